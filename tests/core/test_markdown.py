"""What a well-made module reads as."""

from __future__ import annotations

from datetime import date

import pytest

from onboarding.core.catalogue import StepOutline
from onboarding.core.markdown import parse_module, parse_page
from onboarding.core.module import (
    BulletList,
    Callout,
    CalloutKind,
    Check,
    Choice,
    Choices,
    Code,
    Confirmation,
    Definitions,
    Heading,
    Image,
    ListItem,
    Paragraph,
    Quote,
    Reflection,
    Rule,
    Table,
)
from onboarding.core.outline import read_outline
from onboarding.core.text import Align, Span, plain
from tests.core.pages import FRONT, STEP_LINE, blocks, codes, read, step

MODULE = """---
id: working-with-people
title: "What's" new -- and more
area: principles
order: 1
version: 1.10.0
owner: Organisational
  Development
review_by: 2027-09-01
due_days: 14
change_note: First.
flavour: kept
---

# *What's* new

Opening words.

## Start `here` {#start rev=2 minutes=4}

Words.

## Think {: #think .optional }
"""


def test_the_outline_holds_the_front_matter_and_the_steps() -> None:
    outline, problems = read_outline(MODULE.encode(), "people.md")

    assert problems == ()
    assert outline is not None
    assert outline.title == "“What’s” new – and more"
    assert (outline.id, outline.area, outline.order) == ("working-with-people", "principles", 1)
    assert (outline.version, outline.owner) == ("1.10.0", "Organisational Development")
    assert (outline.review_by, outline.due_days) == (date(2027, 9, 1), 14)
    assert outline.steps == (
        StepOutline("start", "Start here", 2, 4, False),
        StepOutline("think", "Think", 1, 1, True),
    )
    assert outline.minutes == 4
    assert outline.required_steps == outline.steps[:1]


def test_the_module_has_the_same_outline_and_its_pages() -> None:
    module, problems = parse_module(MODULE.encode(), "people.md", {})

    assert problems == ()
    assert module is not None
    assert module.outline == read_outline(MODULE.encode(), "people.md")[0]
    assert [plain(block.text) for block in module.opening if isinstance(block, Paragraph)] == [
        "Opening words."
    ]
    assert module.step("think").title == "Think"
    with pytest.raises(KeyError):
        module.step("no such step")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing_but_the_digest_of_the_file(end: str) -> None:
    raw = "\ufeff" + MODULE.replace("\n", end)

    module, problems = parse_module(raw.encode(), "people.md", {})

    assert problems == ()
    assert module is not None
    assert module.steps == read(MODULE).steps


def test_a_step_that_is_to_be_approved_says_so_to_authors_alone() -> None:
    waiting = step("Words.", attributes=" .to-approve")

    assert waiting.is_to_approve
    assert not step("Words.").is_to_approve
    assert codes("Words.", " .to-approve") == [("step-to-approve", 0)]
    assert (waiting.blocks, waiting.digest) == (step("Words.").blocks, step("Words.").digest)


def test_a_step_without_minutes_takes_as_long_as_its_words() -> None:
    assert step("word " * 270).minutes == 3


def test_prose_keeps_its_styles_and_typographic_marks() -> None:
    found = blocks(
        'Some *soft*, **loud** and `co<de` "words"...\nwrapped, it\'s [here](https://a.uk/?b=1&c=2).'
    )

    assert found == (
        Paragraph(
            (
                Span("Some "),
                Span("soft", emphasis=True),
                Span(", "),
                Span("loud", strong=True),
                Span(" and "),
                Span("co<de", code=True),
                Span(" “words”… wrapped, it’s "),
                Span("here", href="https://a.uk/?b=1&c=2"),
                Span("."),
            ),
            STEP_LINE + 1,
        ),
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("'a' and \"b\"", "‘a’ and “b”"),
        ("\"'Both,' she said\"", "“‘Both,’ she said”"),
        ("the '90s -- not --- then", "the ’90s – not — then"),
        ('*"soft"* and **it**\'s', "“soft” and it’s"),
        ('a "', "a ”"),
        ("fish &amp; chips &lt;b", "fish & chips <b"),
        ("\\*no\\* marks", "*no* marks"),
        ("one  \ntwo\\\nthree", "one\ntwo\nthree"),
        ("**_both_**", "both"),
        ("ends with a slash\\", "ends with a slash\\"),
        ("*\xa0*", "*\xa0*"),
        ("&#32;*a*", "a"),
        ("R&D &copy 2 &#9999999999; `&lt;`", "R&D &copy 2 &#9999999999; &lt;"),
    ],
)
def test_what_is_typed_is_shown_as_print_has_it(typed: str, shown: str) -> None:
    found = blocks(typed)[0]

    assert isinstance(found, Paragraph)
    assert plain(found.text) == shown


