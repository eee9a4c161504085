"""Keys of the library: one random key, sealed for each facilitator under her own opening phrase.

The file of slots holds no name and no date; whoever has it still needs a phrase, or the recovery words
that were shown once. Changing a phrase seals the same key again and leaves the library alone.
"""

import secrets
import unicodedata
from dataclasses import dataclass
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


class PhraseKnown(Exception):
    """The phrase opens the library already."""


@dataclass(frozen=True, slots=True)
class NewKeys:
    """A new key, the recovery words that open it, and its slots, as they would be written down."""

    key: bytes
    words: str
    slots: tuple[Slot, ...]


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
    new = new_keys(phrase)
    write_slots(folder, new.slots)
    return new.key, new.words


def new_keys(phrase: str, words: str | None = None) -> NewKeys:
    """A new key under one phrase and the recovery words (new ones when none are given). PhraseTooShort."""
    key, words = secrets.token_bytes(KEY_LENGTH), words or new_words()
    slots = (_phrase_slot(key, phrase), Slot.close(key, _plain_words(words), Kind.RECOVERY))
    return NewKeys(key, words, slots)


def put_in_place(folder: Path, new: NewKeys) -> None:
    """Let only the new keys open the folder from now on."""
    write_slots(folder, new.slots)


def are(folder: Path, new: NewKeys) -> bool:
    """Whether the folder's keys are the new ones."""
    return read_slots(folder) == new.slots


def phrases(folder: Path) -> int:
    """How many opening phrases there are. SlotsDamaged, FileNotFoundError."""
    return sum(slot.kind is Kind.PHRASE for slot in read_slots(folder))


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
    """Seal the key under one more phrase; the id of its slot. PhraseTooShort, PhraseKnown."""
    check_new(folder, phrase)
    slot = _phrase_slot(key, phrase)
    write_slots(folder, (*read_slots(folder), slot))
    return slot.id


def change_phrase(folder: Path, old: str, new: str) -> None:
    """Seal the key under another phrase in place of the old one. WrongPhrase, PhraseTooShort, PhraseKnown."""
    key, opened = _opened(folder, old)
    check_new(folder, new)
    slot = _phrase_slot(key, new)
    write_slots(folder, tuple(slot if kept.id == opened.id else kept for kept in read_slots(folder)))


def remove_facilitator(folder: Path, phrase: str) -> None:
    """Let this phrase open nothing any more. WrongPhrase; LastPhrase when no other would be left."""
    _, opened = _opened(folder, phrase)
    left = tuple(slot for slot in read_slots(folder) if slot.id != opened.id)
    if not any(slot.kind is Kind.PHRASE for slot in left):
        raise LastPhrase("This is the last opening phrase. Add another facilitator before you take it away.")
    write_slots(folder, left)


def keep_only(folder: Path, phrase: str) -> None:
    """Let no phrase but this one open the library, when a facilitator left with hers. WrongPhrase."""
    _, opened = _opened(folder, phrase)
    kept = (slot for slot in read_slots(folder) if slot.kind is Kind.RECOVERY or slot.id == opened.id)
    write_slots(folder, tuple(kept))


def new_recovery(folder: Path, key: bytes, words: str | None = None) -> str:
    """Other recovery words in place of the old, when the sheet was lost or used: the given, or new ones."""
    words = words or new_words()
    kept = tuple(slot for slot in read_slots(folder) if slot.kind is Kind.PHRASE)
    write_slots(folder, (*kept, Slot.close(key, _plain_words(words), Kind.RECOVERY)))
    return words


def new_words() -> str:
    """Recovery words that open nothing yet: 24 letters and digits in groups of four."""
    signs = [secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LENGTH)]
    return " ".join("".join(signs[at : at + _GROUP]) for at in range(0, _RECOVERY_LENGTH, _GROUP))


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


def check_new(folder: Path, phrase: str) -> None:
    """PhraseKnown when the phrase opens the library already, PhraseTooShort."""
    check_length(phrase)
    try:
        _opened(folder, phrase)
    except WrongPhrase:
        return
    raise PhraseKnown("This phrase opens the kiosk already. Choose another one.")


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


def _plain_words(words: str) -> str:
    return unicodedata.normalize("NFKC", words).upper().translate(_READ_AS)
