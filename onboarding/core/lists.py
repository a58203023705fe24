"""Reads bulleted and numbered lists, nested by their indent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onboarding.core.inline import Prose, joined
from onboarding.core.marks import ITEM, QUOTE, RULE, choice_line, ends_paragraph, is_activity, is_blank
from onboarding.core.module import BulletList, ListItem
from onboarding.core.problems import Code, ProblemList
from onboarding.core.source import Line

MAX_NESTING = 10
_LEAST_INDENT = 2


@dataclass(slots=True)
class _Item:
    paragraphs: list[list[Line]]
    lists: list[_List] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    indent: int
    ordered: bool
    start: int
    line: int
    items: list[_Item] = field(default_factory=list)


def list_end(lines: Sequence[Line], at: int, *, is_scenario: bool) -> int:
    """The place after the list that begins at `at`."""
    after_blank = False
    for end in range(at, len(lines)):
        text = lines[end].text
        if is_blank(text):
            after_blank = True
            continue
        if end > at and not _goes_on(lines[end], after_blank=after_blank, is_scenario=is_scenario):
            return end
        after_blank = False
    return len(lines)


def read_list(lines: Sequence[Line], prose: Prose, problems: ProblemList) -> list[BulletList]:
    """More than one when bullets change to numbers."""
    outermost: list[_List] = []
    open_lists: list[_List] = []
    after_blank = False
    for line in lines:
        found = ITEM.match(line.text)
        if is_blank(line.text):
            after_blank = True
            continue
        if is_activity(line.text):
            problems.add(Code.MISPLACED_CHECK, line.number)
        if found:
            indent = len(found[1].expandtabs(4))
            wanted = _List(indent, bool(found[3]), int(found[3] or 1), line.number)
            _open(wanted, outermost, open_lists, problems)
            open_lists[-1].items.append(_Item([[Line(line.number, found[4] or "")]]))
        else:
            paragraphs = open_lists[-1].items[-1].paragraphs
            if after_blank:
                paragraphs.append([])
            paragraphs[-1].append(line)
        after_blank = False
    return [_built(found_list, prose) for found_list in outermost]


def _goes_on(line: Line, *, after_blank: bool, is_scenario: bool) -> bool:
    text = line.text
    if text[0] in " \t" and not QUOTE.match(text):
        return True
    if ITEM.match(text):
        return not (RULE.match(text) or is_activity(text) or (is_scenario and choice_line(text)))
    return not after_blank and not ends_paragraph(line)


def _open(wanted: _List, outermost: list[_List], open_lists: list[_List], problems: ProblemList) -> None:
    """Makes the list that the next item belongs to the last of `open_lists`."""
    while len(open_lists) > 1 and wanted.indent < open_lists[-2].indent + _LEAST_INDENT:
        open_lists.pop()
    parent = open_lists[-1] if open_lists else None
    is_deeper = parent is not None and wanted.indent >= parent.indent + _LEAST_INDENT
    if is_deeper and len(open_lists) == MAX_NESTING:
        problems.add(Code.TOO_DEEP, wanted.line, str(MAX_NESTING))
        return
    if parent is not None and not is_deeper and parent.ordered == wanted.ordered:
        return
    if not is_deeper and open_lists:
        wanted.indent = open_lists.pop().indent
    siblings = open_lists[-1].items[-1].lists if open_lists else outermost
    siblings.append(wanted)
    open_lists.append(wanted)


def _built(found: _List, prose: Prose) -> BulletList:
    items = tuple(
        ListItem(
            joined([prose.text(paragraph) for paragraph in item.paragraphs]),
            tuple(_built(child, prose) for child in item.lists),
            item.paragraphs[0][0].number,
        )
        for item in found.items
    )
    return BulletList(items, found.line, ordered=found.ordered, start=found.start)
