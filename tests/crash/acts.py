"""What the kiosk is doing when it is killed: acts, each of one step or more, that go on for ever."""

import hashlib
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, cast

from exhibitions.curation.curate import publish_exhibition
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry
from fanzines.access import keys
from fanzines.consents import Use, pages_hash
from fanzines.durable import write_whole
from fanzines.library import rekeying
from fanzines.library.backups import hold_more
from fanzines.library.store import FILE
from fanzines.model import Fanzine, Fold
from fanzines.photos import TakenPhoto
from kiosk.group.shelves import GroupShelves
from kiosk.keeping import safekeeping
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import this_month
from tests.crash.changes import changes
from tests.crash.doomed import Say
from tests.crash.kiosk import Folders, Kiosk, digest_of, held_in
from tests.exhibitions.histories import SMALL
from tests.exhibitions.tablets import Tablet
from tests.exhibitions.works import canary
from tests.fanzines.looked import approve
from tests.fanzines.shelfware import PlainPhoto
from tests.fanzines.sounds import reading_of
from tests.kiosk.keeping import PIN, agree

CLEAN_PAGES: Final = 4
HUNG: Final = 2
SHOWN: Final = (Use.EXHIBITION, Use.ROOM, Use.PAPER)
NEW_PHRASE: Final = "seven slow white snails"
OPENING: Final = "opening"
BRINGING_BACK: Final = "a backup brought back"


def run(say: Say, act: str, folder: Path, phrase: str, seed: int) -> None:
    """Do one of `ACTS` until killed."""
    kiosk = Kiosk(say, folder, phrase, seed)
    while True:
        ACTS[act].do(kiosk)


def open_again(say: Say, folder: Path, phrase: str) -> None:
    """Open what a killed kiosk left, and shut it; then wait to be killed."""
    keeper = Keeper(Folders(folder).data)
    say("try", OPENING, {})
    keeper.unlock(phrase)
    say("kept", OPENING, {})
    keeper.close()
    while True:
        time.sleep(1)


def set_up(kiosk: Kiosk) -> None:
    """Another kiosk is set up, and another."""
    folder = kiosk.folders.new
    shutil.rmtree(folder, ignore_errors=True)
    with kiosk.telling("a set-up"):
        keeper = Keeper(folder)
        keeper.set_up(NEW_PHRASE, PIN)
    keeper.open_library().close()


def make(kiosk: Kiosk) -> None:
    """She draws, writes, lays photos, takes away."""
    _change(kiosk, most=1000)


def publish(kiosk: Kiosk) -> None:
    """An exhibition is published, one fanzine of it withdrawn, its maker says yes again."""
    with kiosk.telling("a show", shown=HUNG):
        hung = put_up(kiosk.keeper)
    with kiosk.telling("a withdrawal", shown=HUNG - 1):
        kiosk.keeper.withdraw(hung[0].id, SHOWN)


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
        approve(library, fanzine.id)
        if fanzine.id not in there:
            exhibition = exhibition.with_entry(Entry(fanzine.id))
    kept.save(exhibition)
    key, month = keeper.seal_key(), this_month()
    publish_exhibition(library, exhibition.id, key=key, out=keeper.show_home, month=month, widths=SMALL)
    return hung


def print_out(kiosk: Kiosk) -> None:
    """A fanzine is printed into the folder for prints, folded in one way or the other."""
    from kiosk.printing.printer import print_fanzine  # brings Kivy

    fanzine = kiosk.random.choice([one for one in kiosk.fanzines() if is_clean(one)])
    there = len(list(kiosk.folders.prints.glob("*.pdf")))
    with kiosk.telling("a print", prints=there + 1):
        fold = kiosk.random.choice((Fold.MINI, Fold.SADDLE))
        print_fanzine(fanzine, kiosk.library.photo, fold, kiosk.folders.prints)