def test_an_address_keeps_its_ampersands() -> None:
    found = blocks("[a](https://a.uk/?b=1&copy=2&amp;c=3)")[0]

    assert isinstance(found, Paragraph)
    assert found.text[0].href == "https://a.uk/?b=1&copy=2&c=3"


def test_addresses_in_angle_brackets_are_links() -> None:
    found = blocks("<https://a.uk> and <b@c.uk>")[0]

    assert isinstance(found, Paragraph)
    assert [span.href for span in found.text] == ["https://a.uk", "", "mailto:b@c.uk"]


def test_lists_nest_by_any_indent() -> None:
    found = blocks("1. one\n   - sub\n     goes on\n\t- tab\n  - less\n2. two\n\n   apart\n\n- bullet\n+\n")

    line = STEP_LINE + 1
    inner = BulletList(
        (
            ListItem((Span("sub goes on"),)),
            ListItem((Span("tab"),)),
            ListItem((Span("less"),)),
        ),
        line + 1,
    )
    assert found == (
        BulletList((ListItem((Span("one"),), (inner,)), ListItem((Span("two\napart"),))), line, ordered=True),
        BulletList((ListItem((Span("bullet"),)), ListItem(())), line + 9),
    )


def test_a_deeper_list_can_close_and_change_its_kind() -> None:
    found = blocks("- a\n    - b\n    1. c\n- d\nlazy\n\nafter")

    first, after = found
    assert isinstance(first, BulletList)
    assert [child.ordered for child in first.items[0].children] == [False, True]
    assert plain(first.items[1].text) == "d lazy"
    assert isinstance(after, Paragraph)


@pytest.mark.parametrize("after", ["### Next", "***", "- [ ] Tick", "> quote", "![a](b.png)"])
def test_a_list_ends_where_something_else_begins(after: str) -> None:
    found = blocks(f"- a\n{after}\n")

    assert isinstance(found[0], BulletList)
    assert len(found) == 2


def test_tables_definitions_code_and_rules() -> None:
    found = blocks(
        "| A | *B* |\n|:-:|--:|\n| 1 | 2 | 3 |\n| x `|` y |\n\n"
        "Term\nOther term\n:   Meaning\n    goes on\n:   Second\n\nLast\n:   Third\n\n"
        "---\n    indented\n\n\tmore\n\n```py\n## not a step\n```\n"
    )

    table, definitions, rule, indented, fenced = found
    assert isinstance(table, Table)
    assert table.header == ((Span("A"),), (Span("B", emphasis=True),))
    assert table.rows == (((Span("1"),), (Span("2"),)), ((Span("x "), Span("|", code=True), Span(" y")), ()))
    assert table.alignments == (Align.CENTRE, Align.RIGHT)
    assert isinstance(definitions, Definitions)
    assert [(plain(term), plain(meaning)) for term, meaning in definitions.pairs] == [
        ("Term", "Meaning goes on"),
        ("Other term", "Meaning goes on"),
        ("Term", "Second"),
        ("Other term", "Second"),
        ("Last", "Third"),
    ]
    assert indented == Code("indented\n\nmore", STEP_LINE + 16)
    assert fenced == Code("## not a step", STEP_LINE + 20)
    assert rule == Rule(STEP_LINE + 15)


def test_callouts_and_quotes_hold_blocks() -> None:
    callout, quote = blocks("> [!TIP] Ask\n> first.\n> - a\n\n> Said\nlazily\n")

    line = STEP_LINE + 1
    words = Paragraph((Span("Ask first."),), line)
    assert callout == Callout(CalloutKind.TIP, (words, BulletList((ListItem((Span("a"),)),), line + 2)), line)
    assert quote == Quote((Paragraph((Span("Said lazily"),), line + 4),), line + 4)


