"""What only the council can fill in: what people read until then, and what HR is told."""

from __future__ import annotations

import pytest

from onboarding.core.markdown import parse_glossary
from onboarding.core.module import Callout, Check, Definitions, Image, Paragraph, Table
from onboarding.core.outline import parse_pathway
from onboarding.core.placeholders import begins_sentence
from onboarding.core.text import Span, Text, plain
from onboarding.core.words import step_words
from tests.core.pages import FRONT, STEP_LINE, blocks, codes, problems, read, step

WAITS = "[council to add: safeguarding contact | ask your manager who to tell]"
SHOWN = "ask your manager who to tell"


def only_text(body: str) -> Text:
    (block,) = blocks(body)
    assert isinstance(block, Paragraph)
    return block.text


def told(body: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """The problems of a step's body, with lines that count from the line after its heading."""
    found = problems(f"{FRONT}## A step {{#a-step}}\n{body}")
    return [(problem.code, problem.line - STEP_LINE, problem.values) for problem in found]


def test_people_read_the_phrase_and_hr_is_told_what_is_missing() -> None:
    assert only_text(f"Safeguarding: {WAITS}.") == (
        Span("Safeguarding: "),
        Span(SHOWN, placeholder="safeguarding contact"),
        Span("."),
    )
    assert told(f"Words.\n\nSafeguarding: {WAITS}.") == [("placeholder", 3, ("safeguarding contact", SHOWN))]


@pytest.mark.parametrize(
    ("written", "detail", "phrase"),
    [
        ("[council to add: HR contact]", "HR contact", "ask your manager"),
        ("[council to add: HR contact |  ]", "HR contact", "ask your manager"),
        ("[Council to add:HR  contact|ask HR]", "HR contact", "ask HR"),
        ("[council to\nadd: HR\ncontact | ask\n  your team]", "HR contact", "ask your team"),
        ("[council to add: a | b | c]", "a", "b | c"),
        ("[council to add]", "local detail", "ask your manager"),
        ("[council to add | ask HR]", "local detail", "ask HR"),
        ("[council to add: a | it's HR]", "a", "it’s HR"),
    ],
)
def test_it_may_be_written_in_several_ways(written: str, detail: str, phrase: str) -> None:
    assert only_text(f"Now {written}.")[1] == Span(phrase, placeholder=detail)


@pytest.mark.parametrize(
    ("body", "spans"),
    [
        (f"See **HR: {WAITS}**", (Span(SHOWN, strong=True, placeholder="safeguarding contact"),)),
        (f"See *{WAITS}*", (Span(SHOWN, emphasis=True, placeholder="safeguarding contact"),)),
        (
            f"See [here: {WAITS}](https://a.uk)",
            (Span(SHOWN, href="https://a.uk", placeholder="safeguarding contact"),),
        ),
        (
            "See [council to add: a](https://a.uk)",
            (Span("ask your manager", href="https://a.uk", placeholder="a"),),
        ),
        (f"Ours ({WAITS})", (Span(SHOWN, placeholder="safeguarding contact"), Span(")"))),
        (f"Ours [{WAITS}]", (Span(SHOWN, placeholder="safeguarding contact"), Span("]"))),
        (f"See ![a {WAITS}](b.png)", (Span(SHOWN, placeholder="safeguarding contact"),)),
    ],
)
def test_it_stays_whole_in_links_bold_and_brackets(body: str, spans: Text) -> None:
    assert only_text(body)[-len(spans) :] == spans


@pytest.mark.parametrize(
    "body",
    [
        f"`{WAITS}`",
        f"    {WAITS}",
        f"\\{WAITS}",
        f"```\n{WAITS}\n```",
    ],
)
def test_what_is_shown_as_typed_is_no_placeholder(body: str) -> None:
    assert WAITS in step_words(step(body))
    assert [code for code, *_ in told(body) if code == "placeholder"] == []


@pytest.mark.parametrize(
    "half", ["[council to add: HR contact", "[council to add: HR [contact", "[council to add |"]
)
def test_half_of_one_is_shown_as_it_stands_and_told(half: str) -> None:
    assert plain(only_text(f"Now {half}")) == f"Now {half}"
    assert codes(f"One.\n\nNow {half}") == [("placeholder-half-written", 3)]


def test_in_an_address_it_is_no_words() -> None:
    body = "[here](https://a.uk/[council to add: page])"

    assert told(body) == [("bad-link", 1, ("https://a.uk/[council to add: page]",))]


def test_every_kind_of_block_shows_the_phrase() -> None:
    body = f"""
Hello {WAITS}

### Head {WAITS}

- Item {WAITS}
  - Inner {WAITS}

| A {WAITS} | B |
|---|---|
| C {WAITS} | {WAITS} |

Term
:   Meaning {WAITS}

![Alt {WAITS}](a.png)
*Caption {WAITS}*

> [!TIP]
> Tip {WAITS}

> Quote {WAITS}

Which {WAITS}?

- [(X)] Yes {WAITS}
  > Right {WAITS}
- [( )] No {WAITS}
  > Wrong {WAITS}

***
Why {WAITS}
***

What {WAITS}?

[[___ ___ ___]]

- [ ] I know {WAITS}
"""
    words = step_words(step(body))

    assert words.count(SHOWN) + words.count(SHOWN.capitalize()) == body.count(WAITS)
    assert "[council" not in words
    assert [(code, line) for code, line, _ in told(body)] == [
        ("placeholder", number) for number, line in enumerate(body.split("\n"), 1) if WAITS in line
    ]


def test_the_words_of_a_scenario_show_it_too() -> None:
    body = f"Hm.\n\n- [Go {WAITS}](#go)\n### You go {WAITS} {{#go .ending}}\nWell, {WAITS}.\n"

    assert step_words(step(body, attributes=" .scenario")) == f"Hm. Go {SHOWN} You go {SHOWN} Well, {SHOWN}."


def test_titles_show_it_and_tell_of_it() -> None:
    text = f"{FRONT}# All {WAITS}\n## Step {WAITS} {{#a}}\nWords.\n"

    assert read(text).steps[0].title == f"Step {SHOWN}"
    assert [problem.line for problem in problems(text)] == [STEP_LINE, STEP_LINE + 1]


def test_the_pathway_shows_it_and_tells_of_it() -> None:
    text = f"---\ntitle: T\n---\nHello.\n\nSee [council to\nadd: x], {WAITS}\n\n## A {{#a}}\n{WAITS}\n"

    pathway, found = parse_pathway(text.encode(), "pathway.md")

    assert pathway.welcome[1] == f"See ask your manager, {SHOWN}"
    assert pathway.areas[0].intro == SHOWN.capitalize()
    assert [problem.line for problem in found] == [6, 7, 10]


def test_the_meaning_of_a_term_shows_it() -> None:
    raw = f"---\ntitle: G\n---\nDuty\n:   {WAITS} at once.\n".encode()
    meanings, found = parse_glossary(raw, "glossary.md")

    (paragraph,) = blocks("My duty.", meanings)

    assert isinstance(paragraph, Paragraph)
    assert paragraph.text[1].definition == (
        Span(SHOWN.capitalize(), placeholder="safeguarding contact"),
        Span(" at once."),
    )
    assert [(problem.code, problem.line) for problem in found] == [("placeholder", 5)]


def test_the_meaning_of_a_short_form_shows_it() -> None:
    (paragraph,) = blocks(f"Ask the DSL.\n\n*[DSL]: A person. {WAITS}")

    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text[1].definition) == f"A person. {SHOWN.capitalize()}"
    assert codes(f"Ask the DSL.\n\n*[DSL]: A person. {WAITS}") == [("placeholder", 3)]