def change_keys(kiosk: Kiosk) -> None:
    """Another facilitator comes, changes her phrase, has other recovery letters made, and goes."""
    folder, key = kiosk.folders.data, kiosk.library.store.key
    first, second, letters = secrets.token_hex(8), secrets.token_hex(8), keys.new_words()
    with kiosk.telling("one more phrase", **{f"phrase {first}": True}):
        keys.add_facilitator(folder, key, first)
    with kiosk.telling("another phrase", **{f"phrase {first}": False, f"phrase {second}": True}):
        keys.change_phrase(folder, first, second)
    with kiosk.telling("other letters", letters=letters):
        keys.new_recovery(folder, key, letters)
    with kiosk.telling("one phrase less", **{f"phrase {second}": False}):
        keys.remove_facilitator(folder, second)


def new_key(kiosk: Kiosk) -> None:
    """The library gets another key, phrase and letters, since the old phrase became known."""
    folder, backups, old = kiosk.folders.data, kiosk.keeper.backups, kiosk.phrase
    new, letters = secrets.token_hex(8), keys.new_words()
    kiosk.keeper.close()
    with kiosk.telling("a new key", letters=letters, **{f"phrase {old}": False, f"phrase {new}": True}):
        rekeying.rekey(folder, backups, old, new=new, words=letters)
    kiosk.open(new)


def back_up(kiosk: Kiosk) -> None:
    """Something is made, a backup of it, and a copy on a stick."""
    _change(kiosk, most=5)
    kiosk.back_up()
    with kiosk.telling("a copy on a stick", carried=kiosk.contents()):
        safekeeping.carry(kiosk.keeper, kiosk.folders.stick)


def restore(kiosk: Kiosk) -> None:
    """A yes is given and taken back, and a backup brought back in which it may still be given."""
    hers = kiosk.random.choice([one for one in kiosk.fanzines() if is_clean(one)])
    until = f"{kiosk.random.randint(3000, 9999)}-01"  # by this the world knows it again
    kiosk.library.record_consent(hers.id, Use.CIRCLE, pages_hash(hers), this_month(), until)
    kiosk.back_up()
    kiosk.keeper.withdraw(hers.id, (Use.CIRCLE,))
    kiosk.say("taken back", until)
    _change(kiosk, most=3)
    assert not hold_more(kiosk.library.store), "then looking would make a backup"
    before, key = kiosk.contents(), kiosk.library.store.key
    copy = kiosk.random.choice(safekeeping.look(kiosk.keeper).copies)
    with kiosk.telling(BRINGING_BACK, library=held_in(copy.path, key), backup=before):
        safekeeping.bring_back(kiosk.keeper, copy)


def mend(kiosk: Kiosk) -> None:
    """The library is cut short or scratched; opening brings a backup in its place; that is read."""
    _change(kiosk, most=3)
    kiosk.back_up()
    kiosk.keeper.close()
    file = kiosk.folders.data / FILE
    damaged = bytearray(file.read_bytes())
    if kiosk.random.random() < 0.5:
        del damaged[kiosk.random.randrange(len(damaged)) :]
    else:
        damaged[kiosk.random.randrange(len(damaged))] ^= 1 << kiosk.random.randrange(8)
    said = hashlib.sha256(damaged).hexdigest()
    with kiosk.telling("a damage", damaged=said):
        write_whole(file, bytes(damaged))
    with kiosk.telling("a mending", damaged=said):
        kiosk.open(kiosk.phrase)
    with kiosk.telling("an understanding", damaged=""):
        safekeeping.understood(kiosk.keeper)


def erase(kiosk: Kiosk) -> None:
    """A fanzine is made and backed up, and taken away again, with everything made of it."""
    others = kiosk.fanzines()
    word = f"zq{secrets.token_hex(12)}"
    photo = PlainPhoto(word.encode() * 2000)
    hers = canary(word, _as_taken(photo), pages=2)
    kiosk.say("canary", hers.id, word)
    there, every = digest_of(others), digest_of((*others, hers))
    kiosk.library.add_photo(photo)
    with kiosk.telling("a fanzine", library=every):
        kiosk.library.new(hers)
    kiosk.back_up()
    with kiosk.telling("a removal", library=there, backup=there):
        kiosk.keeper.remove(hers)
    kiosk.say("erased", hers.id)