def test_an_image_takes_the_italic_line_below_as_its_caption() -> None:
    found = blocks(
        '![It\'s a tree](images/tree.svg "Tree")\n*By the `gate`.*\n![b](<my tree.png>)\n**loud** words'
    )

    line = STEP_LINE + 1
    assert found == (
        Image("images/tree.svg", "It’s a tree", (Span("By the "), Span("gate", code=True), Span(".")), line),
        Image("my tree.png", "b", (), line + 2),
        Paragraph((Span("loud", strong=True), Span(" words")), line + 3),
    )


def test_a_check_has_its_question_options_feedback_and_explanation() -> None:
    text = """\
Before.

Which one
is it?

- [( )] This
  one
  > Not
  > quite.
- [(X)] That

  > Right:
    well done.
[(x)] Bare

***
Because **so**.

- point
***
After."""
    before, check, after = blocks(text)

    assert isinstance(before, Paragraph)
    assert isinstance(check, Check)
    assert (check.id, plain(check.question), check.several) == ("check-1", "Which one is it?", False)
    assert [(plain(option.text), option.is_right, plain(option.feedback)) for option in check.options] == [
        ("This one", False, "Not quite."),
        ("That", True, "Right: well done."),
        ("Bare", True, ""),
    ]
    assert [type(block) for block in check.explanation] == [Paragraph, BulletList]
    assert isinstance(after, Paragraph)


def test_several_answers_are_written_with_square_brackets() -> None:
    first, second = blocks(
        "One?\n\n- [[X]] a\n- [[ ]] b\n\nTwo?\n\n- [(X)] a\n- [( )] b\n\n> [!NOTE]\n> n\n"
    )[:2]

    assert isinstance(first, Check)
    assert isinstance(second, Check)
    assert (first.several, second.several, second.id) == (True, False, "check-2")


@pytest.mark.parametrize("aside", ["> [!NOTE]\n> n", "\n> quote", "\nparagraph", "### Heading"])
def test_what_follows_the_options_is_no_feedback(aside: str) -> None:
    check, after = blocks(f"Q?\n\n- [(X)] a\n- [( )] b\n{aside}\n")

    assert isinstance(check, Check)
    assert check.options[1].feedback == ()
    assert not isinstance(after, Check)


def test_a_callout_straight_below_the_options_stays_a_callout() -> None:
    assert isinstance(blocks("Q?\n- [(X)] a\n- [( )] b\n> plain feedback\n> [!TIP]\n> t\n")[1], Callout)


def test_reflections_and_confirmations_count_on_their_own() -> None:
    line = STEP_LINE + 1
    found = blocks("What would *you* do?\n\n[[___ ___ ___]]\n\n- [ ] I know\n  who\n- [x] I can\n\n[[___]]\n")

    assert found == (
        Reflection("reflection-1", (Span("What would "), Span("you", emphasis=True), Span(" do?")), line + 2),
        Confirmation("confirmation-1", (Span("I know who"),), line + 4),
        Confirmation("confirmation-2", (Span("I can"),), line + 6),
        Reflection("reflection-2", (), line + 8),
    )


SCENARIO = """
He is upset.

- [Say sorry](#sorry)

- [Explain *why*](#explain)

### You say sorry {#sorry}
He listens.

- [Ask](#ask)
- no link

### You explain {#explain .ending}
#### So
```
### no scene
```

### You ask {#ask .ending}
Good.
"""


def test_a_scenario_has_choices_and_scenes() -> None:
    found = step(SCENARIO, attributes=" .scenario")

    line = STEP_LINE
    assert found.is_scenario
    assert found.blocks[1] == Choices(
        (
            Choice((Span("Say sorry"),), "sorry", line + 4),
            Choice((Span("Explain "), Span("why", emphasis=True)), "explain", line + 6),
        ),
        line + 4,
    )
    assert [(scene.id, scene.title, scene.is_ending) for scene in found.scenes] == [
        ("sorry", "You say sorry", False),
        ("explain", "You explain", True),
        ("ask", "You ask", True),
    ]
    assert [type(block) for block in found.scenes[0].blocks] == [Paragraph, Choices, BulletList]
    assert [type(block) for block in found.scenes[1].blocks] == [Heading, Code]
    assert codes(SCENARIO, " .scenario") == []


