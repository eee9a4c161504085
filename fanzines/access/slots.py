"""The file of slots: in each, the library's key sealed under one phrase (Argon2id, then AES-256-GCM)."""

import base64
import json
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Self

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fanzines.durable import write_whole
from fanzines.library.errors import plain_errors

FILE: Final = "keys.json"

_DAMAGED: Final = "The file keys.json is damaged. Bring it back from a backup."
_VERSION: Final = 1
_PASSES: Final = 3
_MEMORY: Final = 64 * 1024  # KiB
_LANES: Final = 1


class SlotsDamaged(Exception):
    """The file of slots cannot be read; the message says what to do."""


class Kind(StrEnum):
    """What opens a slot."""

    PHRASE = "phrase"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """The sealed key, with all that is needed to try a phrase on it; `memory` in KiB."""

    id: str
    kind: Kind
    salt: bytes
    nonce: bytes
    sealed: bytes
    passes: int = _PASSES
    memory: int = _MEMORY
    lanes: int = _LANES

    @classmethod
    def close(cls, key: bytes, secret: str, kind: Kind) -> Self:
        """Seal the key under a secret."""
        blank = cls(
            f"{secrets.randbits(64):016x}", kind, secrets.token_bytes(16), secrets.token_bytes(12), b""
        )
        sealed = AESGCM(blank._key_of(secret)).encrypt(blank.nonce, key, blank._label())
        return cls(blank.id, kind, blank.salt, blank.nonce, sealed)

    def open(self, secret: str) -> bytes | None:
        """The key, or None when the secret is not the one it was sealed under."""
        try:
            return AESGCM(self._key_of(secret)).decrypt(self.nonce, self.sealed, self._label())
        except InvalidTag:
            return None
        except (HashingError, ValueError, OverflowError) as error:
            raise SlotsDamaged(_DAMAGED) from error

    def _key_of(self, secret: str) -> bytes:
        return hash_secret_raw(
            secret.encode("utf-8", "surrogatepass"),
            self.salt,
            self.passes,
            self.memory,
            self.lanes,
            hash_len=32,
            type=Type.ID,
        )

    def _label(self) -> bytes:
        return f"fanzine library key {_VERSION} {self.kind} {self.id}".encode()


def read_slots(folder: Path) -> tuple[Slot, ...]:
    """The slots in the folder. FileNotFoundError when there is no file; SlotsDamaged when it is not right."""
    try:
        file = json.loads((folder / FILE).read_text("utf-8"))
        if file["version"] != _VERSION:
            raise SlotsDamaged("The keys were made by another version of this program. Use that version.")
        return tuple(_slot_from(value) for value in file["slots"])
    except (ValueError, KeyError, TypeError) as error:
        raise SlotsDamaged(_DAMAGED) from error


def write_slots(folder: Path, slots: tuple[Slot, ...]) -> None:
    """Put the slots in place of those that were there, all at once. LibraryFull when there is no room."""
    file = {"version": _VERSION, "slots": [_as_json(slot) for slot in slots]}
    with plain_errors(folder):
        write_whole(folder / FILE, json.dumps(file, indent=1).encode())


def _as_json(slot: Slot) -> dict[str, Any]:
    return {
        "id": slot.id,
        "kind": slot.kind.value,
        "salt": base64.b64encode(slot.salt).decode(),
        "nonce": base64.b64encode(slot.nonce).decode(),
        "sealed": base64.b64encode(slot.sealed).decode(),
        "passes": slot.passes,
        "memory": slot.memory,
        "lanes": slot.lanes,
    }


def _slot_from(value: dict[str, Any]) -> Slot:
    salt, nonce, sealed = (
        base64.b64decode(value[name], validate=True) for name in ("salt", "nonce", "sealed")
    )
    costs = (int(value[name]) for name in ("passes", "memory", "lanes"))
    return Slot(str(value["id"]), Kind(value["kind"]), salt, nonce, sealed, *costs)
