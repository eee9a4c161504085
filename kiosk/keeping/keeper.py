"""What is open while the kiosk runs: the data folder, the library once unlocked, the fanzine on the table."""

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import assets
from exhibitions.curation.agreeing import Agreement, agreed_anywhere
from exhibitions.curation.passed_on import PassedOnAnswers
from exhibitions.curation.shared_shelves import group_of
from exhibitions.curation.shelves_taking import finish
from exhibitions.curation.withdraw import TakenBack, catch_up, settle, withdraw
from exhibitions.exchange.taken import read_taken
from exhibitions.show.folder import current_version, tidy
from fanzines import typesetting
from fanzines.access import pin, signs
from fanzines.access.signs import Sign
from fanzines.consents import Duration, Use
from fanzines.durable import sweep
from fanzines.folds import MINI, Folding, folded_so
from fanzines.ink import forget_ink
from fanzines.library import Library, Summary, mending
from fanzines.library.backups import hold_more
from fanzines.library.blank import forget_blank
from fanzines.library.errors import LibraryError
from fanzines.library.given_out import GivenOut
from fanzines.library.kiosk_key import kiosk_key
from fanzines.library.settings import read_setting, write_setting
from fanzines.model import Direction, Fanzine, Page
from fanzines.photos import TakenPhoto
from fanzines.readings import Reading
from fanzines.sharing.known import renew
from fanzines.sitting import Sitting
from kiosk.keeping.gathering import Gathering
from kiosk.keeping.months import months_from, this_month
from kiosk.keeping.reopening import BACKUPS, has_keys, open_kept
from kiosk.keeping.setting_up import is_unfinished, set_up
from kiosk.keeping.shows import forget_preview, place_on_wall, places
from printing.pictures.picture import forget_pictures
from printing.printers.queue import abandoned, forget_finished

log = logging.getLogger(__name__)

AGREED_MONTHS: Final = 12
SOMEBODY_SITS: Final = "Somebody sits with a fanzine. Bring her work to its end, then exchange the shelves."
CLEARED: Final = "The shelves are being exchanged. One moment, then try again."
_GATHERING: Final = "gathering"
_SPOOLER: Final = 2.0
"""Seconds the printing system may take to answer while the library is opened."""


class TableTaken(LibraryError):
    """Somebody sits at the table, or nobody can at this moment. The message says what to do."""


