"""What a kiosk is known by among partners: two private keys. A library keeps them, or a folder does."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyrage
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from exhibitions.exchange.bech32 import bech32
from exhibitions.exchange.card import Card
from fanzines.durable import write_whole
from fanzines.seal import new_private_key, public_key

FILE: Final = "kiosk.keys"


class NoIdentity(Exception):
    """A folder's keys are there and cannot be read. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The private keys behind a card, 32 bytes each."""

    seal: bytes
    age: bytes

    @property
    def card(self) -> Card:
        """What partners get to know."""
        public = X25519PrivateKey.from_private_bytes(self.age).public_key().public_bytes_raw()
        return Card(public_key(self.seal), public)

    @property
    def opener(self) -> pyrage.x25519.Identity:
        """What age opens packages with."""
        return pyrage.x25519.Identity.from_str(bech32("age-secret-key-", self.age).upper())


def new_age_key() -> bytes:
    """A new private key to open packages with."""
    return X25519PrivateKey.generate().private_bytes_raw()


def identity_in(place: Path) -> Identity:
    """The identity of a machine that shows exhibitions only, kept beside its show; made at first. OSError."""
    file = place / FILE
    try:
        value = json.loads(file.read_bytes())
        return Identity(bytes.fromhex(value["seal"]), bytes.fromhex(value["age"]))
    except FileNotFoundError:
        place.mkdir(parents=True, exist_ok=True)
    except (ValueError, LookupError, TypeError) as error:
        raise NoIdentity(
            f"{file.name} cannot be read. Delete it, and give your partners the new card."
        ) from error
    made = Identity(new_private_key(), new_age_key())
    write_whole(file, json.dumps({"seal": made.seal.hex(), "age": made.age.hex()}).encode("ascii"))
    return made
