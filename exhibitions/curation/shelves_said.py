"""What a package of shelves says, as plain values: written canonically, read with suspicion."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from exhibitions.curation.group_aspects import check_beside
from exhibitions.curation.runs import check_run
from exhibitions.exchange.envelope import DAMAGED, PackageRefused
from fanzines.as_json import canonical
from fanzines.sharing.facts import Fact, FactUnreadable, Kind, fact_as_json, fact_from_json
from fanzines.sharing.looks import check_look
from fanzines.sharing.shelving import check_shelf
from fanzines.sharing.versions import Version, version_as_json, version_from_json
from fanzines.sharing.voices import Sound, check_voice, sound_from_json
from fanzines.sharing.yeses import check_yes

_CHECKS: Final[tuple[Callable[[Fact], None], ...]] = (
    check_yes,
    check_voice,
    check_shelf,
    check_look,
    check_beside,
    check_run,
)
_OF_NONE: Final = frozenset({Kind.SHELF, Kind.GIVEN_UP, Kind.EXHIBITION})


@dataclass(frozen=True, slots=True)
class ShelvesSay:
    """What one tablet knows: facts, which version of each fanzine and the sounds of which readings it has."""

    facts: tuple[Fact, ...]
    versions: tuple[Version, ...] = ()
    sounds: tuple[Sound, ...] = ()


def said_as_bytes(said: ShelvesSay) -> bytes:
    """The same bytes for the same."""
    facts = sorted(said.facts, key=lambda fact: fact.place)
    versions = sorted(said.versions, key=lambda version: version.fanzine)
    return canonical(
        {
            "facts": list(map(fact_as_json, facts)),
            "versions": list(map(version_as_json, versions)),
            "sounds": list(map(list, sorted(said.sounds))),
        }
    )


def digest_said(said: ShelvesSay) -> str:
    """SHA-256 (hexadecimal); two tablets with the same hold the same."""
    return hashlib.sha256(said_as_bytes(said)).hexdigest()


def left_out_as_bytes(what: Iterable[str]) -> bytes:
    """The last piece: which fanzines, and sounds by digest, could not be brought along: nobody waits then."""
    return canonical({"left out": sorted(what)})


def left_out_from(data: bytes) -> frozenset[str]:
    """What the last piece says. PackageRefused."""
    try:
        return frozenset(map(str, json.loads(data)["left out"]))
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise PackageRefused(DAMAGED) from error


def said_from(data: bytes, kinds: Iterable[Kind]) -> ShelvesSay:
    """What those bytes say, of these kinds only. PackageRefused when anything in it cannot be kept."""
    try:
        value: Any = json.loads(data)
        said = ShelvesSay(
            tuple(map(fact_from_json, value["facts"])),
            tuple(map(version_from_json, value["versions"])),
            tuple(map(sound_from_json, value.get("sounds", ()))),
        )
        allowed = frozenset(kinds)
        for fact in said.facts:
            _check(fact, allowed)
    except (FactUnreadable, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise PackageRefused(DAMAGED) from error
    return said


def _check(fact: Fact, allowed: frozenset[Kind]) -> None:
    if fact.kind not in allowed or (fact.kind in _OF_NONE) == bool(fact.fanzine):
        raise FactUnreadable("this does not belong there")
    if fact.kind in (Kind.REMOVED, Kind.STANDS) and fact.subject != fact.fanzine:
        raise FactUnreadable("this is about another fanzine")
    if fact.kind is Kind.REMOVED and not all(
        isinstance(one, str) for one in (fact.data or {}).get("spared", ())
    ):
        raise FactUnreadable("this is no removal")
    for check in _CHECKS:
        check(fact)