def test_headings_of_other_steps_are_headings() -> None:
    assert blocks("### Sub *title* {#id} ##\n") == (
        Heading(3, (Span("Sub "), Span("title", emphasis=True)), STEP_LINE + 1),
    )


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Why {brackets}", "Why {brackets}"),
        ("## C#", "C#"),
        ("## Open {#", "Open {#"),
        ("## Empty {}", "Empty {}"),
        ("##   Closed ##", "Closed"),
        ("## " + "long *word* " * 40, ("long *word* " * 40).strip()),
    ],
)
def test_step_titles_are_plain(heading: str, title: str) -> None:
    assert read(FRONT + heading).steps[0].title == title


GLOSSARY = {
    "restorative practice": "A way of working.",
    "BSL": "British Sign Language",
    "practice": "Doing.",
    " ": "-",
}


def test_the_first_mention_of_a_term_is_marked_once_a_step() -> None:
    found = step("Practices and *Restorative practice*.\n\n> practice\n\nRestorative practice.", GLOSSARY)

    first, quote, last = found.blocks
    assert isinstance(first, Paragraph)
    assert first.text == (
        Span("Practices", definition=(Span("Doing."),)),
        Span(" and "),
        Span("Restorative practice", emphasis=True, definition=(Span("A way of working."),)),
        Span("."),
    )
    assert isinstance(quote, Quote)
    assert quote.blocks == (Paragraph((Span("practice"),), STEP_LINE + 3),)
    assert isinstance(last, Paragraph)
    assert last.text == (Span("Restorative practice."),)


def test_terms_are_marked_in_lists_tables_meanings_and_explanations_only() -> None:
    body = (
        "### practice\n\n`practice` [practice](https://a.uk)\n\n- x\n  - BSL bsl\n\n"
        "| practice | b |\n|--|--|\n"
        "| c | practice |\n\n"
        "T\n:   a restorative practice\n\nQ practice?\n\n- [(X)] practice\n- [( )] b\n\n"
        "***\npractice\n***\n\n- [ ] practice\n"
    )
    marked = [word for block in blocks(body, GLOSSARY) for word in _marked(block)]

    assert marked == ["BSL", "practice", "restorative practice"]


def test_a_term_with_two_names_is_marked_under_the_first_that_is_met() -> None:
    one, other = "Impact assessment", "IIA"
    glossary = {one: "A look ahead.", other: "A look ahead.", "BSL": "British Sign Language"}

    assert _marked(blocks("An impact assessment (IIA) in BSL.", glossary)) == ["impact assessment", "BSL"]
    assert _marked(blocks("An IIA is an impact assessment.", glossary)) == ["IIA"]


def _marked(value: object) -> list[str]:
    if isinstance(value, Span):
        return [value.text] if value.definition else []
    if isinstance(value, tuple):
        return [word for part in value for word in _marked(part)]
    names = getattr(value, "__dataclass_fields__", {})
    return [word for name in names for word in _marked(getattr(value, name))]


def test_abbreviations_explain_themselves_in_their_module() -> None:
    found = step("Use BSL.\n\n*[BSL]: British Sign Language\n*[not one]\n")

    assert found.blocks[0] == Paragraph(
        (Span("Use "), Span("BSL", definition=(Span("British Sign Language"),)), Span(".")), STEP_LINE + 1
    )
    assert len(found.blocks) == 2


def test_a_page_without_details_has_a_title_and_its_parts() -> None:
    title, found, problems = parse_page(b"# A *page*\n\n## Part\n\nWords.\n", "guide.md")

    assert (title, problems) == ("A page", ())
    assert [type(block) for block in found] == [Heading, Paragraph]
    assert parse_page(b"Words.\n", "guide.md")[0] == ""
    assert len(parse_page(b"Words.\n", "guide.md")[1]) == 1
