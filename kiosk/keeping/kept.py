"""What the kiosk keeps: its library once a facilitator has opened it, its shows and its backups."""

import logging
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

import assets
from exhibitions.curation.agreeing import agreed_anywhere
from exhibitions.curation.passed_on import PassedOnAnswers
from exhibitions.curation.shared_shelves import group_of
from exhibitions.curation.shelves_taking import finish
from exhibitions.curation.withdraw import TakenBack, catch_up, settle, withdraw
from exhibitions.exchange.taken import read_taken
from exhibitions.show.folder import current_version, tidy
from fanzines.access import pin, signs
from fanzines.consents import Use
from fanzines.durable import sweep
from fanzines.library import Library, mending
from fanzines.library.backups import hold_more
from fanzines.library.errors import LibraryError
from fanzines.library.given_out import GivenOut
from fanzines.library.kiosk_key import kiosk_key
from fanzines.model import Fanzine, Page
from fanzines.photos import TakenPhoto
from fanzines.readings import Reading
from fanzines.sharing.known import renew
from kiosk.keeping.months import this_month
from kiosk.keeping.reopening import BACKUPS, has_keys, open_kept
from kiosk.keeping.setting_up import is_unfinished, set_up
from kiosk.keeping.shows import forget_preview, place_on_wall, places
from printing.printers.queue import abandoned, forget_finished

log = logging.getLogger(__name__)

_SPOOLER: Final = 2.0
"""Seconds the printing system may take to answer while the library is opened."""


class Kept:
    """The library a facilitator opened, and all that follows on this kiosk when something in it changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library: Library | None = None
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

    def cover(self, fanzine_id: str) -> Page:
        """The front page of a fanzine, as it stands on a shelf."""
        return self.open_library().cover(fanzine_id)

    def keeps(self, fanzine_id: str) -> bool:
        """Whether a fanzine is in the library."""
        return any(kept.id == fanzine_id for kept in self.open_library().fanzines())

    def has_sign(self, fanzine_id: str) -> bool:
        """Whether a fanzine stands on a shelf, so that its maker opens it by herself."""
        return any(kept.id == fanzine_id and kept.shelf for kept in self.open_library().fanzines())

    def remove(self, fanzine: Fanzine) -> None:
        """Erase a fanzine and everything made from it that this kiosk holds."""
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
        """Shut the library; what was made since the last backup gets into one."""
        if self.library:
            self.back_up()
            self.library.close()
        self.library = None
