"""Kills a publisher at seeded moments and opens the show each time: old or new, never half.

`python -m tests.exhibitions.crash --kills 100 --seed 1`
"""

import argparse
import itertools
import tempfile
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

from exhibitions.exhibition import Exhibition
from exhibitions.folder import tidy
from exhibitions.prune import prune
from exhibitions.publish import publish
from exhibitions.show import open_show
from exhibitions.work import Work
from fanzines.consents import Use
from fanzines.seal import public_key
from tests.exhibitions.works import canary, canary_photo, work
from tests.killed import Say, words_of_a_killed_child

KEY = bytes(range(32))
USES = (Use.EXHIBITION, Use.ROOM, Use.WEB)
_LONGEST = 1.2
_SWAP = 0.03


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many kills fell before and after the pointer was replaced, and how many left something to tidy."""

    old: int
    new: int
    untidy: int


def publish_forever(say: Say, place: Path) -> None:
    """Publish and prune in turn, telling each number once the show is in place."""
    photo = canary_photo("#0F6FB4")
    works = [_named(work(canary(f"CANARY{name}", photo), photo, USES), name) for name in "AB"]
    exhibition = Exhibition({"en": "Crash"}, running=True, entries=tuple(one.entry for one in works))
    first = open_show(place).sequence + 1 if place.exists() else 1
    for number in itertools.count(first):
        if number % 2:
            publish(exhibition, works, gone=(), key=KEY, out=place, sequence=number)
        else:
            taken = works[0].entry
            slugs = [taken.wall, taken.room, taken.web]
            prune(place, without=slugs, gone=slugs, key=KEY, sequence=number)
        say(number)


def _named(one: Work, name: str) -> Work:
    """The work under slugs that are the same in the next process."""
    wall, room, web = (f"{name}{use}".ljust(16, name) for use in "123")
    return replace(one, entry=replace(one.entry, wall=wall, room=room, web=web))


def crash(kills: int, seed: int) -> Outcome:
    """Kill so many publishers; AssertionError when a show is not whole, or older than one that was told."""
    moments = Random(seed)
    counted = {"old": 0, "new": 0, "untidy": 0}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "show"
        for kill in range(kills):
            sealing = kill % 2 == 1
            told = _killed(place, moments.uniform(0.0, _SWAP if sealing else _LONGEST), sealing=sealing)
            show = open_show(place, trusted=[public_key(KEY)])
            assert told <= show.sequence <= told + 1, f"told {told}, found {show.sequence}"
            assert len(show.entries) == (2 if show.sequence % 2 else 1)
            counted["new" if show.sequence > told else "old"] += 1
            counted["untidy"] += len(list(place.iterdir())) > 2
            tidy(place)
            assert {path.name for path in place.iterdir()} == {"current", show.folder.name}
    return Outcome(**counted)


def _killed(place: Path, after: float, *, sealing: bool) -> int:
    """Start a publisher and kill it so many seconds after its first word, or after the next show is sealed.

    The last number it told.
    """
    ready = partial(_wait_for_a_seal, place) if sealing else None
    told = words_of_a_killed_child(publish_forever, place, after=after, ready=ready)
    (last,) = told[-1]
    return int(last)


def _wait_for_a_seal(place: Path) -> None:
    known = set(place.glob("*/manifest.sig"))
    deadline = time.monotonic() + 30
    while set(place.glob("*/manifest.sig")) <= known:
        assert time.monotonic() < deadline, "nothing more is published"
        time.sleep(0.0005)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    outcome = crash(given.kills, given.seed)
    print(
        f"{given.kills} kills, seed {given.seed}: the show opened every time, {outcome.old} times as told, "
        f"{outcome.new} times newer than told; {outcome.untidy} times a half-built version lay beside it"
    )


if __name__ == "__main__":
    main()
