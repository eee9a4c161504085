"""Kills one kiosk again and again, whatever it is doing, and looks at what is left each time.

python -m tests.crash --kills 800 --seed 1
"""

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from tests.crash.acts import ACTS, run
from tests.crash.reader import Reader
from tests.crash.world import World
from tests.killed import words_of_a_killed_child

LONGEST: Final = 1.5  # seconds from the child's first word to the kill
_LONGER: Final = {"re-keying": 4.0}
_PUBLISHES: Final = ("publishing", "erasing")


@dataclass
class Report:
    """What so many kills came to."""

    kills: int = 0
    confirmed: int = 0
    read: int = 0
    interrupted: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        acts = ", ".join(f"{act} {count}" for act, count in self.interrupted.items())
        return (
            f"{self.kills} kills, {self.confirmed} things confirmed, {self.read} parts of the show read "
            f"meanwhile: {len(self.wrong)} wrong. In the middle of something: {acts}"
        )


def crash(kills: int, seed: int, folder: Path) -> Report:
    """Kill that many children, each at one of the acts in turn, at moments the seed decides."""
    random, report = Random(seed), Report()
    world, acts = World(folder), list(ACTS)
    reader = Reader(world.folders.data / "show")
    with reader.serving():
        for kill in range(kills):
            act = acts[kill % len(acts)]
            after = random.uniform(0, _LONGER.get(act, LONGEST))
            with ExitStack() as stack:
                if act in _PUBLISHES:
                    stack.enter_context(reader.reading())
                child = (act, folder, world.phrase, random.getrandbits(32))
                world.hear(words_of_a_killed_child(run, *child, after=after))
            report.interrupted[act] += bool(world.tried)
            report.wrong += [f"kill {kill}, {act}: {wrong}" for wrong in world.look(act, random)]
            report.kills += 1
    report.wrong += reader.wrong
    report.confirmed, report.read = world.confirmed, reader.served
    return report


def main() -> int:
    """The command; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=800)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = crash(given.kills, given.seed, Path(folder))
    for wrong in report.wrong:
        print(wrong)
    print(report)
    return min(len(report.wrong), 1)


if __name__ == "__main__":
    sys.exit(main())
