"""Makes the widget for a block, whatever its kind."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtWidgets import QWidget

from onboarding.core.module import (
    Block,
    BulletList,
    Callout,
    Check,
    Choices,
    ChosenPromises,
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
from onboarding.ui.blocks.check import CheckBlock
from onboarding.ui.blocks.confirmation import ConfirmationBlock
from onboarding.ui.blocks.frames import CalloutBlock, CodeBlock, QuoteBlock, RuleBlock
from onboarding.ui.blocks.heading import HeadingBlock
from onboarding.ui.blocks.lists import DefinitionsBlock, ListBlock
from onboarding.ui.blocks.picture import ImageBlock
from onboarding.ui.blocks.promises import ChosenPromisesBlock, PromiseRow
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.reflection import ReflectionBlock
from onboarding.ui.blocks.scenario import ScenarioBlock
from onboarding.ui.blocks.sheet import Sheet
from onboarding.ui.blocks.table import TableBlock


def build_block(block: Block, sheet: Sheet, parent: QWidget) -> QWidget:
    match block:
        case Heading(level, text):
            return HeadingBlock(text, level, sheet, parent)
        case Paragraph(text):
            return Prose(text, sheet, parent)
        case BulletList():
            return ListBlock(block, sheet, parent)
        case Definitions():
            return DefinitionsBlock(block, sheet, parent)
        case Table():
            return TableBlock(block, sheet, parent)
        case Image():
            return ImageBlock(block, sheet, parent)
        case Callout():
            return CalloutBlock(block, build_block, sheet, parent)
        case Quote():
            return QuoteBlock(block, build_block, sheet, parent)
        case Code():
            return CodeBlock(block, sheet, parent)
        case Rule():
            return RuleBlock(sheet, parent)
        case Check():
            return CheckBlock(block, build_block, sheet, parent)
        case Reflection():
            return ReflectionBlock(block, sheet, parent)
        case Confirmation():
            return ConfirmationBlock(block, sheet, parent)
        case Promise(text=text):
            return PromiseRow(text, sheet, parent)
        case ChosenPromises():
            return ChosenPromisesBlock(sheet, parent)
        case Choices():
            return ScenarioBlock(block, sheet.scenes, build_block, sheet, parent)
        case _:
            assert_never(block)
