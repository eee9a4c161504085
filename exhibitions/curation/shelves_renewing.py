"""A tablet of the group was lost: new keys, and the file by which the other tablets take them in."""

import json
from typing import Final

import pyrage

from exhibitions.curation.shared_shelves import WRONG_WORDS, WrongWords, must_be_grouped
from exhibitions.exchange.identity import new_age_key
from fanzines.access.keys import plain_phrase
from fanzines.as_json import canonical
from fanzines.library import Library
from fanzines.sharing.facts import FactUnreadable
from fanzines.sharing.group import Group, Other
from fanzines.sharing.renewing import NewKeys, keys_for_others, new_keys_from, renew_keys, take_keys

KEYS: Final = ".fanzinekeys"


def renew(library: Library, lost: Other) -> Group:
    """Give the group new keys, without that tablet. NoGroup, LibraryError."""
    must_be_grouped(library)
    return library.store.write(lambda db: renew_keys(db, new_age_key, (lost,)), giving_way=True)


def locked_keys(library: Library, words: str) -> bytes:
    """What the other tablets need to stay in the group, locked with those words. NoGroup. Takes a second."""
    must_be_grouped(library)
    keys = library.store.read(keys_for_others)
    return bytes(pyrage.passphrase.encrypt(canonical(keys.as_json()), plain_phrase(words)))


def open_keys(data: bytes, words: str) -> NewKeys:
    """The keys in those bytes. WrongWords. Takes about a second."""
    try:
        return new_keys_from(json.loads(pyrage.passphrase.decrypt(data, plain_phrase(words))))
    except (pyrage.DecryptError, ValueError, FactUnreadable) as error:
        raise WrongWords(WRONG_WORDS) from error


def stay(library: Library, keys: NewKeys) -> Group:
    """Stay in the group by its new keys. NotOurKeys, LibraryError."""
    return library.store.write(lambda db: take_keys(db, keys), giving_way=True)


def keys_file(group: Group) -> str:
    """The name of the file that brings those keys."""
    return f"keys-{group.key.hex()[:12]}{KEYS}"
