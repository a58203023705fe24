"""A policy as IT writes it, well and badly: what is set, and a sentence on each thing that can't be used."""

from __future__ import annotations

import codecs
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.policy import MOST_PROBLEMS, RULES, Entry, Policy, PolicyProblem, Source, read_policy
from onboarding.core.policy_lines import MAX_BYTES, policy_lines
from onboarding.core.policy_sentences import policy_sentences, value_words
from onboarding.settings import MOST_MONTHS

FILE = "policy.ini"
AT = "policy.ini, line 2:"
CHOSEN = "Used instead: what each person chooses in Settings."
LIMITS = "not a whole number from 1 to 1200."
MACHINE, ACCOUNT = r"HKLM\Software\Policies\Were Kirklees", r"HKCU\Software\Policies\Were Kirklees"
WHOLE = """[policy]
Organisation = North Council
HelpContact = IT service desk, extension 1234
HandInFolder = /srv/hand-in
PublishedFolder = "/srv/the modules"
TeamPage = yes
ContentPage = no
KeepMonths = 36
"""


def of_file(
    text: str | bytes, variables: Mapping[str, str] | None = None, *, is_windows: bool = False
) -> Policy:
    raw = text if isinstance(text, bytes) else text.encode()
    return read_policy([policy_lines(raw, FILE)], variables or {}, is_windows=is_windows)


def of_registry(**values: object) -> Policy:
    entries = tuple(Entry(name, value) for name, value in values.items())
    return read_policy([Source(MACHINE, entries)], {}, is_windows=True)


def set_in(policy: Policy) -> dict[str, str | int]:
    return {value.rule.name: value.value for value in policy.values}


def told(policy: Policy) -> str:
    """The one sentence on the one problem."""
    (sentence,) = policy_sentences(policy)
    return sentence


def test_a_whole_policy_sets_everything() -> None:
    policy = of_file(WHOLE)

    assert policy.problems == ()
    assert policy.text("Organisation") == "North Council"
    assert policy.text("HelpContact") == "IT service desk, extension 1234"
    assert policy.settings == {
        "hand_in_folder": "/srv/hand-in",
        "published_folder": "/srv/the modules",
        "shows_team": True,
        "shows_content": False,
        "keep_months": 36,
    }


def test_what_is_not_set_is_left_to_the_person() -> None:
    policy = of_file("; HandInFolder = /srv\n# TeamPage = no\n\n[policy]\n")

    assert policy == Policy(places=(FILE,))
    assert policy.text("HelpContact") == ""
    assert policy.value("TeamPage") is None


@pytest.mark.parametrize(
    "raw",
    [
        WHOLE.encode("utf-8-sig"),
        WHOLE.replace("\n", "\r\n").encode(),
        WHOLE.replace("\n", "\r").encode(),
        WHOLE.encode("utf-16"),
        codecs.BOM_UTF16_BE + WHOLE.encode("utf-16-be"),
        WHOLE.lower().replace("north council", "North Council").replace("it service", "IT service").encode(),
        WHOLE.replace("[policy]\n", "").encode(),
        WHOLE.replace("[policy]", "  [ Policy ]").replace(" = ", "=").encode(),
    ],
    ids=["mark", "crlf", "cr", "utf-16", "utf-16-be", "small letters", "no section", "spaces"],
)
def test_editors_and_habits_make_no_difference(raw: bytes) -> None:
    assert set_in(of_file(raw)) == set_in(of_file(WHOLE))


def test_a_file_in_the_encoding_of_windows_keeps_its_letters() -> None:
    policy = of_file("Organisation = Café Council".encode("cp1252"))

    assert policy.text("Organisation") == "Café Council"


def test_a_path_needs_no_escapes() -> None:
    policy = of_file(r"HandInFolder = \\server\new\records$\100% of them;#=x", is_windows=True)

    assert policy.settings == {"hand_in_folder": r"\\server\new\records$\100% of them;#=x"}


def test_variables_of_the_account_are_filled_in_and_kept_as_written() -> None:
    variables = {"USERNAME": "sam.lee", "ProgramFiles(x86)": r"C:\Program Files (x86)"}

    policy = of_file(r"HandInFolder = \\server\%USERNAME%\records", variables, is_windows=True)
    other = of_file(r"PublishedFolder = %ProgramFiles(x86)%\Modules", variables, is_windows=True)

    (found,) = policy.values
    assert found.value == r"\\server\sam.lee\records"
    assert value_words(found) == found.written == r"\\server\%USERNAME%\records"
    assert other.settings == {"published_folder": r"C:\Program Files (x86)\Modules"}