def read_aloud(kiosk: Kiosk) -> None:
    """A fanzine is read aloud and backed up, read once more, and the reading thrown away."""
    hers = kiosk.random.choice([one for one in kiosk.fanzines() if is_clean(one)])
    first, second = (f"zq{secrets.token_hex(12)}" for _ in range(2))
    for step, word in (("a reading", first), ("another reading", second)):
        kiosk.say("spoken", word)
        sound = word.encode() * 2000
        with kiosk.telling(step):
            kiosk.keeper.keep_reading(hers.id, reading_of(sound), sound)
        kiosk.back_up()
    kiosk.say("silenced", first)
    with kiosk.telling("a silence"):
        kiosk.keeper.throw_reading_away(hers.id)
    kiosk.say("silenced", second)


def take_in(kiosk: Kiosk) -> None:
    """Another tablet of the group gives a fanzine, changes it, takes a yes back; all of it is taken in."""
    shelves = GroupShelves(kiosk.keeper)
    for left in shelves.others(date.today()):
        shelves.forget(left.other)
    place = kiosk.folders.data.parent
    room = Path(tempfile.mkdtemp(prefix="room-", dir=place))
    other = Tablet(room / "other")
    Tablet.invite(cast(Tablet, kiosk), other)
    others = kiosk.fanzines()
    hers = other.make("zqtaken")
    until = f"{kiosk.random.randint(3000, 9999)}-01"
    other.agree(hers.id, until=until)
    for step in range(3):
        other.give(room)
        there = other.library.fanzine(hers.id)
        with kiosk.telling("shelves", library=digest_of((*others, there))):
            shelves.exchange((room,))
        other.take(room)
        other.write(hers.id, f"zq{step}")
        if step == 1:
            other.library.withdraw_consent(hers.id, Use.CIRCLE)
    kiosk.say("taken back", until)
    with kiosk.telling("a removal", library=digest_of(others), backup=digest_of(others)):
        kiosk.keeper.remove(kiosk.library.fanzine(hers.id))
    other.library.store.close()
    shutil.rmtree(room)


def _change(kiosk: Kiosk, most: int) -> None:
    others = kiosk.fanzines()
    hers = next(one for one in others if not is_clean(one))
    others.remove(hers)
    for (change, after), _ in zip(changes(kiosk.library, hers, kiosk.random), range(most), strict=False):
        with kiosk.telling("a change", library=digest_of((*others, after))):
            change()


def is_clean(fanzine: Fanzine) -> bool:
    """Whether it can be pictured: `changes` lays photos that are none."""
    return len(fanzine.pages) == CLEAN_PAGES


def _as_taken(photo: PlainPhoto) -> TakenPhoto:
    return TakenPhoto(photo.digest, photo.data, "image/jpeg", 100, 100)


@dataclass(frozen=True, slots=True)
class Act:
    """What is done again and again, and the steps of it to be killed in; of how many the first ones."""

    do: Callable[[Kiosk], None]
    steps: tuple[str, ...]
    first: int = 2


ACTS: Final[Mapping[str, Act]] = {
    "setting up": Act(set_up, ("a set-up",)),
    "making": Act(make, ("a change",), 30),
    "publishing": Act(publish, ("a show", "a withdrawal")),
    "printing": Act(print_out, ("a print",), 4),
    "changing keys": Act(
        change_keys, ("one more phrase", "another phrase", "other letters", "one phrase less")
    ),
    "re-keying": Act(new_key, ("a new key",)),
    "backing up": Act(back_up, ("a backup", "a copy on a stick"), 4),
    "restoring": Act(restore, (BRINGING_BACK,)),
    "mending": Act(mend, ("a mending",)),
    "erasing": Act(erase, ("a removal",)),
    "reading aloud": Act(read_aloud, ("a reading", "another reading", "a silence")),
    "taking shelves in": Act(take_in, ("shelves",), 3),
}
