"""Explicit levels and the matching of isolates (UAX #9, rules P2-P3, BD9 and X1-X8)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fanzines.typesetting.bidi_classes import ISOLATES, REMOVED

MAX_DEPTH: Final = 125


@dataclass(frozen=True, slots=True)
class _Status:
    level: int
    override: str
    isolate: bool


def first_strong(classes: Iterable[str]) -> int | None:
    """0 or 1 by the first strong character outside isolates (P2, P3); None when there is none."""
    depth = 0
    for kind in classes:
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return None


def matching_pdis(classes: Sequence[str]) -> dict[int, int]:
    """From the place of each isolate initiator to that of its PDI (BD9); those without one are left out."""
    open_isolates: list[int] = []
    found: dict[int, int] = {}
    for place, kind in enumerate(classes):
        if kind in ISOLATES:
            open_isolates.append(place)
        elif kind == "PDI" and open_isolates:
            found[open_isolates.pop()] = place
        elif kind == "B":
            open_isolates.clear()
    return found


class ExplicitLevels:
    """Walks a paragraph once and gives each character its explicit level and overridden class (X1-X8)."""

    def __init__(self, classes: Sequence[str], base: int, pdis: dict[int, int]) -> None:
        self._original = classes
        self._pdis = pdis
        self._base = base
        self.classes = list(classes)
        self.levels = [base] * len(classes)
        self._forget()
        for place, kind in enumerate(classes):
            self._take(place, kind)

    def _forget(self) -> None:
        self._stack = [_Status(self._base, "", False)]
        self._overflow_isolates = 0
        self._overflow_embeddings = 0
        self._valid_isolates = 0

    def _take(self, place: int, kind: str) -> None:
        if kind in ISOLATES:
            self._place(place)
            self._open_isolate(place, kind)
        elif kind == "PDI":
            self._close_isolate()
            self._place(place)
        elif kind == "B":
            self._forget()
        elif kind not in REMOVED:
            self._place(place)
        elif kind == "PDF":
            self._close_embedding()
        elif kind != "BN":
            self._open_embedding(kind)

    def _place(self, place: int) -> None:
        top = self._stack[-1]
        self.levels[place] = top.level
        if top.override:
            self.classes[place] = top.override

    def _next_level(self, rtl: bool) -> int:
        level = self._stack[-1].level
        return (level + 1) | 1 if rtl else (level + 2) & ~1

    def _fits(self, level: int) -> bool:
        return level <= MAX_DEPTH and not self._overflow_isolates and not self._overflow_embeddings

    def _open_embedding(self, kind: str) -> None:
        level = self._next_level(kind[0] == "R")
        if self._fits(level):
            self._stack.append(_Status(level, kind[0] if kind[2] == "O" else "", False))
        elif not self._overflow_isolates:
            self._overflow_embeddings += 1

    def _open_isolate(self, place: int, kind: str) -> None:
        rtl = kind == "RLI"
        if kind == "FSI":
            end = self._pdis.get(place, len(self._original))
            rtl = first_strong(self._original[place + 1 : end]) == 1
        level = self._next_level(rtl)
        if self._fits(level):
            self._valid_isolates += 1
            self._stack.append(_Status(level, "", True))
        else:
            self._overflow_isolates += 1

    def _close_isolate(self) -> None:
        if self._overflow_isolates:
            self._overflow_isolates -= 1
        elif self._valid_isolates:
            self._overflow_embeddings = 0
            while not self._stack[-1].isolate:
                self._stack.pop()
            self._stack.pop()
            self._valid_isolates -= 1

    def _close_embedding(self) -> None:
        if self._overflow_isolates:
            return
        if self._overflow_embeddings:
            self._overflow_embeddings -= 1
        elif not self._stack[-1].isolate and len(self._stack) > 1:
            self._stack.pop()
