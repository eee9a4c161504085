"""The .fanzine file: a whole fanzine with its photos, to carry from one kiosk to another.

docs/fanzine-format.md describes it. What `read` returns was checked in every part; nothing is half read.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from fanzines.as_json import fanzine_as_json, fanzine_from_json
from fanzines.file.archive import FileRefused, check, pack, unpack
from fanzines.file.checks import check_art, check_photos, check_whole
from fanzines.file.format import problem
from fanzines.file.photos import check_photo, photo_name
from fanzines.model import Fanzine
from fanzines.seal import SignedConsents, signed_as_json, signed_from_json

__all__ = ["FanzineFile", "FileRefused", "read", "write"]

VERSION: Final = 2
OLDEST: Final = 1
# A list costs some 60 bytes of memory, a number 32: so much JSON stays below 1 GB once it is read.
MOST_LISTS: Final = 2_000_000
MOST_VALUES: Final = 12_000_000


@dataclass(frozen=True, slots=True)
class FanzineFile:
    """What a file holds: the fanzine, its photos' bytes by digest, and consents that are not yet verified."""

    fanzine: Fanzine
    photos: Mapping[str, bytes]
    consents: SignedConsents | None = None


def write(
    fanzine: Fanzine, photos: Callable[[str], bytes], signed_consents: SignedConsents | None = None
) -> bytes:
    """The same file for the same fanzine. FileRefused when it goes beyond what the format allows."""
    value = {"format": "fanzine", "version": VERSION, **fanzine_as_json(fanzine)}
    _check_fanzine(value)
    check_whole(fanzine, signed_consents)
    members = {"fanzine.json": _dumped(value)}
    _check_amount(members["fanzine.json"])
    if signed_consents is not None:
        members["consents.json"] = _dumped(signed_as_json(signed_consents))
    for digest in fanzine.photos():
        data = photos(digest)
        members[photo_name(digest, data)] = data
    packed = pack(members)
    check(packed)
    return packed


def read(data: bytes) -> FanzineFile:
    """The fanzine, its photos and its consents, all of it checked. FileRefused with what is at fault."""
    members = unpack(data)
    fanzine = _fanzine(members.pop("fanzine.json", None))
    consents = _consents(members.pop("consents.json", None))
    check_whole(fanzine, consents)
    check_art(fanzine)
    photos = _photos(members)
    check_photos(fanzine, photos)
    return FanzineFile(fanzine, MappingProxyType(photos), consents)


def _fanzine(data: bytes | None) -> Fanzine:
    if data is None:
        raise FileRefused("The file is no .fanzine file: fanzine.json is missing.")
    _check_amount(data)
    value = _loaded("fanzine.json", data)
    _check_version(value)
    _check_fanzine(value)
    try:
        return fanzine_from_json(value)
    except ValueError as error:
        raise FileRefused(f"fanzine.json does not fit together: {error}.") from error


def _consents(data: bytes | None) -> SignedConsents | None:
    if data is None:
        return None
    value = _loaded("consents.json", data)
    if found := problem("consents", value):
        raise FileRefused(f"consents.json: {found}.")
    try:
        return signed_from_json(value)
    except ValueError as error:
        raise FileRefused(f"consents.json does not fit together: {error}.") from error


def _photos(members: Mapping[str, bytes]) -> dict[str, bytes]:
    photos = {}
    for name, data in members.items():
        digest = name.removeprefix("photos/").partition(".")[0]
        check_photo(name, digest, data)
        photos[digest] = data
    return photos


def _check_version(value: Any) -> None:
    if not isinstance(value, dict) or value.get("format") != "fanzine":
        raise FileRefused("The file is no .fanzine file: fanzine.json does not say that it is one.")
    version = value.get("version")
    if type(version) is not int or version < OLDEST:
        raise FileRefused("fanzine.json does not say which version of the format it follows.")
    if version > VERSION:
        raise FileRefused(
            f"A newer kiosk wrote this file. This kiosk reads version {VERSION}: bring it up to date."
        )


def _check_fanzine(value: Any) -> None:
    if found := problem("fanzine", value):
        raise FileRefused(f"fanzine.json: {found}.")


def _check_amount(data: bytes) -> None:
    if data.count(b"[") + data.count(b"{") > MOST_LISTS or data.count(b",") > MOST_VALUES:
        raise FileRefused("fanzine.json holds more strokes than this kiosk can open.")


def _loaded(name: str, data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"), parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise FileRefused(f"{name} cannot be read: it is not well-formed JSON.") from error


def _dumped(value: object) -> bytes:
    try:
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    except ValueError as error:
        raise FileRefused("The fanzine has a length or an angle that is no number.") from error
    return text.encode("utf-8")


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a name stands twice")
    return value
