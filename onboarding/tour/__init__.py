"""Shows that the whole journey works, with no screen: a sample new starter does every step of every module."""

from onboarding.tour.take import take_tour

__all__ = ["take_tour"]
