"""What came of taking in what other tablets gave, in numbers: whose it is, nobody has to know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came in: fanzines that are new here, became others, are kept twice, were taken away.

    `readings` that came, `silenced` ones that went; `yeses` that were taken back; `shut` shelves whose sign
    was another's, too; `packages` taken in; `waiting` works that could not be taken in; and a sentence for
    each package that was refused.
    """

    new: int = 0
    changed: int = 0
    twice: int = 0
    removed: int = 0
    readings: int = 0
    silenced: int = 0
    yeses: int = 0
    shut: int = 0
    packages: int = 0
    waiting: int = 0
    refused: tuple[str, ...] = ()

    def __add__(self, other: "Arrived") -> "Arrived":
        return Arrived(
            self.new + other.new,
            self.changed + other.changed,
            self.twice + other.twice,
            self.removed + other.removed,
            self.readings + other.readings,
            self.silenced + other.silenced,
            self.yeses + other.yeses,
            self.shut + other.shut,
            self.packages + other.packages,
            self.waiting + other.waiting,
            self.refused + other.refused,
        )
