"""What a second look finds on a page, where that is, and the digest that binds it to what is there now."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from fanzines.as_json import canonical, item_as_json, page_as_json
from fanzines.geometry import page_box
from fanzines.model import Page, Photo, Words
from fanzines.plane import Box
from fanzines.second_look.matches import Kind
from fanzines.second_look.words import scan
from fanzines.typesetting.boxes import boxes_of

FACES: Final = frozenset({Kind.FACE, Kind.HIDDEN_FACE})
_SAME: Final = 0.5
_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One place to look at twice: on which page, in which item if in one, and where (boxes, page mm).

    `digest` (SHA-256, hexadecimal) is another one after any edit of what is there, so no answer outlives it.
    """

    kind: Kind
    page: str
    item: str | None
    where: tuple[Box, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """What eyes found, a program's or a facilitator's: a face or a spot, in a box of its page (mm)."""

    kind: Kind
    item: str | None
    box: Box


def words_on(page: Page, language: str = "") -> Iterator[Finding]:
    """Words by which somebody might be known; the same ones in the same item are one finding."""
    for item in page.items:
        if isinstance(item, Words):
            yield from _in_words(page, item, item.language or language)


def finding_of(page: Page, sighting: Sighting) -> Finding:
    """A sighting as it is bound to everything that lies in its box now: beneath it, in it, over it."""
    box = sighting.box
    there = [item_as_json(item) for item in page.items if page_box(item).touches(box)]
    sides = [round(float(side), _DIGITS) for side in (box.left, box.top, box.right, box.bottom)]
    digest = _digest({"kind": sighting.kind.value, "page": page.id, "box": sides, "there": there})
    return Finding(sighting.kind, page.id, sighting.item, (box,), digest)


def page_digest(page: Page) -> str:
    """What a page was when it was searched (SHA-256, hexadecimal)."""
    return _digest(page_as_json(page))


def has_photos(page: Page) -> bool:
    """Whether anybody's face could be on the page."""
    return any(isinstance(item, Photo) for item in page.items)


def each_once(page: Page, before: Iterable[Finding], found: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """The faces just found, each once; one that was known stays in its former box, and so does its answer."""
    kept: list[Sighting] = []
    known = [one for one in before if one.kind in FACES]
    for sighting in found:
        if any(_is_same(sighting.box, other.box) for other in kept):
            continue
        former = next((one for one in known if _is_still(page, one, sighting)), None)
        kept.append(Sighting(former.kind, former.item, former.where[0]) if former else sighting)
    return tuple(kept)


def _is_still(page: Page, former: Finding, sighting: Sighting) -> bool:
    if former.kind is not sighting.kind or not _is_same(former.where[0], sighting.box):
        return False
    return finding_of(page, Sighting(former.kind, former.item, former.where[0])).digest == former.digest


def _is_same(one: Box, other: Box) -> bool:
    """Whether most of the smaller box lies in the other."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(one.width * one.height, other.width * other.height)
    return across > 0 and down > 0 and across * down > _SAME * smaller


def _in_words(page: Page, words: Words, language: str) -> Iterator[Finding]:
    places: dict[tuple[Kind, str], list[Box]] = {}
    for match in scan(words.text, language):
        said = words.text[match.start : match.end].casefold()
        places.setdefault((match.kind, said), []).extend(boxes_of(words, match.start, match.end))
    for (kind, said), boxes in places.items():
        digest = _digest([kind.value, page.id, words.id, words.text, said])
        yield Finding(kind, page.id, words.id, tuple(boxes), digest)


def _digest(value: object) -> str:
    return hashlib.sha256(canonical(["second look 1", value])).hexdigest()
