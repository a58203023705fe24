"""Reads questions in GIFT form, as Moodle writes them: `::title::question {=right#why ~wrong#why ####all}`.

Choices and true-or-false become checks. Words to type, numbers, pairs and essays can't, and are named.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onboarding.core.questions import Answer, LeftOut, Question, ReadQuestions, fault_in
from onboarding.core.source import Line

_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
_PUT_ASIDE = re.compile("\x0e([0-9]+)\x0f")
_TITLE = re.compile(r"\A\s*::.*?::\s*", re.DOTALL)
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]\s*")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]{1,5})?)%")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#(.*))?", re.DOTALL | re.IGNORECASE)
_GAP = "_____"
_MEANT = {str(ord("n")): "\n"}
_CATEGORY = "$CATEGORY:"


@dataclass(slots=True)
class _Block:
    """A question's text with what was escaped put aside, so that every mark left is one."""

    lines: list[str]
    line: int
    group: str
    depth: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def read_gift(lines: Sequence[Line]) -> ReadQuestions:
    """What can't become a check is left out, and said by its first line."""
    questions: list[Question] = []
    left_out: list[LeftOut] = []
    for block in _blocks(lines):
        if _TAG.search(block.text):
            left_out.append(LeftOut(block.line, "Its formatting was taken out; the words are kept."))
        found = _question(block)
        if isinstance(found, Question):
            questions.append(found)
        else:
            left_out.append(found)
    return ReadQuestions(tuple(questions), tuple(left_out))


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """Blank lines part questions, but not within braces; lines that begin with `//` are notes."""
    group = ""
    block: _Block | None = None
    for line in lines:
        is_within = block is not None and block.depth > 0
        text = _ESCAPE.sub(lambda found: f"\x0e{ord(found[1])}\x0f", line.text)
        if text.lstrip().startswith("//"):
            continue
        if text.startswith(_CATEGORY) and not is_within:
            group = _plain(text.removeprefix(_CATEGORY).rstrip("/").rpartition("/")[2])
        elif text.strip() or is_within:
            if block is None:
                block = _Block([], line.number, group)
            block.lines.append(text)
            block.depth += text.count("{") - text.count("}")
        elif block is not None:
            yield block
            block = None
    if block is not None:
        yield block


def _question(block: _Block) -> Question | LeftOut:
    before, opening, rest = _TITLE.sub("", block.text).partition("{")
    inside, closing, after = rest.partition("}")
    if not opening:
        return LeftOut(block.line, "This has no answers, so it asks nothing.")
    if not closing:
        return LeftOut(block.line, "The answers of this question have no end: a “}” is missing.")
    words = f"{before.strip()} {_GAP} {after.strip()}" if after.strip() else before
    text = _plain(words)
    if not text:
        return LeftOut(block.line, "These answers have no question.")
    found, _, explanation = inside.partition("####")
    answers = _truth(found) or _choices(found, block.line)
    if isinstance(answers, LeftOut):
        return answers
    fault = fault_in(answers)
    if fault:
        return LeftOut(block.line, fault)
    return Question(text, answers, block.line, _plain(explanation), block.group)


def _truth(inside: str) -> tuple[Answer, ...]:
    """GIFT gives what is said to those who were wrong first."""
    found = _TRUTH.fullmatch(inside)
    if found is None:
        return ()
    is_true = found[1].upper().startswith("T")
    wrong, _, right = (found[2] or "").partition("#")
    said = {True: _plain(right), False: _plain(wrong)}
    return (
        Answer("True", is_true, said[is_true]),
        Answer("False", not is_true, said[not is_true]),
    )


def _choices(inside: str, line: int) -> tuple[Answer, ...] | LeftOut:
    if not inside.strip():
        return LeftOut(line, "It asks for an essay. Notes to oneself take that place: “[[___ ___ ___]]”.")
    if inside.lstrip().startswith("#"):
        return LeftOut(line, "It asks for a number, which a check can’t.")
    parts = re.split(r"([~=])", inside)
    marks = list(zip(parts[1::2], parts[2::2], strict=True))
    if not any(mark == "~" for mark, _ in marks):
        if any("->" in words for _, words in marks):
            return LeftOut(line, "It asks for pairs, which a check can’t.")
        return LeftOut(line, "It asks people to type an answer, which a check can’t.")
    is_one = any(mark == "=" for mark, _ in marks)
    return tuple(_answer(mark, words, is_one=is_one) for mark, words in marks)


def _answer(mark: str, words: str, *, is_one: bool) -> Answer:
    """Where several are to be ticked, each that earns marks is right; where one is, only the whole answer."""
    weight = _WEIGHT.search(words)
    text, _, feedback = _WEIGHT.sub("", words, count=1).partition("#")
    is_right = mark == "=" if is_one or weight is None else float(weight[1]) > 0
    return Answer(_plain(text), is_right, _plain(feedback))


def _plain(words: str) -> str:
    """The words alone: a format's name, tags and entities say nothing here. An escaped n breaks the line."""
    bare = " ".join(html.unescape(_TAG.sub(" ", _FORMAT.sub("", words))).split())
    whole = _PUT_ASIDE.sub(lambda found: _MEANT.get(found[1], chr(int(found[1]))), bare)
    return "\n".join(" ".join(line.split()) for line in whole.split("\n")).strip()
