"""Reads the lines of a step into the blocks that its page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from onboarding.core.checks import is_explanation_mark, read_confirmation, read_explanation, read_options
from onboarding.core.headings import code_lines, heading_line
from onboarding.core.inline import Prose, as_typed
from onboarding.core.lists import MAX_NESTING, list_end, read_list
from onboarding.core.marks import (
    CALLOUT,
    CONFIRMATION,
    DEFINITION,
    ITEM,
    OPTION,
    QUOTE,
    RULE,
    choice_line,
    ends_paragraph,
    image_line,
    is_activity,
    is_blank,
    is_caption,
    is_reflection,
    is_table_rule,
)
from onboarding.core.module import (
    Block,
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
    Paragraph,
    Promise,
    Quote,
    Reflection,
    Rule,
    Table,
)
from onboarding.core.placeholders import shown
from onboarding.core.problems import Code as Fault
from onboarding.core.problems import ProblemList
from onboarding.core.punctuation import typographic
from onboarding.core.source import Line
from onboarding.core.text import Text

_CODE_INDENTS = ("    ", "\t")
_LEAST_LEVEL = 3


@dataclass(slots=True)
class Setting:
    """Where blocks stand: what is allowed there, and how far the step has counted its activities."""

    prose: Prose
    problems: ProblemList
    has_activities: bool = False
    is_scenario: bool = False
    has_promises: bool = False
    depth: int = 0
    heading_level: int | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def next_id(self, kind: str) -> str:
        self.counts[kind] += 1
        return f"{kind}-{self.counts[kind]}"

    def inside(self, *, deeper: int = 1) -> Setting:
        """The setting of a quote or an explanation, where nothing is asked."""
        return replace(
            self, has_activities=False, is_scenario=False, depth=self.depth + deeper, heading_level=None
        )


def read_blocks(lines: Sequence[Line], setting: Setting) -> tuple[Block, ...]:
    return _BlockReader(lines, setting).read()


class _BlockReader:
    """Walks down the lines once; each reader takes its lines and leaves `_at` after them."""

    def __init__(self, lines: Sequence[Line], setting: Setting) -> None:
        self._lines = lines
        self._setting = setting
        self._prose = setting.prose
        self._problems = setting.problems
        self._fences = code_lines(lines, ProblemList(""))
        self._blocks: list[Block] = []
        self._at = 0

    def read(self) -> tuple[Block, ...]:
        while self._at < len(self._lines):
            if is_blank(self._lines[self._at].text):
                self._at += 1
            else:
                self._reader()()
        return tuple(self._blocks)

    def _reader(self) -> Callable[[], None]:
        line = self._lines[self._at]
        text = line.text
        if self._at in self._fences:
            return self._read_fence
        if text.startswith(_CODE_INDENTS):
            return self._read_indented_code
        if heading_line(line):
            return self._read_heading
        if QUOTE.match(text):
            return self._read_quote
        if RULE.match(text):
            return self._read_rule
        return self._activity_reader(text) or self._prose_reader(text)

    def _activity_reader(self, text: str) -> Callable[[], None] | None:
        if self._setting.is_scenario and choice_line(text):
            return self._read_choices
        if not self._setting.has_activities:
            return None
        if OPTION.match(text):
            return self._read_check
        if is_reflection(text):
            return self._read_reflection
        if not CONFIRMATION.match(text):
            return None
        return self._read_promise if self._setting.has_promises else self._read_confirmation

    def _prose_reader(self, text: str) -> Callable[[], None]:
        if image_line(text):
            return self._read_image
        if ITEM.match(text):
            return self._read_list
        if "|" in text and is_table_rule(self._text_at(self._at + 1)):
            return self._read_table
        return self._read_paragraph

    def _text_at(self, at: int) -> str:
        return self._lines[at].text if at < len(self._lines) else ""

    def _take(self, end: int) -> Sequence[Line]:
        taken = self._lines[self._at : end]
        self._at = end
        return taken

    def _take_while(self, belongs: Callable[[Line], bool]) -> Sequence[Line]:
        """The line we stand on, and those after it that belong."""
        end = self._at + 1
        while end < len(self._lines) and end not in self._fences and belongs(self._lines[end]):
            end += 1
        return self._take(end)

    def _read_fence(self) -> None:
        lines = self._take(self._fences[self._at])
        self._blocks.append(Code("\n".join(line.text for line in lines[1:-1]), lines[0].number))

    def _read_indented_code(self) -> None:
        lines = self._take_while(lambda line: is_blank(line.text) or line.text.startswith(_CODE_INDENTS))
        text = "\n".join(line.text.expandtabs(4)[4:] for line in lines)
        self._blocks.append(Code(text.rstrip(), lines[0].number))

    def _read_heading(self) -> None:
        line = self._take(self._at + 1)[0]
        heading = heading_line(line)
        assert heading is not None
        if not heading.has_space:
            self._problems.add(Fault.HEADING_WITHOUT_SPACE, line.number, heading.title)
        if heading.level == 1:
            self._problems.add(Fault.SECOND_TITLE, line.number, heading.title)
        above = self._setting.heading_level
        if above is not None:
            if heading.level > above + 1:
                self._problems.add(Fault.HEADING_JUMP, line.number, "#" * heading.level, "#" * (above + 1))
            self._setting.heading_level = heading.level
        text = self._prose.text([Line(line.number, heading.title)])
        self._blocks.append(Heading(max(heading.level, _LEAST_LEVEL), text, line.number))

    def _read_rule(self) -> None:
        self._blocks.append(Rule(self._take(self._at + 1)[0].number))

    def _read_quote(self) -> None:
        lines = self._take_while(lambda line: bool(QUOTE.match(line.text)) or not ends_paragraph(line))
        inside = [Line(line.number, _unquoted(line.text)) for line in lines]
        number = lines[0].number
        if self._setting.depth >= MAX_NESTING:
            self._problems.add(Fault.TOO_DEEP, number, str(MAX_NESTING))
            self._blocks.append(Paragraph(as_typed(inside), number))
            return
        callout = CALLOUT.match(inside[0].text)
        kind = self._callout_kind(callout[1], number) if callout else None
        if callout and kind:
            inside[0] = Line(number, callout[2])
            blocks = read_blocks(inside, self._setting.inside())
            self._blocks.append(Callout(kind, blocks, number))
        else:
            self._blocks.append(Quote(read_blocks(inside, self._setting.inside()), number))

    def _callout_kind(self, word: str, line: int) -> CalloutKind | None:
        try:
            return CalloutKind(word.upper())
        except ValueError:
            self._problems.add(Fault.UNKNOWN_CALLOUT, line, word)
            return None

    def _read_check(self) -> None:
        line = self._lines[self._at].number
        question = self._paragraph_before()
        if not question:
            self._problems.add(Fault.CHECK_WITHOUT_QUESTION, line)
        found = read_options(self._lines, self._at, self._prose, self._problems)
        self._at = found.end
        explanation = self._read_explanation()
        check_id = self._setting.next_id("check")
        self._blocks.append(Check(check_id, question, found.options, found.several, explanation, line))

    def _read_explanation(self) -> tuple[Block, ...]:
        start = self._at
        while is_blank(self._text_at(start)) and start < len(self._lines):
            start += 1
        if not is_explanation_mark(self._text_at(start)):
            return ()
        found = read_explanation(self._lines, start)
        if found is None:
            self._problems.add(Fault.UNCLOSED_EXPLANATION, self._lines[start].number)
            return ()
        lines, self._at = found
        return read_blocks(lines, self._setting.inside(deeper=0))

    def _read_reflection(self) -> None:
        line = self._take(self._at + 1)[0].number
        prompt = self._paragraph_before()
        if not prompt:
            self._problems.add(Fault.REFLECTION_WITHOUT_PROMPT, line)
        self._blocks.append(Reflection(self._setting.next_id("reflection"), prompt, line))

    def _read_confirmation(self) -> None:
        line = self._lines[self._at].number
        text, self._at = read_confirmation(self._lines, self._at, self._prose)
        self._blocks.append(Confirmation(self._setting.next_id("confirmation"), text, line))

    def _read_promise(self) -> None:
        line = self._lines[self._at].number
        text, self._at = read_confirmation(self._lines, self._at, self._prose)
        self._blocks.append(Promise(self._setting.next_id("promise"), text, line))

    def _read_choices(self) -> None:
        first = self._lines[self._at].number
        choices = []
        while found := choice_line(self._text_at(self._at)):
            line = self._take(self._at + 1)[0].number
            choices.append(Choice(self._prose.text([Line(line, found.text)]), found.target, line))
            self._skip_blanks_before_choice()
        self._blocks.append(Choices(tuple(choices), first))

    def _skip_blanks_before_choice(self) -> None:
        at = self._at
        while at < len(self._lines) and is_blank(self._lines[at].text):
            at += 1
        if choice_line(self._text_at(at)):
            self._at = at

    def _read_image(self) -> None:
        line = self._take(self._at + 1)[0]
        image = image_line(line.text)
        assert image is not None
        if not image.alt:
            self._problems.add(Fault.IMAGE_WITHOUT_ALT, line.number, image.source)
        caption: Text = ()
        if is_caption(self._text_at(self._at)):
            words = self._take(self._at + 1)[0]
            caption = self._prose.text([Line(words.number, words.text.strip()[1:-1])])
        alt = typographic(shown([Line(line.number, image.alt)], self._problems))
        self._blocks.append(Image(image.source, alt, caption, line.number))

    def _read_list(self) -> None:
        lines = self._take(list_end(self._lines, self._at, is_scenario=self._setting.is_scenario))
        self._blocks += read_list(lines, self._prose, self._problems)

    def _read_table(self) -> None:
        lines = self._take_while(lambda line: not is_blank(line.text))
        cells = self._prose.table(lines)
        number = lines[0].number
        if cells is None:
            self._blocks.append(Paragraph(as_typed(lines), number))
        else:
            self._blocks.append(Table(cells.header, cells.rows, cells.alignments, number))

    def _read_definitions(self) -> None:
        lines = self._take(self._definitions_end())
        pairs = self._prose.definitions(lines)
        number = lines[0].number
        self._blocks.append(Definitions(pairs, number) if pairs else Paragraph(as_typed(lines), number))

    def _definitions_end(self) -> int:
        """After the last pair: blank lines may stand between a term's meaning and the next term."""
        end = self._at
        for at in range(self._at, len(self._lines)):
            text, after_blank = self._lines[at].text, is_blank(self._text_at(at - 1)) and at > self._at
            if is_blank(text):
                continue
            is_part = DEFINITION.match(text) or text[0] in " \t" or DEFINITION.match(self._text_at(at + 1))
            if at in self._fences or (after_blank and not is_part):
                break
            end = at + 1
        return end

    def _read_paragraph(self) -> None:
        line = self._lines[self._at]
        if is_activity(line.text):
            self._problems.add(Fault.MISPLACED_CHECK, line.number)
        start = self._at
        lines = self._take_while(lambda line: not ends_paragraph(line))
        if any(DEFINITION.match(line.text) for line in lines[1:]):
            self._at = start
            self._read_definitions()
            return
        self._blocks.append(Paragraph(self._prose.text(lines), line.number))

    def _paragraph_before(self) -> Text:
        """The words that a check or a reflection is about, which then stand there alone."""
        if self._blocks and isinstance(self._blocks[-1], Paragraph):
            paragraph = self._blocks.pop()
            assert isinstance(paragraph, Paragraph)
            return paragraph.text
        return ()


def _unquoted(text: str) -> str:
    found = QUOTE.match(text)
    return found[1] if found else text
