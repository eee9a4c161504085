"""What the kiosk is doing when it is killed. Each act goes on for ever and says what it is about to change.

An act says `try` with what will hold, does it, and says `kept` with the same: by subject, "library" (what all
the fanzines are), "backup" (what the newest backup holds), "carried" (what the stick holds), "prints" (how
many there are), "shown" (how many fanzines hang) and one "phrase …" for each that was ever chosen.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

from sqlite_utils import Database

from exhibitions.curate import publish_exhibition
from exhibitions.exhibition import Entry
from exhibitions.store import Exhibitions
from fanzines.access import keys
from fanzines.as_json import canonical, fanzine_as_json
from fanzines.consents import Use, pages_hash
from fanzines.library import Library, rekeying
from fanzines.library.cipher import connect
from fanzines.library.reading import read_fanzine, read_summaries
from fanzines.model import Fanzine, Fold
from fanzines.photos import TakenPhoto
from kiosk import safekeeping
from kiosk.keeper import Keeper
from kiosk.months import this_month
from tests.exhibitions.histories import SMALL
from tests.exhibitions.works import canary
from tests.fanzines.crash import changes
from tests.fanzines.shelfware import PlainPhoto
from tests.killed import Say
from tests.kiosk.keeping import agree

CLEAN_PAGES: Final = 4
HUNG: Final = 2
SHOWN: Final = (Use.EXHIBITION, Use.ROOM, Use.PAPER)
Subjects = Mapping[str, Any]


class Folders:
    """Where everything of one kiosk lies."""

    def __init__(self, folder: Path) -> None:
        self.data, self.prints, self.stick = (folder / name for name in ("data", "prints", "stick"))


class Child:
    """The kiosk that will be killed: opened with the phrase, and telling what it does."""

    def __init__(self, say: Say, folder: Path, phrase: str, seed: int) -> None:
        self.say, self.folders, self.random = say, Folders(folder), Random(seed)
        self.open(phrase)

    def open(self, phrase: str) -> None:
        self.phrase, self.keeper = phrase, Keeper(self.folders.data)
        self.keeper.unlock(phrase)

    @property
    def library(self) -> Library:
        return self.keeper.open_library()

    @contextmanager
    def telling(self, **subjects: Any) -> Iterator[None]:
        self.say("try", subjects)
        yield
        self.say("kept", subjects)

    def contents(self) -> str:
        return self.library.store.read(contents)

    def fanzines(self) -> list[Fanzine]:
        return [self.library.fanzine(one.id) for one in self.library.fanzines()]


def run(say: Say, act: str, folder: Path, phrase: str, seed: int) -> None:
    """Do one of `ACTS` until killed."""
    child = Child(say, folder, phrase, seed)
    say("open")
    while True:
        ACTS[act](child)


def contents(db: Database) -> str:
    """One digest of all the fanzines there are, with everything on their pages."""
    return digest_of(read_fanzine(db, summary.id) for summary in read_summaries(db))


def digest_of(fanzines: Iterable[Fanzine]) -> str:
    """The same for fanzines that are not in a library yet."""
    values = sorted((fanzine_as_json(fanzine) for fanzine in fanzines), key=lambda value: str(value["id"]))
    return hashlib.sha256(canonical(values)).hexdigest()


def held_in(backup: Path, key: bytes) -> str:
    """What a backup holds, as `contents` says it; the driver's error when it does not open."""
    db = connect(backup, key, "ro")
    try:
        return contents(db)
    finally:
        db.close()


def make(child: Child) -> None:
    """She draws, writes, lays photos, begins another and takes it away."""
    _change(child, most=1000)


def publish(child: Child) -> None:
    """An exhibition is published, one fanzine of it withdrawn, its maker says yes again."""
    with child.telling(shown=HUNG):
        hung = put_up(child.keeper)
    with child.telling(shown=HUNG - 1):
        child.keeper.withdraw(hung[0].id, SHOWN)


def put_up(keeper: Keeper) -> list[Fanzine]:
    """Publish what can be pictured, agreed to and approved."""
    library = keeper.open_library()
    kept = Exhibitions(library)
    exhibition = kept.current({"en": "Pages"})
    made = [library.fanzine(one.id) for one in library.fanzines()]
    hung = [fanzine for fanzine in made if is_clean(fanzine)][:HUNG]
    there = {entry.fanzine for entry in exhibition.entries}
    for fanzine in hung:
        agree(library, fanzine, SHOWN)
        library.approve(fanzine.id, pages_hash(fanzine))
        if fanzine.id not in there:
            exhibition = exhibition.with_entry(Entry(fanzine.id))
    kept.save(exhibition)
    key, month = keeper.seal_key(), this_month()
    publish_exhibition(library, exhibition.id, key=key, out=keeper.show_home, month=month, widths=SMALL)
    return hung


