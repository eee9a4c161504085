"""Random histories of three tablets that exchange shelves in any order, and what must hold in each of them.

    python -m tests.exhibitions.shelf_histories --count 300 --seed 1

Beside the tablets runs a plain account of what happened and of who knew of what: it says nothing about how
shelves are joined. After every step it is asked whether a tablet shows what it must and must not show.
"""

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sqlite_utils import Database

from exhibitions.curation.shared_shelves import must_be_grouped
from exhibitions.curation.shelves_found import shelf_packages_in
from exhibitions.exchange.identity import new_age_key
from fanzines.consents import Use
from fanzines.second_look.look import Answer
from fanzines.sharing.group import read_taken
from fanzines.sharing.renewing import NotOurKeys, keys_for_others, renew_keys, take_keys
from fanzines.sharing.versions import every_version
from tests.exhibitions.tablets import group
from tests.fanzines.looked import approve
from tests.fanzines.sounds import approve_voice

NAMES = "abc"
STEPS = 50
USES = (Use.CIRCLE, Use.EXHIBITION, Use.VOICE)
FORGOTTEN = ("word", "yes", "read", "heard", "unheard")
"""What a backup knows nothing of when it comes back."""


@dataclass(frozen=True)
class Event:
    """Something that was done on a tablet; `knew` are the numbers of all that was known there by then."""

    number: int
    what: str
    fanzine: str
    detail: str
    knew: frozenset[int]


@dataclass
class Account:
    """Everything that happened, and which of it each tablet knows of."""

    events: list[Event] = field(default_factory=list)
    knows: dict[str, set[int]] = field(default_factory=lambda: {name: set() for name in NAMES})
    root: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, what: str, fanzine: str, detail: str = "") -> None:
        event = Event(len(self.events), what, fanzine, detail, frozenset(self.knows[name]))
        self.events.append(event)
        self.knows[name].add(event.number)

    def known(self, name: str, what: str) -> list[Event]:
        return [
            self.events[number] for number in sorted(self.knows[name]) if self.events[number].what == what
        ]


