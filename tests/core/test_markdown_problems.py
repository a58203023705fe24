"""What is told of a module with faults, and how much of it is shown all the same."""

from __future__ import annotations

import pytest

from onboarding.core.catalogue import Severity
from onboarding.core.front_matter import line_of
from onboarding.core.links import is_safe_link
from onboarding.core.lists import MAX_NESTING
from onboarding.core.markdown import parse_glossary, parse_module
from onboarding.core.module import BulletList, Check, Heading, Paragraph, Quote
from onboarding.core.outline import LAST, parse_pathway, read_outline
from onboarding.core.source import MAX_BYTES, MAX_LINE
from onboarding.core.text import plain
from tests.core.pages import FRONT, blocks, codes, problems, read, step

CHECK = "Q?\n\n- [(X)] a\n  > f\n- [( )] b\n  > f\n"


def told(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in problems(text)]


def test_a_file_without_front_matter_is_left_out() -> None:
    assert parse_module(b"# Title\n\n## Step {#a}\n", "a.md", {})[0] is None
    assert told("# Title\n") == [("no-front-matter", 1)]
    assert told("") == [("no-front-matter", 1)]


@pytest.mark.parametrize("front", ["---\nid: a\n", "---\nid: a\n# Title\n## Step {#a}\n---\n"])
def test_front_matter_without_an_end_is_read_up_to_the_first_heading(front: str) -> None:
    outline, _ = read_outline(front.encode(), "a.md")

    assert outline is not None
    assert outline.id == "a"
    assert ("unclosed-front-matter", 1) in told(front)


def test_missing_front_matter_is_told_and_replaced() -> None:
    text = "\n---\nid:\ntitle:\n---\n# From the heading\n## S {#s minutes=7}\n"

    outline, found = read_outline(text.encode(), "folder/my-file.md")

    assert outline is not None
    assert (outline.id, outline.title, outline.area) == ("my-file", "From the heading", "")
    assert (outline.order, outline.minutes, outline.version) == (LAST, 7, "0.0.0")
    assert [(problem.code, problem.line, problem.values) for problem in found] == [
        ("missing-key", 1, ("area",)),
        ("bad-version", 1, ("",)),
        ("missing-key", 3, ("id",)),
        ("missing-key", 4, ("title",)),
    ]


def test_a_module_without_any_title_is_called_by_its_id() -> None:
    outline, _ = read_outline(b"---\nid: a\n---\n", "a.md")

    assert outline is not None
    assert outline.title == "a"


def test_values_that_make_no_sense_are_told_with_their_lines() -> None:
    text = (
        "---\nid: a b\ntitle: T\narea: x\norder: one\nminutes: 0\nversion: 1.10\n"
        "review_by: 2027-02-30\ndue_days: ١٢\nno key here\ntitle: again\n"
        "  lost\nnote:\nreview_on: x\n\n---\n## S {#s rev=0 minutes=x}\n"
    )

    assert told(text) == [
        ("bad-id", 2),
        ("bad-number", 5),
        ("bad-number", 6),
        ("bad-version", 7),
        ("bad-date", 8),
        ("bad-number", 9),
        ("front-matter-line", 10),
        ("repeated-key", 11),
        ("front-matter-line", 12),
        ("bad-number", 17),
        ("bad-number", 17),
    ]
    outline = read(text).outline
    assert (outline.id, outline.order, outline.version, outline.review_by) == ("a b", LAST, "1.10", None)
    assert (outline.steps[0].rev, outline.steps[0].minutes) == (1, 1)


def test_a_date_in_another_form_is_no_date() -> None:
    assert ("bad-date", 6) in told(FRONT[:-4] + "review_by: 20270901\n---\n")


def test_the_line_of_a_key_can_be_asked_for() -> None:
    assert line_of(FRONT.encode(), "area") == 4
    assert line_of(FRONT.encode(), "owner") == 0
    assert line_of(b"nothing", "id") == 0


def test_steps_that_share_an_id_are_all_shown() -> None:
    text = FRONT + "## A {#s}\n## B {#s}\n## C {#s}\n## D\n##\n##E {#e}\n"

    assert [found.id for found in read(text).steps] == ["s", "s-2", "s-3", "step-4", "step-5", "e"]
    assert read(text).steps[4].title == "Step 5"
    assert told(text) == [
        ("duplicate-step", 8),
        ("duplicate-step", 9),
        ("missing-step-id", 10),
        ("missing-step-title", 11),
        ("missing-step-id", 11),
        ("heading-without-space", 12),
    ]
    assert problems(text)[0].values == ("s", "7")