class Keeper:
    """Opens and shuts what the kiosk keeps. At most one maker sits at the table."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library: Library | None = None
        self.gathering: Gathering | None = None
        self.sitting: Sitting | None = None
        self.shelf: str | None = None
        self._begun: str | None = None
        self._table = threading.Lock()
        self._is_cleared = False
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        forget_preview(self.folder)
        for place in places(self.folder):
            tidy(place)
        for place in (self.folder, self.backups):
            sweep(place)

    @property
    def is_set_up(self) -> bool:
        """Whether a facilitator has chosen an opening phrase on this kiosk."""
        return has_keys(self.folder) and not is_unfinished(self.folder)

    @property
    def is_unlocked(self) -> bool:
        """Whether a facilitator has opened the kiosk."""
        return self.library is not None

    @property
    def show_home(self) -> Path:
        """Where the show lies that hangs on this kiosk's wall."""
        return place_on_wall(self.folder)

    @property
    def show_folder(self) -> Path:
        """The published show, or the sample show until there is one."""
        return self.show_home if current_version(self.show_home) else assets.path("sample", "show")

    def set_up(self, phrase: str, new_pin: str) -> str:
        """Make the library of a new kiosk; returns the recovery words, shown once.

        LibraryExists, LibraryFull: then the kiosk can be set up again.
        """
        self.library, recovery = set_up(self.folder, phrase, new_pin)
        return recovery

    def unlock(self, phrase: str) -> None:
        """Open the library, by a backup where it is damaged; WrongPhrase or LibraryDamaged when it cannot be.

        Takes a second for 250 MB: do it beside the screen.
        """
        self.library = open_kept(self.folder, phrase)
        if mending.must_take_back(self.library):
            self.take_back_again()
        if group_of(self.library):
            finish(self.library, key=self.seal_key(), month=this_month())
        self.bring_shows_down()
        self.finish_erasing()
        self.settle_prints()

    @property
    def mended(self) -> mending.Mended | None:
        """What happened when the library had to be opened by a backup, until that was understood."""
        return mending.what_happened(self.open_library())

    def take_back_again(self) -> None:
        """A backup may be older than a withdrawal or another sign: what was taken back stays so."""
        library = self.open_library()
        for place in places(self.folder):
            if read_taken(place) is None:  # a partner's exhibition is none of the library's
                catch_up(library, place, key=self.seal_key())
        if group_of(library):
            library.store.write(renew)  # the numbers since the backup are used, and others may know them
        mending.shut_given_up(library)
        PassedOnAnswers(library).ask_anew()
        for yes in mending.taken_back_since(library):
            self.withdraw(yes.fanzine, (yes.use,))
        for fanzine_id in mending.thrown_away_since(library):
            self.throw_reading_away(fanzine_id)
        for fanzine_id in mending.taken_away_since(library):
            self.remove(library.fanzine(fanzine_id))
        mending.took_back(library)

    def check_pin(self, typed: str) -> pin.Right | pin.Wrong | pin.Wait:
        """Whether the facilitator's PIN is right, wrong, or to be waited for."""
        return pin.check_pin(self.open_library(), typed, time.time())

    def clear_tries(self) -> None:
        """A facilitator is here: wrong signs are forgiven."""
        signs.clear_tries(self.open_library())

    def seal_key(self) -> bytes:
        """The kiosk's own private signing key, made when first asked for."""
        return kiosk_key(self.open_library())

    def agreed(self) -> frozenset[Use]:
        """What she has agreed to for the pages on the table as they are."""
        return frozenset(self.agreement().agreed())

    def agree(self, use: Use, duration: Duration = Duration.EXHIBITION) -> None:
        """Her yes to one use of the pages on the table as they are."""
        self.agreement().agree(use, duration)

    def agreement(self) -> Agreement:
        """What is agreed to of the fanzine on the table."""
        month = this_month()
        until = months_from(month, AGREED_MONTHS)
        return Agreement(self.open_library(), self.on_table, month=month, until=until)

    def let_go(self) -> None:
        """She was asked about what had ended, and agrees only to what she touched."""
        self.agreement().let_go(self.seal_key())

    def withdraw(self, fanzine_id: str, uses: Collection[Use]) -> TakenBack:
        """Take her yes to those uses back, and bring every show down to what is still released."""
        return withdraw(self.open_library(), fanzine_id, uses, key=self.seal_key(), month=this_month())

    def agreed_of(self, fanzine_id: str) -> frozenset[Use]:
        """What is agreed to now for a fanzine on her shelf."""
        return frozenset(agreed_anywhere(self.open_library(), fanzine_id, this_month()))

    def note_copy(self, fanzine_id: str, given: GivenOut | None) -> None:
        """Note a copy that went out; when it cannot be, it went out all the same."""
        try:
            if given is not None:
                self.open_library().give_out(fanzine_id, given)
        except (KeyError, LibraryError) as problem:
            log.warning("A copy that went out was not noted (%s).", type(problem).__name__)

    def never_printed(self, job: str) -> None:
        """A print that was noted never came out."""
        try:
            self.open_library().never_printed(job)
        except LibraryError as problem:
            log.warning("A copy that did not go out stays counted (%s).", type(problem).__name__)

    def settle_prints(self) -> None:
        """Prints whose pages never reached the printing system, because the kiosk died then, were none."""
        for job in abandoned(seconds=_SPOOLER):
            self.never_printed(job)
        forget_finished(seconds=_SPOOLER)

    def forget_preview(self) -> None:
        """Delete a show that was only looked at."""
        forget_preview(self.folder)

    def bring_shows_down(self) -> None:
        """Bring what is published down to what is released now: pages changed, or a month began."""
        settle(self.open_library(), key=self.seal_key(), month=this_month())

    def open_library(self) -> Library:
        """The unlocked library; RuntimeError while the kiosk is locked."""
        if self.library is None:
            raise RuntimeError("the kiosk is locked")
        return self.library

    @property
    def offered(self) -> Gathering:
        """What makers are offered in the open gathering; RuntimeError while none is open."""
        if self.gathering is None:
            raise RuntimeError("no gathering is open")
        return self.gathering

    def last_gathering(self, languages: Sequence[str]) -> Gathering:
        """What was laid out last, of the languages there are; at first all there is, and no prompt."""
        kept = self.open_library().store.read(lambda db: read_setting(db, _GATHERING))
        return Gathering.read(kept, languages)

    def open_gathering(self, gathering: Gathering) -> None:
        """From now on makers can sit down and are offered this; the next one begins with it. LibraryError."""
        self.open_library().store.write(lambda db: write_setting(db, _GATHERING, gathering.as_json()))
        self.gathering = gathering

    def end_gathering(self) -> None:
        """Nobody sits at the table any more, whatever fails, and nobody can sit down."""
        self.gathering = None
        self.step_away()

    def offer_sign(self) -> Sign:
        """A sign nobody on this kiosk has."""
        return signs.offer(self.open_library())

    def claim_sign(self, sign: Sign) -> None:
        """Make the sign hers: what she makes from now on stands on its shelf."""
        self.shelf = signs.claim(self.open_library(), sign)

    def enter_sign(self, sign: Sign) -> bool:
        """Open the shelf of a sign; False when nobody has it. SignsLocked after five wrong ones."""
        self.shelf = signs.shelf_of(self.open_library(), sign)
        return self.shelf is not None

    def change_sign(self, sign: Sign) -> None:
        """Her open shelf opens with another sign from now on, and with no other. SignTaken, LibraryError."""
        if self.shelf is None:
            raise RuntimeError("no shelf is open")
        signs.change_sign(self.open_library(), self.shelf, sign)

    def give_sign(self, fanzine_id: str, sign: Sign) -> None:
        """The shelf of a fanzine opens with another sign; its maker sits beside the facilitator.

        That it was done this month is kept, not for whom. SignTaken, LibraryError; KeyError when it is gone.
        """
        signs.give_sign(self.open_library(), fanzine_id, sign, this_month())

    def sign_tries_left(self) -> int:
        """How many wrong signs may still be shown before a facilitator is called."""
        return signs.tries_left(self.open_library())

    def on_her_shelf(self) -> list[Summary]:
        """The fanzines under the sign that was entered."""
        return self.open_library().fanzines_on(self.shelf) if self.shelf else []

    def cover(self, fanzine_id: str) -> Page:
        """The front page of a fanzine, as it stands on a shelf."""
        return self.open_library().cover(fanzine_id)

    @property
    def on_table(self) -> Fanzine:
        """The fanzine on the table; RuntimeError when nobody sits there."""
        if self.sitting is None:
            raise RuntimeError("nobody sits at the table")
        return self.sitting.fanzine

    def begin(self, direction: Direction, language: str, folding: Folding = MINI) -> Sitting:
        """A new fanzine on the table, on her shelf when she has a sign."""
        library = self.open_library()
        self._must_be_free()
        fanzine = folded_so(folding, this_month(), direction, language)
        library.new(fanzine)
        if self.shelf:
            library.put_on_shelf(fanzine.id, self.shelf)
        sitting = self.take_up(fanzine.id)
        self._begun = None if self.shelf else fanzine.id
        return sitting

    def keep(self) -> bool:
        """She wants it kept, be it blank or not; whether her sign opens it again."""
        self._begun = None
        return self.shelf is not None

    def take_up(self, fanzine_id: str) -> Sitting:
        """Go on with a fanzine."""
        self.put_down()
        with self._table:
            self._must_be_free()
            self.sitting = Sitting(self.open_library(), fanzine_id)
            return self.sitting

    @contextmanager
    def table_cleared(self) -> Iterator[Library]:
        """The library while nobody sits, and nobody can sit down: her pages are changed. TableTaken."""
        with self._table:
            if self.sitting is not None:
                raise TableTaken(SOMEBODY_SITS)
            self._must_be_free()
            self._is_cleared = True
        try:
            yield self.open_library()
        finally:
            self._is_cleared = False

    def _must_be_free(self) -> None:
        if self._is_cleared:
            raise TableTaken(CLEARED)

    def open_beside(self, fanzine_id: str) -> Sitting:
        """Go on with a fanzine without a sign, its maker beside the facilitator. RuntimeError: it has one."""
        if self.has_sign(fanzine_id):
            raise RuntimeError("a fanzine with a sign is opened by that alone")
        return self.take_up(fanzine_id)

    def put_down(self) -> None:
        """Close the fanzine on the table; her sign stays entered.

        One that was begun in this sitting without a sign, and in which nothing was ever done, was not begun.
        """
        sitting, self.sitting = self.sitting, None
        begun, self._begun = self._begun, None
        if sitting is None:
            return
        changed = sitting.changed
        try:
            sitting.close()
            if changed:
                self.bring_shows_down()
            elif begun:
                forget_blank(self.open_library(), begun)
        finally:
            forget_made()

    def step_away(self) -> None:
        """She leaves: nothing of hers stays open, not even when her work cannot be put in order."""
        self.shelf = None
        try:
            self.put_down()
        finally:
            forget_made()  # covers on a shelf were pictured without anybody at the table

    def keeps(self, fanzine_id: str) -> bool:
        """Whether a fanzine is in the library."""
        return any(kept.id == fanzine_id for kept in self.open_library().fanzines())

    def has_sign(self, fanzine_id: str) -> bool:
        """Whether a fanzine stands on a shelf, so that its maker opens it by herself."""
        return any(kept.id == fanzine_id and kept.shelf for kept in self.open_library().fanzines())

    def remove(self, fanzine: Fanzine) -> None:
        """Erase a fanzine and everything made from it that this kiosk holds; who sits there now stays."""
        if self.sitting and self.sitting.fanzine.id == fanzine.id:
            self.put_down()
        self.withdraw(fanzine.id, tuple(Use))
        with suppress(KeyError):  # a blank one went when its maker left the table
            self.open_library().remove(fanzine.id)
        self.bring_shows_down()
        self.finish_erasing()

    def keep_reading(self, fanzine_id: str, reading: Reading, data: bytes) -> None:
        """Keep a recorded reading; an earlier one is taken back everywhere and erased. LibraryError."""
        library = self.open_library()
        former = library.reading(fanzine_id)
        if former:
            self.withdraw(fanzine_id, (Use.VOICE,))
        library.keep_reading(fanzine_id, reading, data)
        if former:
            library.store.tidy()
            self.finish_erasing()

    def throw_reading_away(self, fanzine_id: str) -> TakenBack:
        """Take the voice back everywhere, then erase the reading, also from the backups. LibraryError."""
        taken = self.withdraw(fanzine_id, (Use.VOICE,))
        self.open_library().throw_reading_away(fanzine_id)
        self.open_library().store.tidy()
        self.finish_erasing()
        return taken

    def finish_erasing(self) -> None:
        """Have no backup hold what was erased: one takes the place of all others, or none is left."""
        if hold_more(self.open_library().store) and not self.back_up():
            self.open_library().forget_backups(self.backups)

    def photo_source(self) -> Callable[[str], bytes]:
        """Where the painter gets kept photos from."""
        return self.open_library().photo

    def keep_photo(self, taken: TakenPhoto) -> None:
        """Keep a photo that is about to be laid on a page: its first save. LibraryError."""
        self.open_library().add_photo(taken)

    def page_picture(self, page_id: str) -> bytes | None:
        """How a page looked when it was last pictured, if nothing on it has changed since. LibraryError."""
        return self.open_library().page_picture(page_id)

    def keep_page_picture(self, page_id: str, data: bytes, *, of: Fanzine | None = None) -> None:
        """Keep how a page looks, if the fanzine `of` is as it was; on a full disk it is made again later."""
        try:
            self.open_library().keep_page_picture(page_id, data, of=of)
        except LibraryError as problem:
            log.warning("A page's picture was not kept (%s).", type(problem).__name__)

    @property
    def backups(self) -> Path:
        """Where the rolling backups lie."""
        return self.folder / BACKUPS

    def back_up(self) -> bool:
        """A checked backup beside the library, alone there after a removal. Whether it could be made."""
        try:
            self.open_library().make_backup(self.backups)
        except (LibraryError, OSError) as problem:
            log.warning("No backup could be made (%s).", type(problem).__name__)
            return False
        return True

    def close(self) -> None:
        """Shut everything, whatever fails; what was made since the last backup gets into one."""
        try:
            self.end_gathering()
        finally:
            if self.library:
                self.back_up()
                self.library.close()
            self.library = None


def forget_made() -> None:
    """Drop everything of what was made that is remembered in memory: words, ink, pictures."""
    typesetting.forget()
    forget_ink()
    forget_pictures()
