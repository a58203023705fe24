"""Shows with no screen that the whole journey works: a sample new starter does every step there is."""

from onboarding.tour.take import take_tour

__all__ = ["take_tour"]