def test_a_module_without_steps_is_told() -> None:
    assert told(FRONT + "Words.\n") == [("no-steps", 0)]


def test_windows_letters_are_shown_and_told() -> None:
    raw = FRONT.encode() + b"## S {#s}\r\n\r\nCaf\xe9 \x81\r\n"

    module, found = parse_module(raw, "a.md", {})

    assert module is not None
    assert module.steps[0].blocks == blocks("\nCafé \ufffd")
    assert [(problem.code, problem.line) for problem in found] == [("not-utf8", 9)]


def test_utf_16_is_shown_and_told() -> None:
    module, found = parse_module((FRONT + "## Café {#s}").encode("utf-16"), "a.md", {})

    assert module is not None
    assert module.steps[0].title == "Café"
    assert [(problem.code, problem.values) for problem in found] == [("not-utf8", ("UTF-16",))]


def test_control_characters_are_taken_out_and_told() -> None:
    assert plain_text("a\x00b\x02c\n") == "abc"
    assert codes("words\na\x00b\x02c\n") == [("control-character", 2)]


def test_a_file_over_the_limit_is_not_read() -> None:
    assert parse_module(b"x" * (MAX_BYTES + 1), "a.md", {}) == (
        None,
        read_outline(b"x" * (MAX_BYTES + 1), "a.md")[1],
    )
    assert told("x" * (MAX_BYTES + 1)) == [("file-too-big", 0)]


def test_a_line_over_the_limit_is_cut() -> None:
    assert len(plain_text("x" * (MAX_LINE + 5))) == MAX_LINE
    assert codes("x" * (MAX_LINE + 5)) == [("line-too-long", 1)]


def test_three_hundred_nested_lists_lose_no_words() -> None:
    body = "".join(f"{'  ' * depth}- item {depth}\n" for depth in range(300))

    found = blocks(body)[0]

    depth = 0
    while isinstance(found, BulletList) and found.items[-1].children:
        found = found.items[-1].children[0]
        depth += 1
    assert isinstance(found, BulletList)
    assert (depth, plain(found.items[-1].text)) == (MAX_NESTING - 1, "item 299")
    assert codes(body)[0] == ("too-deep", MAX_NESTING + 1)


def test_three_hundred_nested_quotes_end_as_plain_text() -> None:
    found = blocks("> " * 300 + "deep\n")[0]

    for _ in range(MAX_NESTING - 1):
        assert isinstance(found, Quote)
        found = found.blocks[0]
    assert isinstance(found, Quote)
    assert isinstance(found.blocks[0], Paragraph)
    assert plain(found.blocks[0].text).endswith("> deep")
    assert codes("> " * 300 + "deep\n") == [("too-deep", 1)]


@pytest.mark.parametrize(
    "marks", ["[" * 9_000, "*a" * 9_000, "|a|\n|-|\n|" + "*" * 9_000, "T\n:   " + "[" * 9_000]
)
def test_thousands_of_marks_are_shown_as_typed(marks: str) -> None:
    assert codes(marks)[0][0] == "too-many-marks"
    assert marks[-400:] in plain_text(marks)


def test_a_fence_without_an_end_hides_no_steps() -> None:
    text = FRONT + "## A {#a}\n````\n~~~\n## code\n~~~\n```\n`````py\n## B {#b}\n"

    assert len(read(text).steps) == 2
    assert told(text) == [("unclosed-code", 8), ("unclosed-code", 12), ("unclosed-code", 13)]


def test_html_is_text() -> None:
    assert plain_text("a <b onclick=x>c</b> & <!note>") == "a <b onclick=x>c</b> & <!note>"
    assert plain_text("<script>alert(1)</script>") == "<script>alert(1)</script>"
    assert codes("words\n*and*\n<script>x") == [("raw-html", 3)]
    assert problems(FRONT + "## S {#s}\n<b>")[0].severity is Severity.ADVICE


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "http://a.uk",
        "file:///etc/passwd",
        "other-module.md",
        "//a.uk",
        "data:text/html,x",
        "https://",
        "https://user@a.uk",
        "mailto:nobody",
        "&#106;avascript:alert(1)",
        "https:\\\\a.uk",
    ],
)
def test_other_links_are_shown_as_text(address: str) -> None:
    found = blocks(f"words\n[text]({address})")[0]

    assert isinstance(found, Paragraph)
    assert [(span.text, span.href) for span in found.text] == [("words text", "")]
    assert codes(f"words\n[text]({address})") in ([("bad-link", 2)], [("bad-link", 1)])


