"""Random histories on the real builder: nothing that was not agreed to is ever found in what others can get.

Every page has a colour and a word of its own, and another colour and word after every edit. After each thing
that happens every picture is decoded, every PDF opened and every file read; what is found there must have
been agreed to, by rules written down here once more and apart from the kiosk's own.
"""

import argparse
import json
import random
import string
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from exhibitions.curation.agreeing import Agreement
from exhibitions.curation.curate import carried, publish_exhibition
from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.curation.withdraw import end, settle, withdraw
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.publishing.pictures import Widths
from fanzines.consents import BY_WORD_OF_MOUTH, Duration, SpokenConsent, Use, WhySpoken, pages_hash
from fanzines.edits import ChangeItem
from fanzines.file import read
from fanzines.library import Library
from fanzines.model import Direction, Fanzine, Fold, Item, Page, Paper, Placement, Words, new_id
from fanzines.seal import new_private_key
from tests.exhibitions.canaries import COLOURS, Canary, found_in, split
from tests.fanzines.sounds import approve_voice, read_aloud

SMALL: Final = Widths(wall=48, thumb=32, story=(32, 48), mini=40, saddle=48, poster=56)
ACTS: Final = {
    "agree": 10,
    "told": 4,
    "hang": 8,
    "publish": 6,
    "edit": 3,
    "silent": 1,
    "withdraw": 2,
    "strike": 1,
    "take_down": 1,
    "remove": 0.5,
    "end": 1,
    "rest": 1,
    "read_aloud": 3,
    "hear": 4,
    "throw": 0.5,
    "month": 1,
}
STEPS: Final = 24
_KEY, _SEAL = bytes(32), new_private_key()
_FIRST: Final = 2026 * 12


@dataclass(frozen=True)
class Yes:
    """What she said, as this test remembers it: which pages, which months, which run if for one only."""

    version: int
    first: int
    last: int
    run: int | None


@dataclass
class Hers:
    """One fanzine as this test remembers it."""

    id: str
    canaries: list[frozenset[Canary]]
    version: int = 0
    own: dict[Use, Yes] = field(default_factory=dict)
    told: dict[Use, Yes] = field(default_factory=dict)
    approved: int | None = None
    sound: Canary = ""
    heard: bool = False
    hung: bool = False

    def agreed(self, use: Use, month: int, run: int, *, running: bool) -> list[Yes]:
        """Every yes to that use that counts now."""
        given = [self.own.get(use), self.told.get(use) if use in BY_WORD_OF_MOUTH else None]
        return [
            yes
            for yes in given
            if yes is not None
            and yes.version == self.version
            and yes.first <= month <= yes.last
            and (yes.run is None or (running and yes.run == run))
        ]


@dataclass
class Seen:
    """How much there was to see, so that nobody believes an empty test."""

    histories: int = 0
    moments: int = 0
    shown: int = 0
    withheld: int = 0
    acts: Counter[str] = field(default_factory=Counter)