def test_a_variable_that_holds_what_no_path_can_is_told() -> None:
    policy = of_file("HandInFolder = /srv/%DEPT%", {"DEPT": "a\udcffb"})

    assert "HandInFolder has a sign in it that can’t be shown." in told(policy)


def test_variables_are_filled_in_for_folders_only() -> None:
    assert of_file("Organisation = 100%A%", {"A": "x"}).text("Organisation") == "100%A%"


@pytest.mark.parametrize("yes", ["yes", "YES", "true", "on", "show", "1"])
@pytest.mark.parametrize("no", ["no", "No", "false", "off", "hide", "0"])
def test_yes_and_no_in_the_usual_words(yes: str, no: str) -> None:
    policy = of_file(f"TeamPage={yes}\nContentPage={no}")

    assert policy.settings == {"shows_team": True, "shows_content": False}
    assert [value_words(value) for value in policy.values] == ["yes", "no"]


def test_the_registry_holds_numbers_and_texts() -> None:
    policy = of_registry(
        teampage=1, ContentPage=0, KEEPMONTHS=60, HandInFolder=r"C:\Records", HelpContact="IT"
    )

    assert policy.problems == ()
    assert policy.settings == {
        "hand_in_folder": r"C:\Records",
        "shows_team": True,
        "shows_content": False,
        "keep_months": 60,
    }
    assert policy.settings["shows_team"] is True


def test_the_computer_beats_the_account_and_the_registry_the_file_value_by_value() -> None:
    sources = [
        Source(MACHINE, (Entry("Organisation", "Machine"),)),
        Source(ACCOUNT, (Entry("Organisation", "Account"), Entry("HelpContact", "Account"))),
        policy_lines(b"Organisation = File\nHelpContact = File\nKeepMonths = 12", FILE),
    ]

    policy = read_policy(sources, {}, is_windows=True)

    assert set_in(policy) == {"Organisation": "Machine", "HelpContact": "Account", "KeepMonths": 12}
    assert policy.problems == ()
    assert policy.places == (MACHINE, ACCOUNT, FILE)


def test_a_value_that_can_not_be_used_leaves_it_to_the_next_place() -> None:
    sources = [
        Source(MACHINE, (Entry("KeepMonths", 0), Entry("TeamPage", 2))),
        policy_lines(b"\nTeamPage = no\nKeepMonths = 12", FILE),
    ]

    policy = read_policy(sources, {}, is_windows=True)

    assert set_in(policy) == {"TeamPage": False, "KeepMonths": 12}
    assert policy_sentences(policy) == [
        f"{MACHINE}: KeepMonths is “0”, {LIMITS} Used instead: 12 (policy.ini, line 3).",
        f"{MACHINE}: TeamPage is “2”, neither yes nor no. Used instead: no (policy.ini, line 2).",
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "HandInFolders = /x",
            f"{AT} nothing is called “HandInFolders”. Is “HandInFolder” meant? It is left out.",
        ),
        ("Wallpaper = /x", f"{AT} nothing is called “Wallpaper”. It is left out."),
        (
            "just words",
            f"{AT} “just words” sets nothing. Write a name, = and a value. The line is left out.",
        ),
        (
            "= /x",
            f"{AT} “= /x” sets nothing. Write a name, = and a value. The line is left out.",
        ),
        (
            "[settings]",
            f"{AT} “[settings]” is not known, only “[policy]”. The lines under it are left out.",
        ),
        (
            "TeamPage = maybe",
            f"{AT} TeamPage is “maybe”, neither yes nor no. {CHOSEN}",
        ),
        (
            "TeamPage =",
            f"{AT} TeamPage has no value. {CHOSEN}",
        ),
        (
            "KeepMonths = two years",
            f"{AT} KeepMonths is “two years”, {LIMITS} {CHOSEN}",
        ),
        (
            "KeepMonths = " + "9" * 5000,
            f"{AT} KeepMonths is “{'9' * 40}…”, {LIMITS} {CHOSEN}",
        ),
        (
            "KeepMonths =",
            f"{AT} KeepMonths has no value. {CHOSEN}",
        ),
        (
            "HandInFolder = records",
            f"{AT} HandInFolder is “records”, which is not a whole path on this system. {CHOSEN}",
        ),
        (
            "HandInFolder = ~/records",
            f"{AT} HandInFolder is “~/records”, which is not a whole path on this system. {CHOSEN}",
        ),
        (
            "PublishedFolder = /srv/%DEPT%",
            f"{AT} PublishedFolder speaks of %DEPT%, which this account does not have. {CHOSEN}",
        ),
        (
            "Organisation = " + "x" * 101,
            f"{AT} Organisation is longer than 100 letters. Used instead: Kirklees Council.",
        ),
        (
            "HelpContact = call\x07us",
            f"{AT} HelpContact has a sign in it that can’t be shown. "
            "Instead, people are told to ask their manager.",
        ),
    ],
)
def test_each_wrong_line_gets_a_sentence_and_the_others_count(line: str, sentence: str) -> None:
    policy = of_file(f"[policy]\n{line}\n[policy]\nContentPage = no")

    assert told(policy) == sentence
    assert set_in(policy) == {"ContentPage": False}