def test_addresses_with_unseen_characters_are_not_safe() -> None:
    assert is_safe_link("https://a.uk/b?c=d#e")
    assert not is_safe_link("https://a.uk/\u202egnp.exe")


def test_headings_that_jump_or_repeat_the_title_are_told() -> None:
    text = FRONT + "# T\n### Early\n# Again\n## S {#s}\n#### Jump\n##### Fine\n###Tight\n"

    assert told(text) == [
        ("heading-jump", 8),
        ("second-title", 9),
        ("heading-jump", 11),
        ("heading-without-space", 13),
    ]
    levels = [block.level for block in read(text).steps[0].blocks if isinstance(block, Heading)]
    assert levels == [4, 5, 3]


def test_quotes_may_have_any_heading() -> None:
    assert codes("> ##### Deep\n") == []


def test_images_without_words_or_in_sentences_are_told() -> None:
    assert codes("![](a.png)\n") == [("image-without-alt", 1)]
    assert codes("See *this*\n![a tree](a.png) here.") == [("image-in-text", 2)]
    assert plain_text("See ![a tree](a.png) here.") == "See a tree here."
    assert plain_text("![a](b.png) and ![c](d.png)") == "a and c"
    assert plain_text("![a](b.png) (note)") == "a (note)"


def test_an_unknown_callout_is_a_quote() -> None:
    assert isinstance(blocks("> [!HINT]\n> a")[0], Quote)
    assert codes("> [!HINT]\n> a") == [("unknown-callout", 1)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (CHECK, []),
        (CHECK.replace("X", " "), [("check-without-right", 3)]),
        (CHECK.replace("( )", "(x)"), [("check-only-right", 3)]),
        (CHECK + "- [(X)] c\n  > f\n", [("check-several-right", 3)]),
        (CHECK.replace("[( )]", "[[ ]]"), [("check-mixed", 3)]),
        ("Q?\n\n- [[X]] a\n  > f\n", [("check-too-short", 3), ("check-only-right", 3)]),
        (CHECK[4:], [("check-without-question", 1)]),
        ("### Q\n" + CHECK[4:], [("check-without-question", 2)]),
        (CHECK.replace(" b\n", "\n"), [("option-empty", 5)]),
        (CHECK.replace("b\n  > f", "b"), [("option-without-feedback", 5)]),
        (CHECK + "\n***\nwhy", [("unclosed-explanation", 8)]),
        ("[[___]]", [("reflection-without-prompt", 1)]),
        ("> " + CHECK[4:].replace("\n", "\n> "), [("misplaced-check", 1), ("misplaced-check", 3)]),
        ("> [( )] a", [("misplaced-check", 1)]),
        ("- a\n  - [ ] tick", [("misplaced-check", 2)]),
        ("- [go](#there)", [("choice-outside-scenario", 1)]),
    ],
)
def test_checks_that_cannot_work_are_told(body: str, expected: list[tuple[str, int]]) -> None:
    assert codes(body) == expected


