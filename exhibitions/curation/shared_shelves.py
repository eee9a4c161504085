"""The shelves of a group of tablets: what this one gives the others through a folder or a stick.

Taking in is `shelves_taking`. Nobody sits with a fanzine while either is done.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import pyrage
from sqlite_utils import Database

from exhibitions.curation.group_aspects import ASPECTS
from exhibitions.curation.runs import follow, note_runs, run_here
from exhibitions.curation.shelves_said import ShelvesSay, digest_said, left_out_as_bytes, said_as_bytes
from exhibitions.exchange.envelope import PackageRefused
from exhibitions.exchange.identity import Identity, new_age_key
from exhibitions.exchange.shelf_package import ENDING, Giver, is_whole, read_shelf_label, write_shelves
from exhibitions.exchange.shelf_word import ShelfWord, write_word
from fanzines.access.keys import plain_phrase
from fanzines.as_json import canonical
from fanzines.file import FileRefused, write
from fanzines.library import Library
from fanzines.readings import LARGEST
from fanzines.sharing import group as groups
from fanzines.sharing.facts import DENYING, FactUnreadable
from fanzines.sharing.group import Group, Invitation, Other
from fanzines.sharing.joining import is_kept, is_removed, kept_fanzines, notice, notice_gone
from fanzines.sharing.known import Here, Known, every_fact, tablet_of
from fanzines.sharing.shelving import note_shelves
from fanzines.sharing.versions import Version, digest_of, every_version, tell, untold
from fanzines.sharing.voices import Sound, sounds_here, tell_sounds, untold_sounds

INVITED: Final = ".fanzinegroup"
SOUND: Final = b"fanzine reading 1\n"
"""Behind it comes the sound of a recorded reading."""
WRONG_WORDS: Final = "These words do not open the stick. Type them as they were chosen on the other tablet."
NO_GROUP: Final = "This tablet does not belong to a group yet."


class WrongWords(Exception):
    """An invitation does not open with these words, or is none."""


class NoGroup(Exception):
    """The tablet belongs to no group."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given: how many fanzines came along, how many works could not; none where nobody waits."""

    fanzines: int = 0
    left_out: int = 0


def group_of(library: Library) -> Group | None:
    """The group the tablet of this library belongs to."""
    return library.store.read(groups.read_group)


def others_of(library: Library) -> tuple[Other, ...]:
    """The other tablets of its group."""
    return library.store.read(groups.read_others)


def invite(library: Library, words: str) -> bytes:
    """What one more tablet needs to join, locked with those words. With the first one the group begins.

    NotToJoin when there is no share left. Takes about a second.
    """
    run = run_here(library)
    made = library.store.write(lambda db: groups.invite(db, new_age_key, run))
    return bytes(pyrage.passphrase.encrypt(canonical(made.as_json()), plain_phrase(words)))


def open_invitation(data: bytes, words: str) -> Invitation:
    """The invitation in those bytes. WrongWords. Takes about a second."""
    try:
        return groups.invitation_from(json.loads(pyrage.passphrase.decrypt(data, plain_phrase(words))))
    except (pyrage.DecryptError, ValueError, FactUnreadable) as error:
        raise WrongWords(WRONG_WORDS) from error


def join_group(library: Library, invitation: Invitation) -> Group:
    """Belong to that group from now on. NotToJoin unless nothing was made on this tablet yet."""
    group = library.store.write(lambda db: groups.join_group(db, invitation))
    follow(library, invitation.run)
    return group


def forget_other(library: Library, other: Other) -> None:
    """Wait no more for a tablet that will not come back."""
    library.store.write(lambda db: groups.forget_other(db, other), giving_way=True)


def notice_all(library: Library) -> None:
    """Note what was done on this tablet since that was noted last; all of it has one number."""
    here = library.store.write(_notice_shelves, giving_way=True)
    for fanzine in library.store.read(kept_fanzines):
        library.store.write(partial(_notice, here=here, fanzine=fanzine), giving_way=True)
    note_runs(library)


def give(library: Library, folder: Path) -> Given:
    """Put what the others do not have yet into a folder, and word of what was taken in here.

    NoGroup, LibraryError; OSError when the folder fails.
    """
    group = must_be_grouped(library)
    notice_all(library)
    giving = library.store.read(_gather)
    if giving.is_news:
        # Used from here on, whatever happens: two packages of one number would be one to the others.
        library.store.write(lambda db: groups.note_given(db, giving.number, "", 0), giving_way=True)
    identity = identity_in(group)
    giver = Giver(group.name, giving.tablet, group.share, identity)
    out = folder / f"{group.name}-{giving.tablet}-{giving.number:08}{ENDING}"
    given, fanzines = Given(), _Fanzines(library, giving)
    if not giving.is_waited_for:
        forget_own(folder, group, keeping=None)
    elif giving.is_news or not is_whole(out, group.key):
        denied = said_as_bytes(ShelvesSay(tuple(one for one in giving.said.facts if one.kind in DENYING)))
        write_shelves(giver, out, number=giving.number, denied=denied, pieces=fanzines.pieces())
        forget_own(folder, group, keeping=out)
        given = Given(fanzines.given, len(fanzines.left_out))
    if giving.is_news:
        library.store.write(lambda db: _note_given(db, giving, fanzines.left_out), giving_way=True)
    say_taken(library, folder)
    return given


