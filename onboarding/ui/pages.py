"""Where each page is found. A page is read from the disk when it is first gone to, and not at the start.

Reading all of them takes longer than everything else that stands between a start and the first page.
"""

from __future__ import annotations

from onboarding.ui import destinations as to
from onboarding.ui.page import Page


def page_class(destination: type) -> type[Page]:
    """The page that shows a kind of destination; KeyError for one that has no page."""
    return _FOUND[destination]()


def _home() -> type[Page]:
    from onboarding.ui.home.home_page import HomePage

    return HomePage


def _learn() -> type[Page]:
    from onboarding.ui.learn.learn_page import LearnPage

    return LearnPage


def _search() -> type[Page]:
    from onboarding.ui.home.search_page import SearchPage

    return SearchPage


def _record() -> type[Page]:
    from onboarding.ui.record.record_page import RecordPage

    return RecordPage


def _team() -> type[Page]:
    from onboarding.ui.team.team_page import TeamPage

    return TeamPage


def _team_member() -> type[Page]:
    from onboarding.ui.team.member_page import MemberPage

    return MemberPage


def _overdue() -> type[Page]:
    from onboarding.ui.team.overdue_page import OverduePage

    return OverduePage


def _keep_and_forget() -> type[Page]:
    from onboarding.ui.team.keep_page import KeepPage

    return KeepPage


def _files_collected() -> type[Page]:
    from onboarding.ui.collecting.files_page import FilesPage

    return FilesPage


def _content() -> type[Page]:
    from onboarding.ui.content.content_page import ContentPage

    return ContentPage


def _guide() -> type[Page]:
    from onboarding.ui.content.guide_page import GuidePage

    return GuidePage


def _preferences() -> type[Page]:
    from onboarding.ui.preferences import PreferencesPage

    return PreferencesPage


def _parts() -> type[Page]:
    from onboarding.ui.parts.parts_page import PartsPage

    return PartsPage


def _help() -> type[Page]:
    from onboarding.ui.help_page import HelpPage

    return HelpPage


def _support() -> type[Page]:
    from onboarding.ui.support.support_page import SupportPage

    return SupportPage


def _people() -> type[Page]:
    from onboarding.ui.people_page import PeoplePage

    return PeoplePage


def _welcome() -> type[Page]:
    from onboarding.ui.welcome import WelcomePage

    return WelcomePage


_FOUND = {
    to.Home: _home,
    to.OpenStep: _learn,
    to.SearchFor: _search,
    to.MyRecord: _record,
    to.Team: _team,
    to.TeamMember: _team_member,
    to.Overdue: _overdue,
    to.KeepAndForget: _keep_and_forget,
    to.FilesCollected: _files_collected,
    to.Content: _content,
    to.WritersGuide: _guide,
    to.Preferences: _preferences,
    to.Parts: _parts,
    to.Help: _help,
    to.Support: _support,
    to.WhoIsLearning: _people,
    to.Welcome: _welcome,
}
