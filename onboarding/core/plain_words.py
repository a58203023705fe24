"""Words that keep people out, each with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SWAPS = {
    # Words for people
    "service user, service users": "people, residents, families, tenants or pupils",
    "client, clients": "people, residents, families, tenants or pupils",
    "case, cases": "people, or what happened",
    "vulnerable": "people who may need more support, or people at risk of harm",
    "hard to reach, hard-to-reach": "people we have not reached yet",
    "stakeholder, stakeholders": "people and groups affected, or their names",
    "third sector": "voluntary and community groups",
    "suffer, suffers, suffered, suffering": "has, or lives with",
    "wheelchair bound, wheelchair-bound": "uses a wheelchair",
    "bame": "the name of the group, or people from ethnic minority backgrounds",
    "deprived, deprivation": "an area where many people have low incomes, or the barrier itself",
    "problem estate, problem estates": "the barrier itself",
    # Words of offices
    "empower, empowers, empowered, empowering, empowerment": "give people a real say, or more control",
    "leverage, leverages, leveraged, leveraging": "use",
    "cascade, cascades, cascaded, cascading": "share",
    "roll out, rolls out, rolled out, rolling out, roll-out, rollout": "start",
    "embed, embeds, embedded, embedding": "make normal",
    "a challenge, another challenge, big challenge, biggest challenge, real challenge": "problem",
    "challenges, challenged, challenging": "problem, or a verb for what was done",
    "engagement": "a verb: ask, listen or meet",
    "coproduction, co-production": "a verb: shape together",
    "transformation": "a verb: change",
    "utilise, utilises, utilised, utilising, utilisation, utilize, utilization": "use",
    "facilitate, facilitates, facilitated, facilitating": "help, or lead",
    "going forward, moving forward": "from now on",
    "deliverable, deliverables": "what will be done",
    "signposted, signposting": "tell people where to go",
    # Long words for short ones
    "in order to": "to",
    "prior to": "before",
    "subsequent to": "after",
    "in the event of, in the event that": "if",
    "with regard to, with regards to, in relation to, in respect of": "about",
    "at this moment in time, at the present time": "now",
    "due to the fact that": "because",
    "commence, commences, commenced, commencing": "start",
    "endeavour, endeavours, endeavoured": "try",
    "ascertain, ascertains, ascertained": "find out",
    "terminate, terminates, terminated": "end",
    "approximately": "about",
    "notwithstanding": "even if",
    "herewith, hereby, thereof, therein": "nothing, or a plain word",
}
"""Forms that mean the same, parted by commas, and the better words."""

_FINE_AFTER = {
    "case": frozenset({"in", "any", "this", "that", "which"}),
    "cases": frozenset({"in"}),
}
"""“In case”, “in any case”: ways of speaking that are about nobody."""

_WORD = re.compile(r"[^\W_][\w’'-]*")


class Hit(NamedTuple):
    """`word` as it was written."""

    word: str
    better: str


def words_to_avoid(text: str) -> Iterator[Hit]:
    """Whole words, whatever their capitals; an address or a name is not looked into."""
    if _BY_FIRST_WORD.keys().isdisjoint(_WORD.findall(text.lower())):
        return
    written = _WORD.findall(text)
    words = [word.lower() for word in written]
    for at, word in enumerate(words):
        for phrase, better in _BY_FIRST_WORD.get(word, ()):
            end = at + len(phrase)
            if words[at:end] == phrase and not _is_fine(words, at):
                yield Hit(" ".join(written[at:end]), better)


def _is_fine(words: list[str], at: int) -> bool:
    return at > 0 and words[at - 1] in _FINE_AFTER.get(words[at], ())


def _by_first_word() -> dict[str, list[tuple[list[str], str]]]:
    found: dict[str, list[tuple[list[str], str]]] = {}
    for forms, better in _SWAPS.items():
        for form in forms.split(", "):
            phrase = form.split()
            found.setdefault(phrase[0], []).append((phrase, better))
    return found


_BY_FIRST_WORD = _by_first_word()
