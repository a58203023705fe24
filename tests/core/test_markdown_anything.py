"""Whatever a file holds, reading it comes to an end and loses no step."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onboarding.core.markdown import parse_glossary, parse_module
from onboarding.core.outline import parse_pathway, read_outline
from onboarding.core.sentences import problem_sentence
from onboarding.core.words import step_words
from tests.core.pages import FRONT, step

FRAGMENTS = [
    "---\n", "id: a\n", "# T\n", "## S {#s}\n", "## S {#s .scenario}\n", "### E {#e .ending}\n",
    "#### ", "##x\n", "- [( )] a\n", "- [(X)] b\n", "[[X]] c\n", "- [[ ]] ", "  > f\n", "***\n",
    "[[___]]\n", "- [ ] t\n", "- ", "  - ", "1. ", "    ", "\t", "> ", "> [!TIP]\n", "| a | b |\n",
    "|---|:-:|\n", "T\n", ": d\n", ":   d\n", "![a](b.png)\n", "*c*\n", "**", "_", "`", "```\n",
    "~~~\n", "[x](#e)", "- [x](#e)\n", "[x](https://a.uk)", "(javascript:", "<b>", "&amp;", "\\",
    "\\\n", "  \n", "\n", "\n\n", "\r", "'", "\"", "--", "...", "*[A]: b\n", "A", "word ", "{",
    "}", "[council to add: a | b]",
    "[council to add:", "\u000e0\u000f", "&#14;0&#15;", "\u0000", "\u0002", "\u2028", "\u0085", "\u00e9", "|",
]  # fmt: skip
QUICK = timedelta(seconds=2)
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)


def read_everything(raw: bytes) -> None:
    outline, _ = read_outline(raw, "a.md")
    module, problems = parse_module(raw, "a.md", {"word": "meaning", "A": "b"})
    parse_pathway(raw, "pathway.md")
    parse_glossary(raw, "glossary.md")

    assert (module is None) == (outline is None)
    for problem in problems:
        problem_sentence(problem)
    if module and outline:
        assert tuple(found.id for found in module.steps) == tuple(found.id for found in outline.steps)
        assert len({found.id for found in module.steps}) == len(module.steps)
        assert all("\x00" not in step_words(found) for found in module.steps)


@settings(deadline=QUICK)
@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(raw: bytes) -> None:
    read_everything(raw)


@settings(deadline=QUICK)
@given(TEXTS)
def test_any_mix_of_marks_can_be_read(text: str) -> None:
    read_everything((FRONT + text).encode())


@settings(deadline=QUICK)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    read_everything((FRONT + "## S {#s}\n" + text).encode("utf-8", "surrogatepass"))


@settings(deadline=QUICK)
@given(st.lists(st.text("abcé'\".,", min_size=1, max_size=8), min_size=1, max_size=30), st.data())
def test_new_wrapping_never_changes_a_digest(words: list[str], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from([" ", "  ", "\n"]), min_size=len(words), max_size=len(words)))
    wrapped = "".join(word + gap for word, gap in zip(words, gaps, strict=True))

    # Two spaces at the end of a line break it, which shows.
    assert step("x " + wrapped.replace("  \n", "\n")).digest == step("x " + " ".join(words)).digest
