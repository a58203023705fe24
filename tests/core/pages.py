"""Small modules for the tests of reading, and short ways to ask what was read."""

from __future__ import annotations

from onboarding.core.catalogue import Problem
from onboarding.core.markdown import parse_module
from onboarding.core.module import Block, Module, Step

FRONT = "---\nid: a-module\ntitle: A module\narea: people\nversion: 1.0.0\n---\n"
STEP_LINE = FRONT.count("\n") + 1


def read(text: str, glossary: dict[str, str] | None = None) -> Module:
    module, _ = parse_module(text.encode(), "a.md", glossary or {})
    assert module is not None
    return module


def step(body: str, glossary: dict[str, str] | None = None, attributes: str = "") -> Step:
    """The one step of a module with `body` in it; its first line is `STEP_LINE + 1`."""
    return read(f"{FRONT}## A step {{#a-step{attributes}}}\n{body}", glossary).steps[0]


def blocks(body: str, glossary: dict[str, str] | None = None) -> tuple[Block, ...]:
    return step(body, glossary).blocks


def problems(text: str) -> tuple[Problem, ...]:
    return parse_module(text.encode(), "a.md", {})[1]


def codes(body: str, attributes: str = "") -> list[tuple[str, int]]:
    """The problems of one step, as codes and lines that count from the line after its heading."""
    found = problems(f"{FRONT}## A step {{#a-step{attributes}}}\n{body}")
    return [(problem.code, problem.line - STEP_LINE) for problem in found]
