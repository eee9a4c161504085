"""An open fanzine, page by page."""

from dataclasses import dataclass, replace
from typing import Self

from fanzines.model import Direction, Fanzine, Page


@dataclass(frozen=True, slots=True)
class Reading:
    """The pages that are read, and the one that lies open. `rtl`: it is turned the other way."""

    pages: tuple[Page, ...]
    rtl: bool
    index: int = 0

    @classmethod
    def of(cls, fanzine: Fanzine, *, from_behind: bool = False) -> Self:
        """The fanzine opened at its first page, or at its last."""
        pages = fanzine.folded.pages
        return cls(pages, fanzine.direction is Direction.RTL, len(pages) - 1 if from_behind else 0)

    @property
    def page(self) -> Page:
        """The page that lies open."""
        return self.pages[self.index]

    def turned(self, by: int) -> Self | None:
        """So many pages on; None beyond its covers."""
        there = self.index + by
        return replace(self, index=there) if 0 <= there < len(self.pages) else None
