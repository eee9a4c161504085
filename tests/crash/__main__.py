"""Kills one kiosk again and again, whatever it is doing, and looks at what is left each time.

python -m tests.crash --kills 500 --seed 1
"""

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Final

from tests.crash.acts import ACTS, OPENING, open_again, run
from tests.crash.doomed import Doomed
from tests.crash.moments import Moments
from tests.crash.reader import Reader
from tests.crash.world import World

_PUBLISHES: Final = ("publishing", "erasing")
_OFTEN: Final = ("making", "publishing")  # twice in each turn
_AGAIN: Final = 0.2  # of the kills are followed by another one while the kiosk opens again


@dataclass
class Report:
    """What so many kills came to; of each act how often it was killed, and how often in its middle."""

    kills: Counter[str] = field(default_factory=Counter)
    interrupted: Counter[str] = field(default_factory=Counter)
    confirmed: int = 0
    read: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        acts = ", ".join(f"{act} {self.interrupted[act]} of {kills}" for act, kills in self.kills.items())
        return (
            f"{self.kills.total()} kills, {self.confirmed} things confirmed, {self.read} parts of the show "
            f"read meanwhile: {len(self.wrong)} wrong. In the middle of something: {acts}"
        )


class Killer:
    """Starts kiosks over one folder, and kills them at moments that the seed decides."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._random, self._folder = Random(seed), folder
        self.world, self.report = World(folder), Report()
        self._moments = Moments(self._random, self.world.folders.every)
        self._reader = Reader(self.world.folders.data / "show")

    def kill(self, kills: int) -> Report:
        """At one of the acts in turn; what is left is looked at after each."""
        acts = cycle((*ACTS, *_OFTEN))
        with self._reader.serving():
            while self.report.kills.total() < kills:
                act = next(acts)
                try:
                    self._at(act)
                except Exception as error:
                    error.add_note(f"kill {self.report.kills.total()}, {act}")
                    raise
        for wrong in self._reader.wrong:
            self._tell(wrong)
        self.report.confirmed, self.report.read = self.world.confirmed, self._reader.served
        return self.report

    def _at(self, act: str) -> None:
        seed = self._random.getrandbits(32)
        with ExitStack() as stack:
            if act in _PUBLISHES:
                stack.enter_context(self._reader.reading())
            with Doomed(run, act, self._folder, self.world.phrase, seed) as kiosk:
                step = self._random.choice(ACTS[act].steps)
                self._kill(kiosk, act, step, self._random.randint(1, ACTS[act].first))
            self.world.hear(kiosk.heard)
        found = list(self.world.look_at_phrases())
        if self._random.random() < _AGAIN:
            with Doomed(open_again, self._folder, self.world.phrase) as kiosk:
                self._kill(kiosk, OPENING, OPENING, 1)
            self.world.opened_again()
        found += self.world.look()
        for wrong in found:
            self._tell(f"kill {self.report.kills.total()}, {act}: {wrong}")

    def _tell(self, wrong: str) -> None:
        """At once: a run takes long."""
        self.report.wrong.append(wrong)
        print(wrong, flush=True)

    def _kill(self, kiosk: Doomed, act: str, step: str, nth: int) -> None:
        self.report.kills[act] += 1
        self.report.interrupted[act] += self._moments.kill(kiosk, step, nth)


def main() -> int:
    """The command; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = Killer(given.seed, Path(folder)).kill(given.kills)
    print(report)
    return min(len(report.wrong), 1)


if __name__ == "__main__":
    sys.exit(main())
