"""New keys for a group of which a tablet was lost: what that one seals is refused, and it opens nothing more.

A lost tablet may have said anything in the others' names before that. So nobody believes any more who has
taken in what: each gives and takes everything once more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlite_utils import Database

from fanzines.access import signs
from fanzines.library.errors import LibraryError
from fanzines.seal import KEY_BYTES, new_private_key, public_key
from fanzines.sharing.facts import FactUnreadable, is_id, number_from
from fanzines.sharing.group import (
    Group,
    Other,
    begin_anew,
    read_group,
    read_others,
    write_group,
    write_others,
)

GIVEN_UP: Final = "These keys were given up. Take in the ones that were made last."
OF_OTHERS: Final = "These keys are of another group of tablets."

_FORMAT: Final = "fanzine group keys 1"

Lost = tuple[tuple[int, str], ...]


class NotOurKeys(LibraryError):
    """Those keys are not for this tablet. The message says why."""


@dataclass(frozen=True, slots=True)
class NewKeys:
    """What a tablet needs to stay in its group: the new private keys, the public keys of the seals they take
    the place of, the shares and names of tablets that were lost, and which tablet gives them.
    """

    seal: bytes
    opener: bytes
    former: tuple[bytes, ...]
    lost: Lost
    by: str
    by_share: int

    def as_json(self) -> dict[str, Any]:
        """As it is packed."""
        return {
            "format": _FORMAT,
            "seal": self.seal.hex(),
            "opener": self.opener.hex(),
            "former": [key.hex() for key in self.former],
            "lost": [list(one) for one in self.lost],
            "by": self.by,
            "by_share": self.by_share,
        }


def new_keys_from(value: Any) -> NewKeys:
    """The keys so packed. FactUnreadable."""
    try:
        seal, opener = bytes.fromhex(value["seal"]), bytes.fromhex(value["opener"])
        former = tuple(map(bytes.fromhex, value["former"]))
        lost = tuple((number_from(share), str(name)) for share, name in value["lost"])
        found = NewKeys(seal, opener, former, lost, value["by"], number_from(value["by_share"]))
        is_one = value["format"] == _FORMAT and len(seal) == len(opener) == KEY_BYTES
    except (LookupError, TypeError, ValueError) as error:
        raise FactUnreadable("these are no keys of a group") from error
    named = is_id(found.by) and all(not name or is_id(name) for _, name in lost)
    if not (is_one and named and found.by_share < signs.SHARES):
        raise FactUnreadable("these are no keys of a group")
    return found


def renew_keys(db: Database, new_opener: Callable[[], bytes], lost: Iterable[Other]) -> Group:
    """Give the group of this tablet new keys, without those tablets. RuntimeError: it belongs to none."""
    group = read_group(db)
    if group is None:
        raise RuntimeError("a tablet of no group has no keys to renew")
    gone = tuple((other.share, other.name) for other in lost)
    renewed = replace(
        group,
        seal=new_private_key(),
        opener=new_opener(),
        former=(*group.former, group.key),
        lost=tuple(dict.fromkeys((*group.lost, *gone))),
    )
    _go_on_as(db, renewed)
    return renewed


def keys_for_others(db: Database) -> NewKeys:
    """What the other tablets need to stay in the group. RuntimeError: this one belongs to none."""
    group = read_group(db)
    if group is None:
        raise RuntimeError("a tablet of no group has no keys to give")
    return NewKeys(group.seal, group.opener, group.former, group.lost, group.name, group.share)


def take_keys(db: Database, keys: NewKeys) -> Group:
    """Stay in the group by its new keys; nothing happens when this tablet has them. NotOurKeys."""
    group, new = read_group(db), public_key(keys.seal)
    if group is None:
        raise NotOurKeys(OF_OTHERS)
    if new == group.key:
        return group
    if new in group.former:
        raise NotOurKeys(GIVEN_UP)
    if not {group.key, *group.former} & set(keys.former):
        raise NotOurKeys(OF_OTHERS)
    renewed = replace(
        group,
        seal=keys.seal,
        opener=keys.opener,
        former=tuple(dict.fromkeys((*group.former, group.key, *keys.former))),
        lost=tuple(one for one in dict.fromkeys((*group.lost, *keys.lost)) if one[1] != group.name),
    )
    _go_on_as(db, renewed)
    others = [one for one in read_others(db) if one.name != keys.by]
    giver = next((one for one in read_others(db) if one.name == keys.by), Other(keys.by_share, keys.by))
    write_others(db, (*others, replace(giver, has_keys=True)))
    return renewed


def _go_on_as(db: Database, group: Group) -> None:
    write_group(db, group)
    begin_anew(db)
    write_others(db, (one for one in read_others(db) if (one.share, one.name) not in group.lost))