def test_an_unclosed_explanation_is_still_shown() -> None:
    assert isinstance(blocks(CHECK + "***\nwhy")[0], Check)
    assert plain_text(CHECK + "***\nwhy") == "why"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Words.", [("scenario-without-scenes", 0)]),
        ("### A {#a .ending}\n", [("scenario-without-choices", 0), ("scene-unreached", 1)]),
        ("- [b](#b)\n### A {#a .ending}\n", [("choice-to-nowhere", 1), ("scene-unreached", 2)]),
        ("- [a](#a)\n###A {#a .ending .end}\n", [("unknown-attribute", 2), ("heading-without-space", 2)]),
        ("- [a](#scene-1)\n### A {.ending}\n", [("missing-scene-id", 2)]),
        (
            "- [a](#a)\n### A {#a .ending}\n### A {#a .ending}\n",
            [("duplicate-scene", 3), ("scene-unreached", 3)],
        ),
        ("- [a](#a)\n### A {#a}\n- [b](#b)\n- [c](#c)\n### B {#b .ending}\n### C {#c .ending}\n", []),
        ("- [a](#a)\n### A {#a}\n", [("scene-without-end", 2)]),
        ("- [a](#a)\n### A {#a .ending}\n- [b](#b)\n### B {#b .ending}\n", [("ending-with-choices", 2)]),
        (
            "- [a](#a)\n### A {#a}\n- [b](#b)\n### B {#b}\n- [a](#a)\n",
            [("scene-cycle", 3), ("scene-cycle", 5)],
        ),
        (
            "- [a](#a)\n### A {#a}\n- [b](#b)\n### B {#b}\n- [c](#c)\n### C {#c .ending}\n",
            [("scene-too-deep", 6)],
        ),
    ],
)
def test_scenarios_that_lead_nowhere_are_told(body: str, expected: list[tuple[str, int]]) -> None:
    assert codes(body, " .scenario") == expected


def test_typing_errors_in_braces_are_told() -> None:
    assert codes("", " .optonal minute=3") == [("unknown-attribute", 0), ("unknown-attribute", 0)]


def test_what_only_a_step_can_be_means_nothing_on_a_scene() -> None:
    scene = "- [a](#a)\n### A {{#a .ending .{}}}\n"

    for name in ("optional", "to-approve"):
        assert codes(scene.format(name), " .scenario") == [("unknown-attribute", 2)]


@pytest.mark.parametrize("body", ["[x](#a b)", "- [x](#)", "- [x](#a(b))", "- no", "-", "- [x] (#a)"])
def test_only_a_link_alone_is_a_choice(body: str) -> None:
    found = step(f"{body}\n\n- [a](#a)\n### A {{#a .ending}}\n", attributes=" .scenario")

    assert sum(hasattr(block, "choices") for block in found.blocks) == 1


@pytest.mark.parametrize(
    "body",
    [
        "a | b\n-- | --",
        "T\n:   ",
        "a | b\n---",
        "|\n|-|",
        "a | b\n-|-|-",
        "a\n:   b\n```\nc\n```",
        "T\n:   a\n\nnext",
        "1986 was\n2. so",
    ],
)
def test_nothing_that_is_nearly_something_is_lost(body: str) -> None:
    assert blocks(body)
    assert codes(body) == []


def test_a_pathway_has_a_title_a_welcome_and_areas() -> None:
    raw = b"---\ntitle: Our 'way'\n---\n# Title\nWelcome\nall.\n\nGo.\n"
    raw += b"\n## One {#one}\n\nFirst\npart.\n### Sub\nmore\n## Two {#two}\n"

    pathway, found = parse_pathway(raw, "pathway.md")

    assert found == ()
    assert (pathway.title, pathway.welcome) == ("Our ‘way’", ("Welcome all.", "Go."))
    assert [(area.id, area.title, area.intro) for area in pathway.areas] == [
        ("one", "One", "First part. more"),
        ("two", "Two", ""),
    ]


def test_a_broken_pathway_is_told_and_still_has_its_areas() -> None:
    pathway, found = parse_pathway(b"# Ours\n## One {#a}\n## Two {#a}\n## Three", "pathway.md")

    assert pathway.title == "Ours"
    assert [area.id for area in pathway.areas] == ["a", "a-2", "step-3"]
    assert [problem.code for problem in found] == [
        "no-front-matter",
        "missing-key",
        "duplicate-area",
        "missing-step-id",
    ]
    assert [problem.code for problem in parse_pathway(b"", "p.md")[1]] == [
        "no-areas",
        "no-front-matter",
        "missing-key",
    ]


def test_a_glossary_is_every_definition_list_of_its_file() -> None:
    raw = FRONT.encode() + b"# Words\n\nBSL\n:   British *Sign* Language\n\nBSL\n:   Again\n"

    assert parse_glossary(raw, "glossary.md") == ({"BSL": "British Sign Language"}, ())
    assert parse_glossary(raw[len(FRONT) :], "glossary.md") == ({"BSL": "British Sign Language"}, ())


def plain_text(body: str) -> str:
    return " ".join(
        " ".join(plain(block.text).split()) for block in blocks(body) if isinstance(block, Paragraph)
    )
