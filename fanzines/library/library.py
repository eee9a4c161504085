"""The library of one kiosk: every fanzine, its photos, its shelf and what its maker agreed to."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from sqlite_utils.migrations import Migrations

from fanzines.consents import Approval, Consent, SpokenConsent, Use, Yes, pages_hash
from fanzines.edits import Edit
from fanzines.library import (
    backups,
    consent_store,
    given_out,
    hashes,
    look_store,
    opening,
    page_pictures,
    photo_store,
    reading_store,
    removal,
    taken_back,
)
from fanzines.library.errors import LibraryFull
from fanzines.library.given_out import GivenOut
from fanzines.library.reading import Summary, read_cover, read_fanzine, read_summaries
from fanzines.library.rows import number
from fanzines.library.shelves import shelve
from fanzines.library.store import Store
from fanzines.library.writing import takes_away, write_edit, write_fanzine
from fanzines.model import Fanzine, Page
from fanzines.readings import Reading
from fanzines.second_look.findings import Finding, Sighting
from fanzines.second_look.look import Answer, Look, may_answer
from fanzines.second_look.rule import may_travel


class KeptPhoto(Protocol):
    """What the library needs of a photo that was taken in."""

    @property
    def digest(self) -> str: ...
    @property
    def data(self) -> bytes: ...
    @property
    def media_type(self) -> str: ...


class Library:
    """Open from `create` or `open` until `close`; may be used from any thread.

    Every method raises LibraryError or one of its kinds when the disk or the file fails. On LibraryFull
    nothing of the change was kept, and all that was kept before still is.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def create(cls, folder: Path, key: bytes, *, migrations: Iterable[Migrations] = ()) -> Self:
        """A new, empty library in the folder. LibraryExists when there is one."""
        opening.make_file(folder, key, tuple(migrations))
        return cls.open(folder, key, migrations=migrations)

    @classmethod
    def open(cls, folder: Path, key: bytes, *, migrations: Iterable[Migrations] = ()) -> Self:
        """The library in the folder, checked page by page. LibraryMissing or LibraryDamaged."""
        return cls(opening.open_store(folder, key, tuple(migrations)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Finish what is left to erase and let go of the file; a closed library stays closed."""
        if not self.store.closed:
            self.store.tidy()
            opening.mark_closed(self.store.folder)
            self.store.close()

    def new(self, fanzine: Fanzine) -> None:
        """Keep a fanzine for the first time; its photos must be kept before. AlreadyHere, PhotoMissing."""
        self.store.write(lambda db: write_fanzine(db, fanzine))

    def fanzine(self, fanzine_id: str) -> Fanzine:
        """The whole fanzine; KeyError when there is none of that id."""
        return self.store.read(lambda db: read_fanzine(db, fanzine_id))

    def save(self, fanzine_id: str, edit: Edit) -> None:
        """Keep one edit, in one transaction. EditDoesNotFit, PhotoMissing."""
        self.store.write(lambda db: write_edit(edit, db, number(fanzine_id)), giving_way=takes_away(edit))

    def cover(self, fanzine_id: str) -> Page:
        """Its front page. KeyError when there is no such fanzine."""
        return self.store.read(lambda db: read_cover(db, fanzine_id))

    def pages_hash(self, fanzine_id: str) -> str:
        """The hash of its pages as they are, as `fanzines.consents.pages_hash` has it. KeyError."""
        kept = self.store.read(lambda db: hashes.read_hash(db, fanzine_id))
        try:
            return kept or self.store.write(lambda db: hashes.keep_hash(db, fanzine_id))
        except LibraryFull:
            return pages_hash(self.fanzine(fanzine_id))

    def remove(self, fanzine_id: str) -> bool:
        """Erase a fanzine, with its consents and the photos only it shows. KeyError when there is none.

        Takes about 2 s for every 100 MB in the library. False when it is gone from every list, but some of
        its bytes can only be overwritten once the disk has room; that is tried again on closing and opening.
        """
        taken_back.remember_removal(self.store.folder, self.store.key, fanzine_id)
        return removal.remove(self.store, fanzine_id)

    def fanzines(self) -> list[Summary]:
        """Every fanzine, in an order that tells nothing."""
        return self.store.read(read_summaries)

    def fanzines_on(self, shelf: str) -> list[Summary]:
        """The fanzines on one shelf, in an order that tells nothing."""
        return self.store.read(lambda db: read_summaries(db, "shelf = ?", (number(shelf),)))

    def put_on_shelf(self, fanzine_id: str, shelf: str | None) -> None:
        """Stand a fanzine on a shelf, or on none. KeyError when there is no such fanzine or shelf."""
        self.store.write(lambda db: shelve(db, fanzine_id, shelf))

    def add_photo(self, taken: KeptPhoto) -> None:
        """Keep a photo before it is placed; keeping it again changes nothing."""
        self.store.write(lambda db: photo_store.write_photo(db, taken.digest, taken.media_type, taken.data))

    def photo(self, digest: str) -> bytes:
        """The kept bytes of a photo; PhotoMissing."""
        return self.store.read(lambda db: photo_store.read_photo(db, digest))

    def keep_page_picture(self, page_id: str, data: bytes, *, of: Fanzine | None = None) -> None:
        """Keep how a page looks now, to show it at once when it is opened again.

        For whoever does not sit at it: nothing is kept unless the fanzine it is a page `of` is as it was, and
        KeyError when that is gone.
        """
        self.store.write(lambda db: page_pictures.write_page_picture(db, page_id, data, of=of))

    def page_picture(self, page_id: str) -> bytes | None:
        """How the page looks, if that was kept since its last change."""
        return self.store.read(lambda db: page_pictures.read_page_picture(db, page_id))

    def sweep_photos(self) -> None:
        """Erase photos that no page shows, when a sitting ends: until then undo may bring them back.

        Old copies in the file's free space are erased with the next removal, or when the library is closed.
        """
        removal.sweep_photos(self.store)

    def backup(self, to: Path) -> None:
        """A checked copy of the library at `to`. LibraryFull when there is no room for it."""
        backups.write_backup(self.store, to)

    def make_backup(self, folder: Path, *, sparing: Path | None = None) -> Path:
        """The next rolling backup in a folder; after a removal it takes the place of all older ones."""
        return backups.make_backup(self.store, folder, sparing=sparing)

    def forget_backups(self, folder: Path) -> None:
        """Delete every backup in the folder, when none can be written without what was erased."""
        backups.forget_backups(self.store, folder)

    def record_consent(
        self,
        fanzine_id: str,
        use: Use,
        pages_hash: str,
        month: str,
        until: str,
        exhibition: str | None = None,
        recording: str | None = None,
    ) -> None:
        """Keep her yes to one use of the pages as they are; months are YYYY-MM. KeyError, ValueError.

        `exhibition` is the run of the exhibition it ends with, None when it holds to its last month;
        `recording` the digest of the reading a yes to the voice is to: the one that is kept.
        """
        consent = Consent(fanzine_id, use, pages_hash, month, until, exhibition, recording)
        former = self.consents(fanzine_id)
        self.store.write(lambda db: consent_store.write_consent(db, consent))
        self._remember_replaced(former, consent)

    def record_spoken(self, spoken: SpokenConsent) -> None:
        """Keep a yes she gave by word of mouth. KeyError when there is no such fanzine."""
        former = self.spoken_consents(spoken.fanzine)
        self.store.write(lambda db: consent_store.write_spoken(db, spoken))
        self._remember_replaced(former, spoken)

    def spoken_consents(self, fanzine_id: str) -> tuple[SpokenConsent, ...]:
        """Every yes by word of mouth that was not taken back; whether it holds is for `release` to say."""
        return self.store.read(lambda db: consent_store.read_spoken(db, fanzine_id))

    def withdraw_consent(self, fanzine_id: str, use: Use) -> bool:
        """Take her yes back, also one by word of mouth; whether there was one. Works on a full disk."""
        said: tuple[Yes, ...] = (*self.consents(fanzine_id), *self.spoken_consents(fanzine_id))
        for yes in said:
            if yes.use is use:
                taken_back.remember_yes(self.store.folder, self.store.key, yes)
        return self.store.write(lambda db: consent_store.delete_consent(db, fanzine_id, use), giving_way=True)

    def refused(self, fanzine_id: str) -> frozenset[Use]:
        """The uses whose yes she took back with her own hand, and has not given again."""
        return self.store.read(lambda db: consent_store.read_refused(db, fanzine_id))

    def consents(self, fanzine_id: str) -> tuple[Consent, ...]:
        """Every yes that was given and not taken back; whether it still holds is for `release` to say."""
        return self.store.read(lambda db: consent_store.read_consents(db, fanzine_id))

    def consented(self, use: Use) -> tuple[str, ...]:
        """The ids of fanzines with a yes to that use, valid or not, in an order that tells nothing."""
        return self.store.read(lambda db: consent_store.read_consented(db, use))

    def approve(self, fanzine_id: str, pages_hash: str) -> None:
        """Keep the facilitator's yes to the pages as they are. KeyError when there is no such fanzine.

        NotLookedAt when these are not the pages of a second look in which everything was settled.
        """
        self.store.write(lambda db: look_store.approve_pages(db, fanzine_id, pages_hash))

    def second_look(self, fanzine_id: str) -> Look:
        """What is found on the pages as they are, and what was answered. KeyError when there is none."""
        return self.store.read(lambda db: look_store.read_look(db, fanzine_id))

    def may_travel(self, fanzine_id: str) -> bool:
        """Whether the second look is settled also for what only the photos' bytes show. KeyError."""
        return self.store.read(
            lambda db: may_travel(read_fanzine(db, fanzine_id), look_store.read_kept(db, fanzine_id))
        )

    def keep_faces(self, fanzine_id: str, page: Page, found: Iterable[Sighting]) -> None:
        """Faces were looked for on that page as it is given; these were found."""
        seen = tuple(found)
        self.store.write(lambda db: look_store.write_faces(db, fanzine_id, page, seen))

    def ask_about(self, fanzine_id: str, page: Page, spot: Sighting) -> None:
        """Ask its maker about a place on that page as it is given. KeyError when there is no such fanzine."""
        self.store.write(lambda db: look_store.write_spot(db, fanzine_id, page, spot))

    def ask_no_more(self, fanzine_id: str, spot: Finding) -> None:
        """Forget a place that was asked about."""
        self.store.write(lambda db: look_store.delete_spot(db, fanzine_id, spot), giving_way=True)

    def answer(self, fanzine_id: str, finding: Finding, answer: Answer) -> None:
        """Keep what was answered to a finding. ValueError when that is no answer to it; KeyError."""
        if not may_answer(finding.kind, answer):
            raise ValueError("that is no answer to such a finding")
        self.store.write(lambda db: look_store.write_answer(db, fanzine_id, finding.digest, answer))

    def answers_about(self, fanzine_id: str) -> frozenset[Answer]:
        """Every answer kept about a fanzine, also to what has gone since; quick, for lists."""
        return self.store.read(lambda db: look_store.read_asked(db, fanzine_id))

    def unapprove(self, fanzine_id: str) -> bool:
        """Take the facilitator's yes back; whether there was one. Works on a full disk."""
        return self.store.write(lambda db: consent_store.delete_approval(db, fanzine_id), giving_way=True)

    def approval(self, fanzine_id: str) -> Approval | None:
        """The facilitator's yes, or None."""
        return self.store.read(lambda db: consent_store.read_approval(db, fanzine_id))

    def give_out(self, fanzine_id: str, given: GivenOut) -> None:
        """Note a copy that was printed or carried away. KeyError when there is no such fanzine."""
        self.store.write(lambda db: given_out.write_given_out(db, fanzine_id, given))

    def given_out(self, fanzine_id: str) -> tuple[GivenOut, ...]:
        """Every copy that was noted, in an order that tells nothing."""
        return self.store.read(lambda db: given_out.read_given_out(db, fanzine_id))

    def called_back(self, fanzine_id: str, given: GivenOut) -> None:
        """A copy was called back before anybody had it. Works on a full disk."""
        self.store.write(lambda db: given_out.delete_given_out(db, fanzine_id, given), giving_way=True)

    def never_printed(self, job: str) -> None:
        """Nothing of that print ever came out: it is no copy. Works on a full disk."""
        self.store.write(lambda db: given_out.forget_job(db, job), giving_way=True)

    def keep_reading(self, fanzine_id: str, reading: Reading, data: bytes) -> None:
        """Keep a recorded reading; an earlier one is erased, and her yes to it. KeyError, ValueError."""
        former = self.reading(fanzine_id)
        self.store.write(lambda db: reading_store.write_reading(db, fanzine_id, reading, data))
        # Only now: on a full disk the former one is still there, and no copy may take it away later.
        if former is not None and former.digest != reading.digest:
            taken_back.remember_reading(self.store.folder, self.store.key, fanzine_id, former.digest)

    def throw_reading_away(self, fanzine_id: str) -> bool:
        """Erase its reading, and her yes to it; whether there was one. Works on a full disk.

        Old copies in the file's free space are erased with the next removal, or when the library is closed.
        """
        former = self.reading(fanzine_id)
        if former is not None:
            taken_back.remember_reading(self.store.folder, self.store.key, fanzine_id, former.digest)
        return self.store.write(lambda db: reading_store.delete_reading(db, fanzine_id), giving_way=True)

    def reading(self, fanzine_id: str) -> Reading | None:
        """What is known of its recorded reading, or None."""
        return self.store.read(lambda db: reading_store.read_reading(db, fanzine_id))

    def sound(self, fanzine_id: str, digest: str) -> bytes:
        """The sound of its reading (MP3); KeyError when that is not the one it has now."""
        return self.store.read(lambda db: reading_store.read_sound(db, fanzine_id, digest))

    def keep_heard(self, fanzine_id: str, digest: str) -> None:
        """A facilitator listened to this very reading. KeyError when it is not the one there is now."""
        self.store.write(lambda db: reading_store.write_heard(db, fanzine_id, digest))

    def approve_reading(self, fanzine_id: str, digest: str) -> None:
        """Keep the facilitator's yes to this very reading. NotHeard when nobody listened to it; KeyError."""
        self.store.write(lambda db: reading_store.write_approved(db, fanzine_id, digest))

    def unapprove_reading(self, fanzine_id: str) -> bool:
        """Take the facilitator's yes to its reading back; whether there was one. Works on a full disk."""
        return self.store.write(lambda db: reading_store.delete_approved(db, fanzine_id), giving_way=True)

    def _remember_replaced(self, former: Iterable[Yes], by: Yes) -> None:
        """No backup may bring back a yes that another took the place of: that may be taken back by then."""
        for yes in former:
            if yes.use is by.use and yes != by:
                taken_back.remember_yes(self.store.folder, self.store.key, yes)
