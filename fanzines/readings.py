"""A recorded reading: a fanzine read aloud once, by its maker or by another voice."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fanzines.consents import Recording

LONGEST: Final = 300
"""Seconds a reading may last."""
LARGEST: Final = 4_000_000
"""Bytes its sound may have: twice what the kiosk makes of the longest one."""


class Whose(StrEnum):
    """Whose voice is heard: it decides nothing, but a facilitator who listens has to know."""

    HERS = "hers"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a recorded reading beside its sound: `digest` is the sound's SHA-256 (hexadecimal).

    `language` (BCP 47) is the one that is read; `heard` and `approved` are the facilitator's part.
    """

    digest: str
    language: str
    whose: Whose
    seconds: int
    heard: bool = False
    approved: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.seconds <= LONGEST:
            raise ValueError("a reading lasts a second at least, and five minutes at most")

    @property
    def recording(self) -> Recording:
        """As consents are judged by it."""
        return Recording(self.digest, self.approved)