def say_taken(library: Library, folder: Path) -> None:
    """Put word of what was taken in here into a folder. NoGroup; OSError when the folder fails."""
    group = must_be_grouped(library)
    tablet, taken = library.store.read(lambda db: (tablet_of(db), groups.read_taken(db)))
    write_word(folder, group.seal, ShelfWord(group.name, tablet, group.share, taken))


def must_be_grouped(library: Library) -> Group:
    """The group; NoGroup."""
    group = group_of(library)
    if group is None:
        raise NoGroup(NO_GROUP)
    return group


def identity_in(group: Group) -> Identity:
    """By what the tablets of the group seal and open."""
    return Identity(group.seal, group.opener)


def forget_own(folder: Path, group: Group, *, keeping: Path | None) -> None:
    """Delete this tablet's packages from a folder, but the newest while anybody waits for it.

    So are those that lost tablets sealed with keys that were given up: nobody takes them in.
    """
    keys = {name: {*group.former} for _, name in group.lost if name}
    keys[group.name] = {group.key, *group.former}
    for name, by in keys.items():
        for file in folder.glob(f"{name}-*{ENDING}"):
            with suppress(PackageRefused):
                with file.open("rb") as opened:
                    is_old = read_shelf_label(opened).key in by
                if is_old and file != keeping:
                    file.unlink()


@dataclass(frozen=True, slots=True)
class _Giving:
    tablet: str
    said: ShelvesSay
    wanted: frozenset[str]
    sounds: frozenset[Sound]
    number: int
    digest: str
    since: int
    is_news: bool
    is_waited_for: bool


def _notice_shelves(db: Database) -> Here:
    here = Here(db)
    notice_gone(db, here)
    note_shelves(db, here, Known(db))
    return here


def _notice(db: Database, *, here: Here, fanzine: str) -> None:
    if _is_ours(db, fanzine):
        notice(db, here, fanzine, ASPECTS)


def _is_ours(db: Database, fanzine: str) -> bool:
    return is_kept(db, fanzine) and not is_removed(db, fanzine)


def said_here(db: Database) -> ShelvesSay:
    """All that was noted here and heard of."""
    versions = tuple(one for one in every_version(db) if _is_ours(db, one.fanzine))
    ours = {one.fanzine for one in versions}
    return ShelvesSay(
        tuple(every_fact(db)), versions, tuple(one for one in sounds_here(db) if one[0] in ours)
    )


def _gather(db: Database) -> _Giving:
    said = said_here(db)
    digest = digest_said(said)
    since, last = groups.least_confirmed(db), groups.read_given(db)
    is_news = last.digest != digest or since < last.since
    number = last.number + is_news
    is_waited_for = since < number and bool(groups.read_others(db))
    wanted = frozenset(untold(db, since))
    sounds = untold_sounds(db, since)
    return _Giving(tablet_of(db), said, wanted, sounds, number, digest, since, is_news, is_waited_for)


def _note_given(db: Database, giving: _Giving, left_out: Collection[str]) -> None:
    groups.note_given(db, giving.number, giving.digest, giving.since)
    tell(db, giving.number, left_out)
    tell_sounds(db, giving.number, left_out)


class _Fanzines:
    """The second part of a package, made while it is packed."""

    def __init__(self, library: Library, giving: _Giving) -> None:
        self._library, self._giving = library, giving
        self.given = 0
        self.left_out: list[str] = []

    def pieces(self) -> Iterator[bytes]:
        """What is known, then fanzine after fanzine that somebody does not have, then such readings."""
        said = self._giving.said
        facts = tuple(fact for fact in said.facts if fact.kind not in DENYING)
        yield said_as_bytes(replace(said, facts=facts))
        yield from self._files(one for one in said.versions if one.fanzine in self._giving.wanted)
        yield from self._sounds(one for one in said.sounds if one in self._giving.sounds)
        yield left_out_as_bytes(self.left_out)

    def _files(self, versions: Iterable[Version]) -> Iterator[bytes]:
        for version in versions:
            try:
                fanzine = self._library.fanzine(version.fanzine)
                if digest_of(fanzine) != version.digest:
                    raise FileRefused("It was changed meanwhile.")
                yield write(fanzine, self._library.photo)
                self.given += 1
            except (FileRefused, KeyError):
                self.left_out.append(version.fanzine)

    def _sounds(self, sounds: Iterable[Sound]) -> Iterator[bytes]:
        for fanzine, digest in sounds:
            try:
                sound = self._library.sound(fanzine, digest)
            except KeyError:
                sound = b""
            if 0 < len(sound) <= LARGEST:
                yield SOUND + sound
            else:
                self.left_out.append(digest)
