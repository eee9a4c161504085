"""What is worth a second look, and where it stands in a text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from fanzines.second_look.folded import Folded


class Kind(StrEnum):
    """What somebody might be known by. A place is a street, a postcode or what stands for one."""

    NAME = "name"
    PHONE = "phone"
    HANDLE = "handle"
    PLACE = "place"
    FACE = "face"
    HIDDEN_FACE = "hidden_face"
    SPOT = "spot"


@dataclass(frozen=True, slots=True)
class Match:
    """Characters of a text from `start` to before `end`."""

    kind: Kind
    start: int
    end: int

    def touches(self, other: "Match") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


Searcher = Callable[[Folded], Iterator[Match]]
"""Finds places in the folded text; they are counted there."""
