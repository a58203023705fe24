"""Dataclasses and pure functions: no Qt, no disk, no clock."""