class History:
    """One history over three tablets in a folder; `wrong` is what did not hold."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random, self.folder = Random(seed), folder
        self.account = Account()
        self.tablets = dict(zip(NAMES, group(folder, NAMES), strict=True))
        self.room = folder / "room"
        self.room.mkdir()
        self.carried: dict[str, frozenset[int]] = {}
        self.backups: dict[str, frozenset[int]] = {}
        self.wrong: list[str] = []
        self.steps: list[str] = []
        self.until = 2028
        self.order: dict[str, int] = {}

    def live(self, steps: int = STEPS) -> None:
        """Two fanzines that all have, so many steps, and then a meeting of all."""
        self.make("a")
        self.make("b")
        self.meet()
        for _ in range(steps):
            name = self.random.choice(NAMES)
            act = self.random.choices(list(_ACTS), weights=list(_ACTS.values()))[0]
            self.steps.append(f"{name} {act.__name__}")
            act(self, name)
            self.look(name)
            if self.wrong:
                return
        self.meet()

    def make(self, name: str) -> None:
        tablet = self.tablets[name]
        shelf = tablet.shelf(self.random.randbytes(32)) if self.random.random() < 0.5 else None
        word = self._word()
        made = tablet.make(word, shelf)
        self.account.root[made.id] = made.id
        self.account.note(name, "word", made.id, word)

    def write(self, name: str) -> None:
        one = self._one(name)
        if one:
            word = self._word()
            self.tablets[name].write(one, word, self.random.randrange(2))
            self.account.note(name, "word", one, word)

    def agree(self, name: str) -> None:
        one = self._one(name)
        if one:
            use, self.until = self.random.choice(USES[:2]), self.until + 1
            self.tablets[name].agree(one, use, f"{self.until}-01")
            self.account.note(name, "yes", one, f"{use} {self.until}-01")

    def take_back(self, name: str) -> None:
        one = self._one(name)
        use = self.random.choice(USES)
        if one and self.tablets[name].library.withdraw_consent(one, use):
            self.account.note(name, "no", one, use)

    def read_aloud(self, name: str) -> None:
        """In place of an earlier one, which is silent from then on, like her yes to it."""
        one = self._one(name)
        if one:
            self._silence(name, one)
            digest = self.tablets[name].read_aloud(one, self._word())
            self.account.note(name, "read", one, digest)

    def throw_away(self, name: str) -> None:
        one = self._one(name)
        if one and self.tablets[name].library.reading(one):
            self._silence(name, one)
            self.tablets[name].library.throw_reading_away(one)

    def agree_to_voice(self, name: str) -> None:
        one = self._one(name)
        if one and self.tablets[name].library.reading(one):
            self.until += 1
            self.tablets[name].agree_to_voice(one, f"{self.until}-01")
            self.account.note(name, "yes", one, f"{Use.VOICE} {self.until}-01")

    def hear(self, name: str) -> None:
        """The facilitator hears a reading, and says yes or takes hers back."""
        one = self._one(name)
        reading = self.tablets[name].library.reading(one) if one else None
        if one and reading and reading.approved:
            self.tablets[name].library.unapprove_reading(one)
            self.account.note(name, "unheard", one, reading.digest)
        elif one and reading:
            approve_voice(self.tablets[name].library, one)
            self.account.note(name, "heard", one, reading.digest)

    def approve(self, name: str) -> None:
        one = self._one(name)
        if one:
            approve(self.tablets[name].library, one)

    def ask(self, name: str) -> None:
        one = self._one(name)
        findings = self.tablets[name].library.second_look(one).findings if one else ()
        if one and findings:
            self.tablets[name].library.answer(one, self.random.choice(findings), Answer.MEANT)

    def remove(self, name: str) -> None:
        one = self._one(name)
        if one:
            self.tablets[name].library.remove(one)
            self.account.note(name, "gone", one)

    def give(self, name: str) -> None:
        self.tablets[name].give(self.room)
        for package in shelf_packages_in(self.room):
            if package.name not in self.carried:
                self.carried[package.name] = frozenset(self.account.knows[name])
                shutil.copyfile(package, self.folder / package.name)

    def take(self, name: str) -> None:
        """What lies there; or, by a stick, any package that ever was."""
        if self.carried and self.random.random() < 0.4:
            stick = self.folder / "stick"
            shutil.rmtree(stick, ignore_errors=True)
            stick.mkdir()
            shutil.copy(self.folder / self.random.choice(sorted(self.carried)), stick)
            self._take(name, stick)
        else:
            self._take(name, self.room)

    def renew(self, name: str) -> None:
        """As if a fourth tablet had been lost: what the others give counts no more until they follow."""
        self.tablets[name].library.store.write(lambda db: renew_keys(db, new_age_key, ()))

    def follow(self, name: str) -> None:
        """Take another tablet's keys in, unless they were given up here."""
        keys = self.tablets[self.random.choice(NAMES)].library.store.read(keys_for_others)
        with suppress(NotOurKeys):
            self.tablets[name].library.store.write(lambda db: take_keys(db, keys))

    def lose(self, _name: str) -> None:
        for package in shelf_packages_in(self.room):
            if self.random.random() < 0.5:
                package.unlink()

    def spoil(self, _name: str) -> None:
        packages = shelf_packages_in(self.room)
        if packages:
            package = self.random.choice(packages)
            data = bytearray(package.read_bytes())
            data[self.random.randrange(len(data))] ^= 1
            package.write_bytes(data[: self.random.choice((len(data), len(data) // 2))])

    def back_up(self, name: str) -> None:
        self.tablets[name].save_away(self.folder / "backups" / name)
        self.backups[name] = frozenset(self.account.knows[name])

    def bring_back(self, name: str) -> None:
        """A backup comes back: what was made since is lost here, what was taken back is taken back again."""
        if name in self.backups:
            self.tablets[name].bring_back(self.folder / "backups" / name)
            lost = self.account.knows[name] - self.backups[name]
            self.account.knows[name] -= {one for one in lost if self.account.events[one].what in FORGOTTEN}

    def meet(self) -> None:
        """All exchange until nothing is new, by the same keys; then they agree, and nothing waits."""
        if len({must_be_grouped(tablet.library).key for tablet in self.tablets.values()}) > 1:
            self.renew(NAMES[0])
            keys = self.tablets[NAMES[0]].library.store.read(keys_for_others)
            for name in NAMES[1:]:
                self.tablets[name].library.store.write(lambda db: take_keys(db, keys))
        for _ in range(4):
            for name in NAMES:
                self._take(name, self.room)
                self.give(name)
        for name in NAMES:
            self.look(name)
        states = [tablet.state() for tablet in self.tablets.values()]
        if not all(state == states[0] for state in states):
            self.wrong.append("the tablets do not agree")

    def look(self, name: str) -> None:
        """What does not hold on a tablet now."""
        tablet, account = self.tablets[name], self.account
        removed = account.known(name, "gone")
        for event in removed:
            if event.fanzine in tablet.ids:
                self.wrong.append(f"{name}: {event.fanzine} was taken away and is there")
        killed = {account.root.get(event.fanzine, event.fanzine) for event in removed}
        there = tablet.all_words
        for event in account.known(name, "word"):
            root = account.root.get(event.fanzine, event.fanzine)
            if root not in killed and event.detail not in there:
                self.wrong.append(f"{name}: {event.detail} of {event.fanzine} is lost")
        taken = account.known(name, "no")
        for one in tablet.ids:
            for yes in tablet.library.consents(one):
                self._look_at_yes(name, one, f"{yes.use} {yes.until}", [e for e in taken if e.fanzine == one])
            self._look_at_reading(name, one)

    def _look_at_yes(self, name: str, one: str, said: str, taken: list[Event]) -> None:
        given = [e for e in self.account.events if e.what == "yes" and e.fanzine == one and e.detail == said]
        for event in taken:
            if said.startswith(event.detail) and event.number not in given[0].knew:
                self.wrong.append(f"{name}: the yes {said} to {one} lives again")

    def _look_at_reading(self, name: str, one: str) -> None:
        library, account = self.tablets[name].library, self.account
        reading = library.reading(one)
        silenced = {event.detail for event in account.known(name, "silenced") if event.fanzine == one}
        ever = {event.detail for event in account.events if (event.what, event.fanzine) == ("read", one)}
        known = {event.detail for event in account.known(name, "read") if event.fanzine == one}
        if reading is None and len(ever) == len(known) == 1 and not silenced:
            self.wrong.append(f"{name}: the reading of {one} is lost")
        if reading is None:
            return
        if reading.digest in silenced:
            self.wrong.append(f"{name}: a reading of {one} is heard again")
        sound = library.sound(one, reading.digest)
        if hashlib.sha256(sound).hexdigest() != reading.digest or reading.digest not in ever:
            self.wrong.append(f"{name}: another sound than was read of {one}")
        if any(yes.recording not in (None, reading.digest) for yes in library.consents(one)):
            self.wrong.append(f"{name}: a yes to another reading of {one}")
        if reading.approved:
            self._look_at_approval(name, one, reading.digest)

    def _look_at_approval(self, name: str, one: str, digest: str) -> None:
        account = self.account
        heard = [e for e in account.events if (e.what, e.fanzine, e.detail) == ("heard", one, digest)]
        if not heard:
            self.wrong.append(f"{name}: nobody heard the reading of {one}")
        for event in account.known(name, "unheard"):
            about = (event.fanzine, event.detail) == (one, digest)
            if about and not any(event.number in yes.knew for yes in heard):
                self.wrong.append(f"{name}: the facilitator took her yes to the reading of {one} back")

    def _silence(self, name: str, one: str) -> None:
        library = self.tablets[name].library
        reading = library.reading(one)
        if reading:
            self.account.note(name, "silenced", one, reading.digest)
        if any(yes.use is Use.VOICE for yes in library.consents(one)):
            self.account.note(name, "no", one, Use.VOICE)

    def _take(self, name: str, folder: Path) -> None:
        before, there = self._taken(name), set(self.tablets[name].ids)
        arrived = self.tablets[name].take(folder)
        after, vanished = self._taken(name), there - set(self.tablets[name].ids)
        if arrived.refused:  # what was taken away is honoured although the rest is damaged
            said = set().union(*(self.carried[file.name] for file in shelf_packages_in(folder)))
            gone = {one for one in said if self.account.events[one].what == "gone"}
            self.account.knows[name] |= {one for one in gone if self.account.events[one].fanzine in vanished}
        for package in shelf_packages_in(folder):
            _, tablet, number = package.name.removesuffix(".fanzineshelf").split("-")
            if after.get(tablet, 0) == int(number) != before.get(tablet, 0):
                self.account.knows[name] |= self.carried[package.name]
        for one in self.tablets[name].library.store.read(_origins):
            self.account.root.setdefault(one[0], self.account.root.get(one[1], one[1]))

    def _taken(self, name: str) -> dict[str, int]:
        return self.tablets[name].library.store.read(read_taken)

    def _one(self, name: str) -> str | None:
        """One of those it has, the older ones more often: so it happens that two tablets change the same."""
        ids = sorted(self.tablets[name].ids, key=lambda one: self.order.setdefault(one, len(self.order)))
        return ids[min(self.random.randrange(len(ids)) for _ in range(2))] if ids else None

    def _word(self) -> str:
        return f"w{len(self.account.events)}x{self.random.randrange(1000)}"


def _origins(db: Database) -> list[tuple[str, str]]:
    return [(one.fanzine, one.origin) for one in every_version(db) if one.origin]


_ACTS: dict[Callable[[History, str], None], int] = {
    History.make: 1,
    History.write: 10,
    History.agree: 6,
    History.take_back: 4,
    History.read_aloud: 4,
    History.throw_away: 1,
    History.agree_to_voice: 3,
    History.hear: 3,
    History.approve: 1,
    History.ask: 1,
    History.remove: 1,
    History.give: 8,
    History.take: 10,
    History.renew: 1,
    History.follow: 2,
    History.lose: 1,
    History.spoil: 1,
    History.back_up: 1,
    History.bring_back: 1,
}


def live(seed: int, steps: int = STEPS) -> History:
    """One history of that seed, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder), seed)
        history.live(steps)
        for tablet in history.tablets.values():
            tablet.library.store.close()
        return history


def main() -> int:
    """The command; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    wrong = steps = 0
    for seed in range(given.seed, given.seed + given.count):
        history = live(seed)
        steps += len(history.steps)
        if history.wrong:
            wrong += 1
            print(f"seed {seed}: {history.wrong[:3]} after {history.steps}", flush=True)
    print(f"{given.count} histories of three tablets, {steps} steps: {wrong} wrong")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
