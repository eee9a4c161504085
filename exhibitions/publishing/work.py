"""What is published of one fanzine: nothing but what was released, use by use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exhibitions.exhibition import SHOWN, Entry
from exhibitions.publishing.made import Made
from fanzines.consents import Released, Use, Yes
from fanzines.model import Fanzine
from fanzines.photos import PhotoSource

CHANNELS: Final = (*SHOWN, Use.PAPER)


@dataclass(frozen=True, slots=True)
class Work:
    """A fanzine on its way into a show. `released` holds its releases for exhibition, paper, room and web;
    `until` the last month (YYYY-MM) of each. TypeError or ValueError when they do not belong together.
    """

    entry: Entry
    released: Mapping[Use, Released]
    until: Mapping[Use, str]
    photos: PhotoSource

    def __post_init__(self) -> None:
        if not self.released:
            raise ValueError("a work without any release stays in")
        for use, one in self.released.items():
            if not isinstance(one, Released):
                raise TypeError("only released fanzines are published")
            if one.use is not use or one.fanzine != self.fanzine or one.fanzine.id != self.entry.fanzine:
                raise ValueError("a release belongs to one use of one fanzine")
        if self.released.keys() - self.until.keys():
            raise ValueError("every release has a last month")

    @property
    def uses(self) -> frozenset[Use]:
        """What it is published for."""
        return frozenset(self.released)

    @property
    def fanzine(self) -> Fanzine:
        """The fanzine all its releases are about."""
        return next(iter(self.released.values())).fanzine


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A work whose very pages were published before, for the same uses: `made` is in the former show.

    `agreed` holds the yes to each use, as `judge` gives it for those pages. TypeError when one is none.
    """

    entry: Entry
    agreed: Mapping[Use, Yes]
    made: Made

    def __post_init__(self) -> None:
        if not self.agreed:
            raise ValueError("a work nobody agreed to stays in")
        if not all(isinstance(yes, Yes) and yes.use is use for use, yes in self.agreed.items()):
            raise TypeError("only what was agreed to is published")
        if any(yes.fanzine != self.entry.fanzine for yes in self.agreed.values()):
            raise ValueError("a yes belongs to one fanzine")

    @property
    def uses(self) -> frozenset[Use]:
        """What it is published for."""
        return frozenset(self.agreed)

    @property
    def until(self) -> Mapping[Use, str]:
        """The last month (YYYY-MM) of each use."""
        return {use: yes.until for use, yes in self.agreed.items()}
