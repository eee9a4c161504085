"""What a walk tells of what it did and saw, for the checks."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Told:
    """`canary`: letters only the second maker typed. `scanned`: the code on the screen, None where nothing
    can read codes. `address`: what stood beneath it. `answer`: the page its address answered with.
    `photos`: pieces of every photo she laid, in hex.
    """

    canary: str = ""
    scanned: str | None = None
    address: str = ""
    answer: str = ""
    photos: list[str] = field(default_factory=list)
