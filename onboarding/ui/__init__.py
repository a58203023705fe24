"""What people see and press: widgets, pages and every sentence shown."""

from onboarding.ui.endless_none import make_none_endless

make_none_endless()
