"""What a walk tells of what it did and saw, for the checks."""

from dataclasses import dataclass


@dataclass(slots=True)
class Told:
    """`canary`: letters only the second maker typed. `scanned`: the code on the screen, None where nothing
    can read codes. `address`: what stood beneath it. `answer`: the page its address answered with.
    """

    canary: str = ""
    scanned: str | None = None
    address: str = ""
    answer: str = ""