class History:
    """A kiosk with two or three fanzines, and one thing after another that happens to them."""

    def __init__(self, folder: Path, chance: random.Random, seen: Seen) -> None:
        self.chance, self.seen = chance, seen
        self.place = folder / "show"
        self.library = Library.create(folder / "library", _KEY, migrations=[exhibition_migrations])
        self.kept = Exhibitions(self.library)
        self.colours = chance.sample(COLOURS, len(COLOURS))
        self.month, self.run, self.running = _FIRST, 0, True
        self.kept.save(Exhibition({"en": "All"}, running=True))
        self.hers = [self._made() for _ in range(chance.choice((2, 2, 3)))]

    def live(self) -> None:
        """One thing after another; what can be got is looked at after each."""
        for _ in range(STEPS):
            (act,) = self.chance.choices(list(ACTS), list(ACTS.values()))
            if not self.hers:
                break
            self.seen.acts[act] += 1
            getattr(self, f"_{act}")(self.chance.choice(self.hers))
            self.look(act)
        self._publish(None)
        self.look("publish")
        self.library.close()

    def look(self, act: str) -> None:
        """Compare what can be got with what was agreed to."""
        self.seen.moments += 1
        found, allowed = found_in(self.place), self._allowed()
        for channel, canaries in found.items():
            wrong = canaries - allowed[channel]
            assert not wrong, f"after {act}: {sorted(wrong)} in {channel}, never agreed to"
        if act == "publish":
            assert found == allowed, f"something that was agreed to is missing: {allowed} but {found}"
            self.seen.shown += sum(map(len, found.values()))
            everything = frozenset().union(*(one.canaries[one.version] for one in self.hers))
            self.seen.withheld += sum(len(everything - canaries) for canaries in found.values())
        for hers in self.hers:
            self._look_at_what_travels(hers)

    def _look_at_what_travels(self, hers: Hers) -> None:
        month = _month(self.month)
        file = carried(self.library, self._exhibition(), hers.id, key=_SEAL, month=month)
        may = self._shown(hers, Use.EXHIBITION) and self._for_longer(hers, Use.EXHIBITION)
        assert (file is not None) == may, "what travels is what was agreed to for longer than this exhibition"
        if file is not None:
            whole = read(file)
            assert _on(whole.fanzine.pages) == hers.canaries[hers.version]
            assert whole.consents is not None
            uses = {one.use for one in whole.consents.agreed}
            assert uses == {use for use in Use if self._for_longer(hers, use)} - {Use.VOICE}

    def _for_longer(self, hers: Hers, use: Use) -> bool:
        yes = hers.own.get(use)
        return yes is not None and yes.run is None and yes in self._agreed(hers, use)

    def _allowed(self) -> dict[str, frozenset[Canary]]:
        wall = [one for one in self.hers if self._shown(one, Use.EXHIBITION)]
        sets = {
            "pictures": wall,
            "booklets": [one for one in wall if self._shown(one, Use.PAPER)],
            "room": [one for one in self.hers if self._shown(one, Use.ROOM)],
            "web": [one for one in self.hers if self._shown(one, Use.WEB)],
        }
        allowed = {name: self._colours_and_words(ones) for name, ones in sets.items()}
        sounds = {
            name: frozenset(one.sound for one in ones if self._heard(one)) for name, ones in sets.items()
        }
        allowed |= {name: allowed[name] | sounds[name] for name in ("room", "web")}
        allowed["readings"] = sounds["pictures"]
        # On paper and on the wall her words are pictures; as text they stand in the show's own file.
        colours, words = split(allowed["pictures"])
        return {**allowed, "pictures": colours, "show": words, "booklets": split(allowed["booklets"])[0]}

    def _colours_and_words(self, ones: list[Hers]) -> frozenset[Canary]:
        return frozenset().union(*(one.canaries[one.version] for one in ones))

    def _agreed(self, hers: Hers, use: Use) -> list[Yes]:
        return hers.agreed(use, self.month, self.run, running=self.running)

    def _shown(self, hers: Hers, use: Use) -> bool:
        approved = hers.approved == hers.version and hers.hung
        return approved and (self.running or use is Use.PAPER) and bool(self._agreed(hers, use))

    def _heard(self, hers: Hers) -> bool:
        return bool(hers.sound) and hers.heard and self._shown(hers, Use.VOICE)

    def _exhibition(self) -> Exhibition:
        return self.kept.current({})

    def _made(self) -> Hers:
        pages = tuple(Page(new_id(), self._items()) for _ in range(self.chance.choice((1, 2))))
        places = self.chance.choice((0, 1))
        fold = self.chance.choice((Fold.MINI, Fold.POSTER))
        fanzine = Fanzine(new_id(), _month(_FIRST), fold, Direction.LTR, "en", pages, places)
        self.library.new(fanzine)
        return Hers(fanzine.id, [_on(fanzine.folded.pages)])

    def _items(self) -> tuple[Item, ...]:
        words = Words(new_id(), Placement(74, 50), self._word(), 130, size=14)
        return Paper(new_id(), Placement(74, 105), "plain", self.colours.pop()), words

    def _word(self) -> Canary:
        return "zq" + "".join(self.chance.choices(string.ascii_lowercase, k=12))

    def _agree(self, hers: Hers) -> None:
        uses, duration = (
            self.chance.sample(list(Use), self.chance.choice((1, 3, 5))),
            self.chance.choice(list(Duration)),
        )
        last, run = self.month + self.chance.choice((0, 1, 12)), self.run
        for use in uses:
            if use is Use.VOICE and not hers.sound:
                continue  # nobody can agree to what is not there
            self._agreement(hers, last).agree(use, duration)
            hers.own[use] = Yes(
                hers.version, self.month, last, run if duration is Duration.EXHIBITION else None
            )

    def _told(self, hers: Hers) -> None:
        use, fanzine = self.chance.choice(sorted(BY_WORD_OF_MOUTH)), self.library.fanzine(hers.id)
        last = self.month + self.chance.choice((0, 12))
        months, run, why = (_month(self.month), _month(last)), self._exhibition().run, WhySpoken.AWAY
        self.library.record_spoken(SpokenConsent(hers.id, use, pages_hash(fanzine), *months, run, why))
        hers.told[use] = Yes(hers.version, self.month, last, self.run)

    def _silent(self, hers: Hers) -> None:
        """She is asked about what has ended, and says nothing."""
        self._agreement(hers, self.month).let_go(_SEAL)
        # Two steps: what she told goes with a yes of her own that is let go, what holds by word stays.
        over = [
            use for use, yes in hers.own.items() if not self._agreed(hers, use) and self._ended(hers, yes)
        ]
        for use in over:
            hers.own.pop(use)
            hers.told.pop(use, None)

    def _ended(self, hers: Hers, yes: Yes) -> bool:
        return yes.version != hers.version or self.month > yes.last or yes.run not in (None, self.run)

    def _withdraw(self, hers: Hers) -> None:
        uses = self.chance.sample(list(Use), self.chance.choice((1, 2, len(Use))))
        withdraw(self.library, hers.id, uses, key=_SEAL, month=_month(self.month))
        for use in uses:
            hers.own.pop(use, None)
            hers.told.pop(use, None)

    def _strike(self, hers: Hers) -> None:
        if hers.told:
            use = self.chance.choice(sorted(hers.told))
            withdraw(self.library, hers.id, (use,), key=_SEAL, month=_month(self.month))
            hers.own.pop(use, None)
            del hers.told[use]

    def _edit(self, hers: Hers) -> None:
        page = self.chance.choice(self.library.fanzine(hers.id).folded.pages)
        for before, after in zip(page.items, self._items(), strict=True):
            self.library.save(hers.id, ChangeItem(page.id, before, replace(after, id=before.id)))
        hers.canaries.append(_on(self.library.fanzine(hers.id).folded.pages))
        hers.version += 1
        self._settle()

    def _hang(self, hers: Hers) -> None:
        self.library.approve(hers.id, pages_hash(self.library.fanzine(hers.id)))
        if not hers.hung:
            self.kept.save(self._exhibition().with_entry(Entry(hers.id)))
        hers.approved, hers.hung = hers.version, True

    def _read_aloud(self, hers: Hers) -> None:
        """Once, or once more: whatever was said of the reading before is void."""
        hers.sound, hers.heard = self._word(), False
        hers.own.pop(Use.VOICE, None)
        read_aloud(self.library, hers.id, hers.sound.encode())
        self._settle()

    def _hear(self, hers: Hers) -> None:
        if hers.sound:
            approve_voice(self.library, hers.id)
            hers.heard = True

    def _throw(self, hers: Hers) -> None:
        self.library.throw_reading_away(hers.id)
        hers.sound = ""
        hers.own.pop(Use.VOICE, None)
        self._settle()

    def _take_down(self, hers: Hers) -> None:
        self.library.unapprove(hers.id)
        self.kept.save(self._exhibition().without(hers.id))
        hers.approved, hers.hung = None, False
        self._settle()

    def _publish(self, _: Hers | None) -> None:
        exhibition = self._exhibition()
        month = _month(self.month)
        publish_exhibition(self.library, exhibition.id, key=_SEAL, out=self.place, month=month, widths=SMALL)

    def _remove(self, hers: Hers) -> None:
        self.library.remove(hers.id)
        self.hers.remove(hers)
        self._settle()

    def _end(self, _: Hers) -> None:
        end(self.library, self._exhibition(), key=_SEAL, month=_month(self.month))
        self.run += 1
        for one in self.hers:
            one.approved, one.hung = None, False

    def _rest(self, _: Hers) -> None:
        self.running = not self.running
        self.kept.save(replace(self._exhibition(), running=self.running))
        self._settle()

    def _month(self, _: Hers) -> None:
        self.month += 1
        self._settle()

    def _settle(self) -> None:
        settle(self.library, key=_SEAL, month=_month(self.month))

    def _agreement(self, hers: Hers, last: int) -> Agreement:
        fanzine = self.library.fanzine(hers.id)
        return Agreement(self.library, fanzine, month=_month(self.month), until=_month(last))


def histories(count: int, seed: int) -> Seen:
    """Live so many histories; AssertionError names the history in which something came out."""
    seen = Seen()
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            try:
                History(Path(folder), random.Random(f"{seed} {number}"), seen).live()
            except AssertionError as error:
                raise AssertionError(f"history {number} of seed {seed}, {error}") from error
        seen.histories += 1
    return seen


def _on(pages: tuple[Page, ...]) -> frozenset[Canary]:
    items = [item for page in pages for item in page.items]
    words = {item.text for item in items if isinstance(item, Words)}
    return frozenset(words | {item.colour for item in items if isinstance(item, Paper)})


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def main() -> int:
    """The command; 1 when something came out that was not agreed to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    try:
        seen = histories(given.count, given.seed)
    except AssertionError as error:
        print(error)
        return 1
    print(json.dumps(dict(seen.acts)), file=sys.stderr)
    print(
        f"{seen.histories} histories, {seen.moments} moments: {seen.shown} colours and words "
        f"were shown as agreed, {seen.withheld} held back, none was found where it was not agreed to"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
