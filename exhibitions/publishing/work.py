"""What is published of one fanzine: nothing but what was released, use by use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exhibitions.exhibition import SHOWN, Entry
from exhibitions.publishing.made import Made
from exhibitions.publishing.sounding import Voice
from fanzines.consents import Consent, Released, Use, Yes
from fanzines.model import Fanzine
from fanzines.photos import PhotoSource

CHANNELS: Final = (*SHOWN, Use.PAPER)
"""What can be published of a fanzine that came as a file: its voice never travels that way."""


@dataclass(frozen=True, slots=True)
class Work:
    """A fanzine on its way into a show. `released` holds its releases for exhibition, paper, room, web and
    voice; `until` the last month (YYYY-MM) of each; `voice` is there with a release of it only. TypeError or
    ValueError when they do not belong together.
    """

    entry: Entry
    released: Mapping[Use, Released]
    until: Mapping[Use, str]
    photos: PhotoSource
    voice: Voice | None = None

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
        if (self.voice is not None) != (Use.VOICE in self.released):
            raise ValueError("a voice is published with a release of it, and only then")

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
    voice: Voice | None = None

    def __post_init__(self) -> None:
        if not self.agreed:
            raise ValueError("a work nobody agreed to stays in")
        if not all(isinstance(yes, Yes) and yes.use is use for use, yes in self.agreed.items()):
            raise TypeError("only what was agreed to is published")
        if any(yes.fanzine != self.entry.fanzine for yes in self.agreed.values()):
            raise ValueError("a yes belongs to one fanzine")
        yes = self.agreed.get(Use.VOICE)
        named = yes.recording if isinstance(yes, Consent) else None
        if named != (self.voice.digest if self.voice else None):
            raise ValueError("the voice that is published is the one that was agreed to")

    @property
    def uses(self) -> frozenset[Use]:
        """What it is published for."""
        return frozenset(self.agreed)

    @property
    def until(self) -> Mapping[Use, str]:
        """The last month (YYYY-MM) of each use."""
        return {use: yes.until for use, yes in self.agreed.items()}
