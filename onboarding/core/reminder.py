"""The words of a reminder: kind, plain, ready to paste into an e-mail."""

from __future__ import annotations

from collections.abc import Sequence

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.cells import cell_text
from onboarding.core.counting import counted
from onboarding.core.dates import day_words
from onboarding.core.records import Person
from onboarding.core.report import Standing

SUBJECT = "Your onboarding: a friendly reminder"


def reminder(person: Person, late: Sequence[tuple[ModuleOutline, Standing]], manager: str) -> str:
    """To somebody with at least one module overdue; `late` is what `report.overdue_modules` gives."""
    name = next(iter(cell_text(person.name).split()), "there")
    return "\n".join(
        (
            f"Hello {name},",
            "",
            f"I hope you are settling in well. {_what(len(late))}",
            "",
            *(f"- {_module(module, standing)}" for module, standing in late),
            "",
            f"If you have done {_it(len(late))} already, thank you. Please open the app, go to My record and"
            " press Hand in, so that I can see it too.",
            "",
            "If not, you can go on where you stopped, a few minutes at a time. Wrong answers cost nothing:"
            " try each question as often as you like. When you have finished, press Hand in on My record.",
            "",
            "If anything is in the way, such as time, a computer or the words themselves, just reply to this"
            " message. I am glad to help, and we will find a way together.",
            "",
            "Best wishes,",
            cell_text(manager),
        )
    ).rstrip()


def _what(number: int) -> str:
    if number == 1:
        return "There is one module that you may not have got round to yet:"
    return f"There are {number} modules that you may not have got round to yet:"


def _it(number: int) -> str:
    return "it" if number == 1 else "them"


def _module(module: ModuleOutline, standing: Standing) -> str:
    minutes = f"about {counted(module.minutes, 'minute')}" if module.minutes else ""
    due = f"due on {day_words(standing.due_on)}" if standing.due_on else ""
    said = ", ".join(words for words in (minutes, due) if words)
    return f"{cell_text(module.title)}: {said}" if said else cell_text(module.title)
