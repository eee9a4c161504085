"""The group a tablet belongs to: keys that all of its tablets have, and who of them was heard of when."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from sqlite_utils import Database

from fanzines.access import signs
from fanzines.library.errors import LibraryError
from fanzines.library.settings import read_setting, write_setting
from fanzines.library.shelves import read_tags
from fanzines.model import new_id
from fanzines.seal import KEY_BYTES, new_private_key, public_key
from fanzines.sharing.facts import FactUnreadable, is_id, number_from
from fanzines.sharing.known import Known, tablet_of
from fanzines.sharing.shelving import given_up
from fanzines.sharing.versions import tell
from fanzines.sharing.voices import tell_sounds

NOT_EMPTY: Final = (
    "Something was made on this tablet already. Only a tablet on which nothing was made yet can join others."
)
IN_A_GROUP: Final = "This tablet belongs to a group already."
TOO_MANY: Final = "No more tablets can join this group."

_GROUP: Final = "group"
_OTHERS: Final = "group tablets"
_TAKEN: Final = "group packages taken"
_GIVEN: Final = "group package given"
_FORMAT: Final = "fanzine group 1"


class NotToJoin(LibraryError):
    """This tablet cannot join a group, or none can join its group. The message says why."""


@dataclass(frozen=True, slots=True)
class Group:
    """What a tablet of a group knows: `seal` and `opener` are private keys all of them have (32 bytes each).

    `name` is this tablet's own among them, `share` the share of all signs that it offers. `former` are the
    public keys of seals it gave up, since the tablets in `lost` (share and name) had them, too.
    """

    name: str
    seal: bytes
    opener: bytes
    share: int
    former: tuple[bytes, ...] = ()
    lost: tuple[tuple[int, str], ...] = ()

    @property
    def key(self) -> bytes:
        """The public key by which packages of the group are known."""
        return public_key(self.seal)


@dataclass(frozen=True, slots=True)
class Other:
    """Another tablet of the group. `name` is empty until it is heard of; `day` is when that was last, and
    `tablet` what its facts went by then.

    `confirmed` says up to which package it has taken in all that a tablet of that name gave; `has_keys`:
    it was heard of since the group has the keys it has now.
    """

    share: int
    name: str = ""
    tablet: str = ""
    day: date | None = None
    confirmed: dict[str, int] = field(default_factory=dict)
    has_keys: bool = True


@dataclass(frozen=True, slots=True)
class LastGiven:
    """A package: its number, the digest of all it says, and after which one it brings what is new."""

    number: int = 0
    digest: str = ""
    since: int = 0


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a tablet needs to join: the group's keys, a share of the signs, which signs are taken already.

    `run` is the run of the exhibition that yeses "for this exhibition" name. `by` and `by_share` are the name
    and the share of the tablet that invites.
    """

    seal: bytes
    opener: bytes
    salt: str
    share: int
    taken: tuple[str, ...]
    run: str
    by: str
    by_share: int

    def as_json(self) -> dict[str, Any]:
        """As it is packed."""
        return {
            "format": _FORMAT,
            "seal": self.seal.hex(),
            "opener": self.opener.hex(),
            "salt": self.salt,
            "share": self.share,
            "taken": list(self.taken),
            "run": self.run,
            "by": self.by,
            "by_share": self.by_share,
        }


def invitation_from(value: Any) -> Invitation:
    """The invitation so packed. FactUnreadable."""
    try:
        seal, opener = bytes.fromhex(value["seal"]), bytes.fromhex(value["opener"])
        share, taken = number_from(value["share"]), tuple(map(str, value["taken"]))
        by = value["by"], number_from(value["by_share"])
        found = Invitation(seal, opener, bytes.fromhex(value["salt"]).hex(), share, taken, value["run"], *by)
        is_one = value["format"] == _FORMAT and len(seal) == len(opener) == KEY_BYTES
    except (LookupError, TypeError, ValueError) as error:
        raise FactUnreadable("this is no invitation") from error
    if not (is_one and share < signs.SHARES and is_id(found.run) and is_id(found.by)):
        raise FactUnreadable("this is no invitation")
    return found


def read_group(db: Database) -> Group | None:
    """The group this tablet belongs to, or None."""
    kept = read_setting(db, _GROUP)
    if kept is None:
        return None
    return Group(
        kept["name"],
        bytes.fromhex(kept["seal"]),
        bytes.fromhex(kept["opener"]),
        kept["share"],
        tuple(map(bytes.fromhex, kept.get("former", ()))),
        tuple((share, name) for share, name in kept.get("lost", ())),
    )


def invite(db: Database, new_opener: Callable[[], bytes], run: str) -> Invitation:
    """What one more tablet needs to join; with the first one this tablet's group begins. NotToJoin."""
    group = read_group(db)
    if group is None:
        group = Group(new_id(), new_private_key(), new_opener(), 0)
        write_group(db, group)
        signs.offer_share(db, group.share, ())
    others = read_others(db)
    free = set(range(1, signs.SHARES)) - {group.share, *(share for share, _ in group.lost)}
    free -= {other.share for other in others}
    if not free:
        raise NotToJoin(TOO_MANY)
    # The founder counts on; two others that invite at once are not to give the same share.
    share = min(free) if group.share == 0 else secrets.choice(sorted(free))
    write_others(db, (*others, Other(share)))
    known = Known(db)
    taken = {tag.hex() for tag in (*read_tags(db).values(), *given_up(known))}
    keys = group.seal, group.opener, signs.salt_of(db)
    return Invitation(*keys, share, tuple(sorted(taken)), run, group.name, group.share)


