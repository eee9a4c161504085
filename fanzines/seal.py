"""A kiosk's seal: Ed25519 signatures (RFC 8032), so that a consent counts only where its kiosk is trusted.

Keys and signatures are raw bytes: 32 for either key, 64 for a signature.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fanzines.as_json import Json, canonical
from fanzines.consents import Consent, Use, check_months

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64

_CONSENTS: Final = "fanzine consents 1"
_FINGERPRINT: Final = "fanzine fingerprint 1"
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_KEY_DIGITS: Final = 52
_READ_ALIKE: Final = str.maketrans("OIL", "011")


class SealBroken(Exception):
    """What was signed is not what is here, or the signature is not that kiosk's."""


class SealUnknown(Exception):
    """The kiosk that signed is not one this kiosk trusts."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """One use she agreed to, from month `given` to month `until` (YYYY-MM, both included).

    A yes to the voice is none of them: a recorded reading does not travel.
    """

    use: Use
    given: str
    until: str

    def __post_init__(self) -> None:
        check_months(self.given, self.until)
        if self.use is Use.VOICE:
            raise ValueError("a recorded reading does not travel, nor does a yes to it")


@dataclass(frozen=True, slots=True)
class SignedConsents:
    """Consents as they travel: what was agreed to for which pages, under the recording kiosk's seal."""

    fanzine: str
    pages_hash: str
    agreed: tuple[Agreed, ...]
    key: bytes
    signature: bytes


def new_private_key() -> bytes:
    """A new kiosk's private key; it is kept inside the encrypted library only."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(private: bytes) -> bytes:
    """The public key that belongs to a private one."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: bytes, context: str, data: bytes) -> bytes:
    """The signature of those bytes. `context` says what they are, so one thing never passes for another."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(_message(context, data))


def verify(public: bytes, context: str, data: bytes, signature: bytes) -> None:
    """Return when the signature is that key's for that context and those bytes; SealBroken otherwise."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _message(context, data))
    except (InvalidSignature, ValueError) as error:
        raise SealBroken("The seal does not fit: this was changed after it was sealed.") from error


def sign_consents(private: bytes, fanzine: str, pages_hash: str, agreed: Iterable[Agreed]) -> SignedConsents:
    """Seal what she agreed to. The order of the uses tells nothing: they are sorted."""
    ordered = tuple(sorted(agreed, key=lambda one: (one.use, one.given, one.until)))
    signature = sign(private, _CONSENTS, canonical(_statement(fanzine, pages_hash, ordered)))
    return SignedConsents(fanzine, pages_hash, ordered, public_key(private), signature)


def verify_consents(signed: SignedConsents, trusted: Collection[bytes]) -> tuple[Consent, ...]:
    """The consents, once the seal holds and its kiosk is trusted; SealUnknown or SealBroken otherwise."""
    if signed.key not in trusted:
        raise SealUnknown(
            f"These consents were sealed by a kiosk that is not trusted here: {fingerprint(signed.key)}."
        )
    statement = _statement(signed.fanzine, signed.pages_hash, signed.agreed)
    verify(signed.key, _CONSENTS, canonical(statement), signed.signature)
    return tuple(
        Consent(signed.fanzine, one.use, signed.pages_hash, one.given, one.until) for one in signed.agreed
    )


def signed_as_json(signed: SignedConsents) -> Json:
    """What travels: the signed statement, the public key in text form, the signature in hexadecimal."""
    return {
        **_statement(signed.fanzine, signed.pages_hash, signed.agreed),
        "key": key_as_text(signed.key),
        "signature": signed.signature.hex(),
    }


def signed_from_json(value: Json) -> SignedConsents:
    """The signed consents that value describes, not yet verified; ValueError when they cannot be read."""
    agreed = tuple(Agreed(Use(one["use"]), one["given"], one["until"]) for one in value["agreed"])
    key, signature = key_from_text(value["key"]), bytes.fromhex(value["signature"])
    return SignedConsents(value["fanzine"], value["pages"], agreed, key, signature)


def key_as_text(public: bytes) -> str:
    """A public key as 52 digits of Crockford's base32 in groups of four, for paper and for reading aloud."""
    return _in_groups(_base32(public, _KEY_DIGITS))


def key_from_text(text: str) -> bytes:
    """The public key so written; small letters, O for 0, I and L for 1, spaces and hyphens are forgiven.

    ValueError when it is no such key.
    """
    digits = re.sub(r"[\s-]", "", text).upper().translate(_READ_ALIKE)
    if len(digits) != _KEY_DIGITS or not set(digits) <= set(_ALPHABET):
        raise ValueError("a kiosk's key is written with 52 letters and digits")
    number = 0
    for digit in digits:
        number = number * 32 + _ALPHABET.index(digit)
    if number >> (8 * KEY_BYTES):
        raise ValueError("a kiosk's key begins with 0 or 1")
    return number.to_bytes(KEY_BYTES, "big")


def fingerprint(public: bytes) -> str:
    """Sixteen digits in groups (80 bits of SHA-256) for two people to compare before trust is given."""
    return _in_groups(_base32(hashlib.sha256(_message(_FINGERPRINT, public)).digest()[:10], 16))


def _statement(fanzine: str, pages_hash: str, agreed: Iterable[Agreed]) -> Json:
    uses = [{"use": one.use.value, "given": one.given, "until": one.until} for one in agreed]
    return {"fanzine": fanzine, "pages": pages_hash, "agreed": uses}


def _message(context: str, data: bytes) -> bytes:
    return context.encode() + b"\0" + data


def _base32(data: bytes, digits: int) -> str:
    number = int.from_bytes(data, "big")
    return "".join(_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(digits)))


def _in_groups(digits: str) -> str:
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))