def print_out(child: Child) -> None:
    """A fanzine is printed into the folder for prints, folded in one way or the other."""
    from kiosk.printer import print_fanzine  # brings Kivy

    fanzine = child.random.choice([one for one in child.fanzines() if is_clean(one)])
    there = len(list(child.folders.prints.glob("*.pdf")))
    with child.telling(prints=there + 1):
        fold = child.random.choice((Fold.MINI, Fold.SADDLE))
        print_fanzine(fanzine, child.library.photo, fold, child.folders.prints)


def change_keys(child: Child) -> None:
    """Another facilitator comes, changes her phrase, has a new recovery sheet made, and goes."""
    folder, key = child.folders.data, child.library.store.key
    first, second = secrets.token_hex(8), secrets.token_hex(8)
    with child.telling(**{f"phrase {first}": True}):
        keys.add_facilitator(folder, key, first)
    with child.telling(**{f"phrase {first}": False, f"phrase {second}": True}):
        keys.change_phrase(folder, first, second)
    keys.new_recovery(folder, key)
    with child.telling(**{f"phrase {second}": False}):
        keys.remove_facilitator(folder, second)


def new_key(child: Child) -> None:
    """The library gets another key and another phrase, since the old one became known."""
    folder, backups, old, new = child.folders.data, child.keeper.backups, child.phrase, secrets.token_hex(8)
    child.keeper.close()
    with child.telling(**{f"phrase {old}": False, f"phrase {new}": True}):
        rekeying.rekey(folder, backups, old, new=new)
    child.open(new)


def back_up(child: Child) -> None:
    """Something is made, a backup of it, and a copy on a stick."""
    _change(child, most=5)
    now = child.contents()
    with child.telling(backup=now):
        assert child.keeper.back_up()
    with child.telling(carried=now):
        safekeeping.carry(child.keeper, child.folders.stick)


def restore(child: Child) -> None:
    """Something is made, and a backup brought back in its place."""
    _change(child, most=5)
    before = child.contents()
    with child.telling(backup=before):  # where something was removed, looking makes a backup
        copies = safekeeping.look(child.keeper).copies
    copy = child.random.choice(copies)
    with child.telling(library=held_in(copy.path, child.library.store.key), backup=before):
        safekeeping.bring_back(child.keeper, copy)


def erase(child: Child) -> None:
    """A fanzine is made and backed up, and taken away again, with everything made of it."""
    library = child.library
    others = child.fanzines()
    word = f"zq{secrets.token_hex(12)}"
    photo = PlainPhoto(word.encode() * 2000)
    hers = canary(word, _as_taken(photo), pages=2)
    child.say("canary", hers.id, word)
    there, every = digest_of(others), digest_of((*others, hers))
    library.add_photo(photo)
    with child.telling(library=every):
        library.new(hers)
    with child.telling(backup=every):
        assert child.keeper.back_up()
    with child.telling(library=there, backup=there):
        child.keeper.remove(hers)


def _change(child: Child, most: int) -> None:
    others = child.fanzines()
    hers = next(one for one in others if not is_clean(one))
    others.remove(hers)
    for (change, after, ids), _ in zip(changes(child.library, hers, child.random), range(most), strict=False):
        if len(ids) > 1:  # others come and go in `erase`, which looks for what is left of them
            break
        with child.telling(library=digest_of((*others, after))):
            change()


def is_clean(fanzine: Fanzine) -> bool:
    """Whether it can be pictured: `changes` lays photos that are none."""
    return len(fanzine.pages) == CLEAN_PAGES


def _as_taken(photo: PlainPhoto) -> TakenPhoto:
    return TakenPhoto(photo.digest, photo.data, "image/jpeg", 100, 100)


ACTS: Final[Mapping[str, Callable[[Child], None]]] = {
    "making": make,
    "publishing": publish,
    "printing": print_out,
    "changing keys": change_keys,
    "re-keying": new_key,
    "backing up": back_up,
    "restoring": restore,
    "erasing": erase,
}
