"""We're Kirklees: the desktop onboarding app for new staff of Kirklees Council."""

__version__ = "0.1.0"