def test_of_two_lines_with_one_name_the_first_counts() -> None:
    policy = of_file("KeepMonths = 12\nkeepmonths = 24")

    assert set_in(policy) == {"KeepMonths": 12}
    assert told(policy) == (
        "policy.ini, line 2: KeepMonths is set here a second time. Used instead: 12 (policy.ini, line 1)."
    )


def test_lines_under_a_heading_that_is_not_ours_are_left_out() -> None:
    policy = of_file("[other]\nKeepMonths = 12\nwhatever\n[policy]\nTeamPage = no")

    assert set_in(policy) == {"TeamPage": False}
    assert len(policy.problems) == 1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3, "is not a text"),
        (b"raw", "is not a text"),
        (["a", "b"], "is not a text"),
        ("  ", "has no value"),
        ("a\0b", "has a sign in it that can’t be shown"),
    ],
)
def test_what_else_the_registry_may_hold_for_a_text(value: object, words: str) -> None:
    policy = of_registry(Organisation=value)

    assert told(policy) == f"{MACHINE}: Organisation {words}. Used instead: Kirklees Council."


@pytest.mark.parametrize("value", [b"\1\0", ["1"], None])
def test_what_else_the_registry_may_hold_for_a_page_and_a_number(value: object) -> None:
    page, months = of_registry(TeamPage=value), of_registry(KeepMonths=value)

    assert "TeamPage is of another kind, neither yes nor no." in told(page)
    assert "KeepMonths is of another kind, not a whole number from 1 to 1200." in told(months)


@pytest.mark.parametrize("path", [r"\records", "C:records", "records", "/srv/records", r"%USERNAME%\x"])
def test_a_path_that_windows_would_take_from_somewhere_else_is_refused(path: str) -> None:
    assert of_file(f"HandInFolder = {path}", {"USERNAME": "sam"}, is_windows=True).settings == {}


@pytest.mark.parametrize("raw", [b"a\0b", b"\xff\xfea", b"K\0e\0e\0p\0=\x001\0", b"\x7fELF\0\0"])
def test_what_is_no_text_sets_nothing(raw: bytes) -> None:
    assert told(of_file(raw)) == "policy.ini is not a text file. Nothing in it is used."


def test_a_file_far_too_large_sets_nothing() -> None:
    policy = of_file(b"KeepMonths = 12\n" * (MAX_BYTES // 16 + 1))

    assert told(policy) == "policy.ini is over 64 kB, so it is no policy. Nothing in it is used."
    assert policy.settings == {}


def test_a_file_full_of_something_else_is_told_of_in_a_few_sentences() -> None:
    policy = of_file("word\n" * 100 + "a=b\n" * 100 + "KeepMonths=12")

    sentences = policy_sentences(policy)

    assert len(sentences) == MOST_PROBLEMS + 1
    assert sentences[-1] == "policy.ini: 180 more lines or values can’t be used. They are left out."
    assert set_in(policy) == {"KeepMonths": 12}


def test_months_have_the_same_limit_as_in_the_settings() -> None:
    (months,) = (rule for rule in RULES if rule.setting == "keep_months")

    assert (months.least, months.most) == (1, MOST_MONTHS)


@given(st.binary(max_size=400))
def test_nothing_that_stands_in_a_file_stops_the_program(raw: bytes) -> None:
    policy = of_file(raw)

    assert all(policy_sentences(policy))
    assert all(isinstance(problem, PolicyProblem) for problem in policy.problems)