@pytest.mark.parametrize(
    "before", ["", "“", "(", "One. ", "One! ", "“One?” ", "One… (", "**HR.** ", 'He: "No." ']
)
def test_a_phrase_that_opens_a_sentence_has_a_capital(before: str) -> None:
    assert SHOWN.capitalize() in plain(only_text(f"{before}{WAITS}"))


@pytest.mark.parametrize("before", ["One ", "HR: ", "One (", "3.", "One, “", "**HR:** "])
def test_a_phrase_within_a_sentence_has_none(before: str) -> None:
    assert SHOWN in plain(only_text(f"{before}{WAITS}"))


def test_cells_items_and_meanings_open_with_a_capital() -> None:
    table, definitions, callout = blocks(
        f"| A |\n|---|\n| {WAITS} |\n\nTerm\n:   {WAITS}\n\n> [!TIP]\n> {WAITS}\n"
    )

    assert isinstance(table, Table) and isinstance(definitions, Definitions) and isinstance(callout, Callout)
    assert plain(table.rows[0][0]) == SHOWN.capitalize()
    assert plain(definitions.pairs[0][1]) == SHOWN.capitalize()
    assert isinstance(callout.blocks[0], Paragraph)
    assert plain(callout.blocks[0].text) == SHOWN.capitalize()


def test_a_break_of_the_line_is_no_new_sentence() -> None:
    assert not begins_sentence("HR:\n")
    assert begins_sentence("Ask.\n")


def test_filling_it_in_changes_the_words_and_renaming_it_does_not() -> None:
    before = step(f"Tell: {WAITS}.")

    assert step(f"Tell: {WAITS.replace('safeguarding contact', 'who to ring')}.").digest == before.digest
    assert step(f"Tell: {SHOWN}.").digest == before.digest
    assert step("Tell: the duty desk.").digest != before.digest
    assert step("Tell: [council to add: safeguarding contact | ask HR].").digest != before.digest


def test_a_question_and_a_picture_say_it_in_plain_words() -> None:
    check, image = blocks(f"{WAITS}?\n\n- [(X)] {WAITS}\n- [( )] b\n\n![{WAITS}](a.png)\n")

    assert isinstance(check, Check) and isinstance(image, Image)
    assert plain(check.question) == f"{SHOWN.capitalize()}?"
    assert image.alt == SHOWN.capitalize()
