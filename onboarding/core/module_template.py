"""What a new module begins with: its details, and a sample of what writers use most."""

from __future__ import annotations

from datetime import date

_TEMPLATE = """---
id: {id}
title: {title}
area: {area}
version: 1.0.0
owner: {owner}
review_by: {review_by}
change_note: First version.
---

# {title}

Say in a sentence or two what people can do after this module.

## The first thing to know {{#first-thing rev=1}}

Start with something that happens at work. Use short sentences, and write “you”.

> [!TIP]
> Put here what people can try this week.

What would you do first?

- [( )] Write an answer that is tempting
  > Say kindly what it would lead to.
- [(X)] Write the answer that works
  > Say why it works.

## Before you go {{#before-you-go rev=1}}

What will you try?

[[___ ___ ___]]

- [ ] I know who to ask if I am not sure.
"""


def module_text(module_id: str, title: str, area: str, owner: str, today: date) -> str:
    """A module with nothing to mend. Its review date is a year from today."""
    return _TEMPLATE.format(
        id=module_id,
        title=_one_line(title),
        area=area,
        owner=_one_line(owner),
        review_by=_in_a_year(today).isoformat(),
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _in_a_year(today: date) -> date:
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return date(today.year + 1, today.month, day)
