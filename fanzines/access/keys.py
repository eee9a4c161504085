"""Keys of the library: one random key, sealed for each facilitator under her own opening phrase.

The file of slots holds no name and no date; whoever has it still needs a phrase, or the recovery words
that were shown once. Changing a phrase seals the same key again and leaves the library alone.
"""

import secrets
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Final

from fanzines.access.slots import FILE, Kind, Slot, read_slots, write_slots
from fanzines.library.cipher import KEY_LENGTH

SHORTEST_PHRASE: Final = 12

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_READ_AS: Final = str.maketrans("ILO", "110", "- ")
_RECOVERY_LENGTH: Final = 24
_GROUP: Final = 4


class WrongPhrase(Exception):
    """No slot opens with this phrase or these words."""


class PhraseTooShort(Exception):
    """An opening phrase needs at least `SHORTEST_PHRASE` characters."""


class KeysExist(Exception):
    """There are keys in the folder already; new ones would shut the library for ever."""


class LastPhrase(Exception):
    """The last facilitator's phrase cannot be taken away."""


class Strength(StrEnum):
    """How well a phrase keeps the library shut."""

    SHORT = "short"
    FAIR = "fair"
    GOOD = "good"


def exist(folder: Path) -> bool:
    """Whether somebody has chosen an opening phrase for this folder."""
    return (folder / FILE).exists()


def create(folder: Path, phrase: str) -> tuple[bytes, str]:
    """A new key, sealed under the first facilitator's phrase; and the recovery words, to be shown once."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if exist(folder):
        raise KeysExist("There are keys in this folder already. Open the library with a phrase instead.")
    key = secrets.token_bytes(KEY_LENGTH)
    slot = _phrase_slot(key, phrase)
    words = _new_words()
    write_slots(folder, (slot, Slot.close(key, _plain_words(words), Kind.RECOVERY)))
    return key, words


def bring_back(kept: Path, folder: Path) -> None:
    """Take the keys that lie beside the backups: those in the folder are gone or damaged."""
    write_slots(folder, read_slots(kept))


def forget(folder: Path) -> None:
    """Take the keys away again, when no library could be made for them: they open nothing."""
    (folder / FILE).unlink(missing_ok=True)


def unlock(folder: Path, phrase: str) -> bytes:
    """The library's key. WrongPhrase; takes one Argon2 for every facilitator (about 0.2 s each)."""
    return _opened(folder, phrase)[0]


def recover(folder: Path, words: str) -> bytes:
    """The library's key by the recovery words, however they are spaced. WrongPhrase."""
    for slot in read_slots(folder):
        key = slot.open(_plain_words(words)) if slot.kind is Kind.RECOVERY else None
        if key is not None:
            return key
    raise WrongPhrase("These are not the recovery words of this library. Check each group of four.")


def add_facilitator(folder: Path, key: bytes, phrase: str) -> str:
    """Seal the key under one more phrase; the id of its slot. PhraseTooShort."""
    slot = _phrase_slot(key, phrase)
    write_slots(folder, (*read_slots(folder), slot))
    return slot.id


def change_phrase(folder: Path, old: str, new: str) -> None:
    """Seal the key under another phrase in place of the old one. WrongPhrase, PhraseTooShort."""
    key, opened = _opened(folder, old)
    slot = _phrase_slot(key, new)
    write_slots(folder, tuple(slot if kept.id == opened.id else kept for kept in read_slots(folder)))


def remove_facilitator(folder: Path, phrase: str) -> None:
    """Let this phrase open nothing any more. WrongPhrase; LastPhrase when no other would be left."""
    _, opened = _opened(folder, phrase)
    left = tuple(slot for slot in read_slots(folder) if slot.id != opened.id)
    if not any(slot.kind is Kind.PHRASE for slot in left):
        raise LastPhrase("This is the last opening phrase. Add another facilitator before you take it away.")
    write_slots(folder, left)


def new_recovery(folder: Path, key: bytes) -> str:
    """New recovery words in place of the old, when the sheet was lost or used."""
    words = _new_words()
    phrases = tuple(slot for slot in read_slots(folder) if slot.kind is Kind.PHRASE)
    write_slots(folder, (*phrases, Slot.close(key, _plain_words(words), Kind.RECOVERY)))
    return words


def strength(phrase: str) -> Strength:
    """Short: refused. Good: four different words or more, or 20 characters of which 10 differ."""
    plain = plain_phrase(phrase)
    if len(plain) < SHORTEST_PHRASE:
        return Strength.SHORT
    many_words = len({word for word in plain.split() if len(word) > 2}) >= 4
    return Strength.GOOD if many_words or (len(plain) >= 20 and len(set(plain)) >= 10) else Strength.FAIR


def plain_phrase(phrase: str) -> str:
    """The phrase as it is tried, so that every keyboard gives the same one.

    NFKC, because keyboards compose accents, wide letters and ligatures differently; runs of white space
    become one space and the ends none, because nobody sees them; case is kept: it is seen and is worth bits.
    """
    return " ".join(unicodedata.normalize("NFKC", phrase).split())


def check_length(phrase: str) -> None:
    """PhraseTooShort when the phrase has fewer than `SHORTEST_PHRASE` characters."""
    if len(plain_phrase(phrase)) < SHORTEST_PHRASE:
        raise PhraseTooShort(f"An opening phrase needs at least {SHORTEST_PHRASE} characters.")


def _phrase_slot(key: bytes, phrase: str) -> Slot:
    check_length(phrase)
    return Slot.close(key, plain_phrase(phrase), Kind.PHRASE)


def _opened(folder: Path, phrase: str) -> tuple[bytes, Slot]:
    plain = plain_phrase(phrase)
    for slot in read_slots(folder):
        key = slot.open(plain) if slot.kind is Kind.PHRASE else None
        if key is not None:
            return key, slot
    raise WrongPhrase("This phrase does not open the library. Try again, or use the recovery sheet.")


def _new_words() -> str:
    signs = [secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LENGTH)]
    return " ".join("".join(signs[at : at + _GROUP]) for at in range(0, _RECOVERY_LENGTH, _GROUP))


def _plain_words(words: str) -> str:
    return unicodedata.normalize("NFKC", words).upper().translate(_READ_AS)
