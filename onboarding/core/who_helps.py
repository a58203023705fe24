"""How IT is reached, where a sentence sends people there."""

from __future__ import annotations

import re

_IT = re.compile(r"\bIT\b")


def who_helps(contact: str) -> str:
    """`Who can help: IT service desk, extension 1234.`; empty when nobody is named."""
    return f"Who can help: {contact.rstrip('.')}." if contact else ""


def with_contact(sentence: str, contact: str) -> str:
    """A sentence that names IT also says how to reach it, where that is known."""
    return f"{sentence} {who_helps(contact)}" if contact and _IT.search(sentence) else sentence
