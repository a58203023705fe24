"""What the organisation sets on this computer: found at each start, and laid over what a person chose.

Without a policy this costs one look for a file, and on Windows one at two registry keys; nothing more is
loaded.
"""

from __future__ import annotations

import logging
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onboarding.errors import SettingsDamaged
from onboarding.paths import Places
from onboarding.settings import Settings, read_settings

if TYPE_CHECKING:
    from onboarding.core.policy import Policy, Source

ORGANISATION = "Kirklees Council"
REGISTRY_KEY = r"Software\Policies\Were Kirklees"

log = logging.getLogger(__name__)

RegistryKeys = dict[str, list[tuple[str, Any]] | OSError]
"""The values in each registry key that is there, by its name in full, or why it can't be read."""


def policy_in_force(file: Path, registry: RegistryKeys | None = None) -> Policy | None:
    """What the registry and the file set, the registry first; None where there is neither.

    This computer's own `registry`, unless it is given. Raises nothing: what is wrong stands in the policy's
    `problems`.
    """
    keys = dict(_registry()) if registry is None else registry
    facts = _facts(file)
    if not keys and facts is None:
        return None
    from onboarding.core.policy import read_policy

    sources = _registry_sources(keys)
    if facts is not None:
        sources.append(_file_source(file, facts))
    return read_policy(sources, os.environ, is_windows=sys.platform == "win32")


def read_in_force(places: Places, registry: RegistryKeys | None = None) -> tuple[Settings, Policy | None]:
    """The settings that count here, and the policy. Settings that can't be read count as the usual ones.

    This computer's own `registry`, unless it is given.
    """
    policy = policy_in_force(places.policy, registry) if places.policy else None
    try:
        chosen = read_settings(places.settings)
    except SettingsDamaged:
        chosen = Settings()
    return in_force(chosen, policy), policy


def help_contact(file: Path | None) -> str:
    """Who helps when the program goes wrong, where no session is there to ask; empty when nobody is named."""
    policy = policy_in_force(file) if file else None
    return policy.text("HelpContact") if policy else ""


def log_problems(policy: Policy | None) -> None:
    """A sentence in the log for each thing in the policy that can't be used."""
    if policy and policy.problems:
        from onboarding.core.policy_sentences import policy_sentences

        for sentence in policy_sentences(policy):
            log.warning("policy: %s", sentence)


def in_force(chosen: Settings, policy: Policy | None) -> Settings:
    """What a person chose, with what the organisation sets laid over it."""
    return replace(chosen, **policy.settings) if policy else chosen  # type: ignore[arg-type]


def still_chosen(changed: Settings, chosen: Settings, policy: Policy | None) -> Settings:
    """What to keep of changed settings: where the organisation decides, what the person chose before stands.

    So their choice comes back when the policy goes.
    """
    if not policy:
        return changed
    return replace(changed, **{name: getattr(chosen, name) for name in policy.settings})


def _facts(file: Path) -> os.stat_result | OSError | None:
    try:
        return file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return error


def _file_source(file: Path, facts: os.stat_result | OSError) -> Source:
    from onboarding.core.policy import Fault
    from onboarding.core.policy_lines import MAX_BYTES, policy_lines

    if isinstance(facts, OSError):
        return _unreadable(str(file), facts)
    if not stat.S_ISREG(facts.st_mode):
        return _unusable(str(file), Fault.NOT_A_FILE)
    try:
        with file.open("rb") as opened:
            return policy_lines(opened.read(MAX_BYTES + 1), str(file))
    except OSError as error:
        return _unreadable(str(file), error)


def _registry_sources(keys: RegistryKeys) -> list[Source]:
    from onboarding.core.policy import Entry, Source

    return [
        _unreadable(where, values)
        if isinstance(values, OSError)
        else Source(where, tuple(Entry(name, value) for name, value in values))
        for where, values in keys.items()
    ]


def _unreadable(where: str, error: OSError) -> Source:
    from onboarding.core.policy import Fault

    reason = "this account may not read it" if isinstance(error, PermissionError) else error.strerror
    return _unusable(where, Fault.UNREADABLE, reason or "the system does not say why")


def _unusable(where: str, fault: str, detail: str = "") -> Source:
    from onboarding.core.policy import Fault, PolicyProblem, Source

    return Source(where, problems=(PolicyProblem(where, Fault(fault), detail=detail),))


if sys.platform == "win32":
    import winreg

    def _registry() -> Iterator[tuple[str, list[tuple[str, Any]] | OSError]]:
        """The computer's policy before the account's, as Windows itself has it."""
        for name, hive in (("HKLM", winreg.HKEY_LOCAL_MACHINE), ("HKCU", winreg.HKEY_CURRENT_USER)):
            try:
                with winreg.OpenKey(hive, REGISTRY_KEY) as key:
                    count = winreg.QueryInfoKey(key)[1]
                    yield rf"{name}\{REGISTRY_KEY}", [winreg.EnumValue(key, n)[:2] for n in range(count)]
            except FileNotFoundError:
                continue
            except OSError as error:
                yield rf"{name}\{REGISTRY_KEY}", error
else:

    def _registry() -> Iterator[tuple[str, list[tuple[str, Any]] | OSError]]:
        """Only Windows has one."""
        return iter(())
