"""When to kill: in the middle of a step, by how long such a step took before.

Every second kill waits from there until something in the kiosk's folders gets a name or loses one, because
there one state of the files ends and the next begins.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

from tests.crash.doomed import Doomed, Word

_FIRST: Final = 0.05  # seconds, for a step that nobody has measured
_OFTEN: Final = 0.0005  # seconds between two looks at the folders


class Moments:
    """Learns from what children said how long each step takes on this machine, today."""

    def __init__(self, random: Random, places: Sequence[Path]) -> None:
        self._random, self._places = random, places
        self._took: dict[str, float] = {}

    def kill(self, child: Doomed, step: str, nth: int) -> bool:
        """Kill it during the `nth` such step that it begins, or soon after; whether it was in the middle."""
        for _ in range(nth):
            child.wait_for("try", step)
        took = self._took.get(step, _FIRST)
        time.sleep(self._random.uniform(0, took))
        if self._random.random() < 0.5:
            self._wait_for_a_name(took)
        at = child.kill()
        return self._learn(child.heard, at)

    def _wait_for_a_name(self, most: float) -> None:
        before, until = self._names(), time.monotonic() + most
        while time.monotonic() < until and self._names() == before:
            time.sleep(_OFTEN)

    def _names(self) -> list[list[str]]:
        return [sorted(path.name for path in place.iterdir()) for place in self._places if place.is_dir()]

    def _learn(self, heard: Sequence[Word], killed: float) -> bool:
        began: Word | None = None
        for word in heard:
            if word.word == "try":
                began = word
            elif word.word == "kept" and began:
                self._remember(began.more[0], word.at - began.at)
                began = None
        if began and began.more[0] not in self._took:
            self._took[began.more[0]] = 2 * (killed - began.at)
        return began is not None

    def _remember(self, step: str, seconds: float) -> None:
        self._took[step] = (self._took.get(step, seconds) + seconds) / 2
