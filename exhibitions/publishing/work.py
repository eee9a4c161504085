"""What is published of one fanzine: nothing but what was released, use by use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exhibitions.exhibition import SHOWN, Entry
from fanzines.consents import Released, Use
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
    def fanzine(self) -> Fanzine:
        """The fanzine all its releases are about."""
        return next(iter(self.released.values())).fanzine