def join_group(db: Database, invitation: Invitation) -> Group:
    """Belong to that group from now on. NotToJoin unless nothing was made on this tablet yet."""
    if read_group(db) is not None:
        raise NotToJoin(IN_A_GROUP)
    if not is_empty(db):
        raise NotToJoin(NOT_EMPTY)
    group = Group(new_id(), invitation.seal, invitation.opener, invitation.share)
    write_group(db, group)
    write_others(db, (Other(invitation.by_share, invitation.by),))
    signs.take_salt(db, invitation.salt)
    signs.offer_share(db, invitation.share, invitation.taken)
    return group


def is_empty(db: Database) -> bool:
    """Whether nothing was made yet, and nobody has a sign."""
    sql = "SELECT EXISTS (SELECT 1 FROM fanzine) OR EXISTS (SELECT 1 FROM shelf)"
    return not db.execute(sql).fetchone()[0]


def read_others(db: Database) -> tuple[Other, ...]:
    """The other tablets of the group, also those that were invited and not heard of yet."""
    return tuple(
        Other(
            kept["share"],
            kept["name"],
            kept["tablet"],
            date.fromisoformat(kept["day"]) if kept["day"] else None,
            kept["confirmed"],
            kept.get("keys", True),
        )
        for kept in read_setting(db, _OTHERS, [])
    )


def hear(db: Database, said: Other, day: date) -> None:
    """Another tablet said so on that day. After a backup came back to it, it has another `tablet` name, and
    may have less than it had.
    """
    others = read_others(db)
    known = next((one for one in others if one.name == said.name), None)
    known = known or next((one for one in others if not one.name and one.share == said.share), said)
    before = known.confirmed if known.tablet in ("", said.tablet) else {}
    confirmed = {
        tablet: max(before.get(tablet, 0), said.confirmed.get(tablet, 0))
        for tablet in {*before, *said.confirmed}
    }
    heard = replace(said, day=max(day, known.day or day), confirmed=confirmed)
    write_others(db, (*(one for one in others if one is not known), heard))


def note_same(db: Database, name: str, digest: str) -> None:
    """That tablet holds all that is held here, which has that digest: as if it had taken it in from here."""
    last = read_given(db)
    number = last.number + (last.digest != digest)
    if last.digest != digest:
        note_given(db, number, digest, least_confirmed(db))
        tell(db, number, ())
        tell_sounds(db, number, ())
    tablet = tablet_of(db)
    write_others(
        db,
        (
            replace(one, confirmed={**one.confirmed, tablet: number}) if one.name == name else one
            for one in read_others(db)
        ),
    )


def forget_other(db: Database, other: Other) -> None:
    """Wait for that tablet no more."""
    write_others(db, (one for one in read_others(db) if (one.share, one.name) != (other.share, other.name)))


def least_confirmed(db: Database) -> int:
    """The number of the last package of this tablet that all others have taken in; 0: not even the first."""
    others, tablet = read_others(db), tablet_of(db)
    return min((other.confirmed.get(tablet, 0) for other in others), default=0)


def read_taken(db: Database) -> dict[str, int]:
    """Which package of each tablet was taken in last."""
    return dict(read_setting(db, _TAKEN, {}))


def note_taken(db: Database, tablet: str, number: int) -> None:
    """All of that package is here now."""
    taken = read_taken(db)
    write_setting(db, _TAKEN, taken | {tablet: max(number, taken.get(tablet, 0))})


def read_given(db: Database) -> LastGiven:
    """This tablet's last package."""
    return LastGiven(**read_setting(db, _GIVEN, {}))


def begin_anew(db: Database) -> None:
    """Whatever was confirmed and taken in counts for nothing any more: all is given and taken once more."""
    write_others(db, (replace(one, confirmed={}, has_keys=False) for one in read_others(db)))
    write_setting(db, _TAKEN, {})
    note_given(db, read_given(db).number, "", 0)


def note_given(db: Database, number: int, digest: str, since: int) -> None:
    """This tablet gave that package; an empty digest: its number is used, whatever becomes of it."""
    write_setting(db, _GIVEN, {"number": number, "digest": digest, "since": since})


def write_group(db: Database, group: Group) -> None:
    """Belong to that group, by those keys."""
    value = {
        "name": group.name,
        "seal": group.seal.hex(),
        "opener": group.opener.hex(),
        "share": group.share,
        "former": [key.hex() for key in group.former],
        "lost": [list(one) for one in group.lost],
    }
    write_setting(db, _GROUP, value)


def write_others(db: Database, others: Iterable[Other]) -> None:
    """Those are the other tablets."""
    kept = [
        {
            "share": other.share,
            "name": other.name,
            "tablet": other.tablet,
            "day": other.day.isoformat() if other.day else "",
            "confirmed": other.confirmed,
            "keys": other.has_keys,
        }
        for other in others
    ]
    write_setting(db, _OTHERS, kept)
