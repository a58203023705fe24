"""Settings: who I am, how I read, where my record goes, and where everything lies."""

from onboarding.ui.preferences.preferences_page import PreferencesPage

__all__ = ["PreferencesPage"]
