"""What a show consists of, file by file, under a seal: a file changed, taken or added is found out."""

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from exhibitions.show.address import is_slug
from fanzines import seal
from fanzines.as_json import canonical

MANIFEST: Final = "manifest.json"
SEAL: Final = "manifest.sig"

_CONTEXT: Final = "fanzine show 1"
_LARGEST: Final = 64_000_000
"""Bytes. A thousand fanzines of eight pages with their stories need eight million."""

_PATHS: Final = re.compile(
    r"(?:(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*|site/web/\.htaccess)\n)*"
)
_DIGESTS: Final = re.compile(r"(?:[0-9a-f]{64}\n)*")
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


class ShowDamaged(Exception):
    """A show is not as it was published. `file` is the path inside the show that gave it away."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"This show cannot be opened: {file} {what}. Publish it again, or copy it again.")
        self.file = file


class ShowUnknown(Exception):
    """A show is whole, but it was published by a kiosk that is not trusted here."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Files (SHA-256 by path), the publication's number, its last month, slugs taken back, public key."""

    files: Mapping[str, str]
    sequence: int
    valid_until: str
    gone: frozenset[str]
    key: bytes


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def is_path(name: str) -> bool:
    """Whether a show may hold a file of that name: plain letters, nothing hidden, never upwards."""
    return _all_match(_PATHS, (name,))


def paths_in(folder: Path) -> list[str]:
    """Every file below the folder but the manifest and its seal, in an order that tells nothing."""
    return sorted(name for name in _below(folder, "") if name not in (MANIFEST, SEAL))


def _below(folder: Path, prefix: str) -> Iterator[str]:
    # A show of a thousand has tens of thousands of files: no Path is built for each.
    try:
        with os.scandir(folder / prefix) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    yield from _below(folder, f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}"
    except FileNotFoundError:  # brought down meanwhile
        return


def write_manifest(
    folder: Path,
    private: bytes,
    *,
    sequence: int,
    valid_until: str,
    gone: Collection[str],
    known: Mapping[str, str] | None = None,
) -> Manifest:
    """Take stock of a finished folder and seal it. `known` are digests of files of a sealed show in it."""
    before = known or {}
    files = {name: before.get(name) or digest((folder / name).read_bytes()) for name in paths_in(folder)}
    manifest = Manifest(files, sequence, valid_until, frozenset(gone), seal.public_key(private))
    data = canonical(_as_json(manifest))
    (folder / MANIFEST).write_bytes(data)
    (folder / SEAL).write_text(f"{seal.sign(private, _CONTEXT, data).hex()}\n", "ascii")
    return manifest


def read_manifest(folder: Path, trusted: Collection[bytes] = ()) -> Manifest:
    """The manifest, once its seal holds; with `trusted`, only of those kiosks. ShowDamaged, ShowUnknown."""
    data, signature = _bytes(folder, MANIFEST), _bytes(folder, SEAL)
    try:
        manifest = _from_json(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ShowDamaged(MANIFEST, "cannot be read") from error
    try:
        seal.verify(manifest.key, _CONTEXT, data, bytes.fromhex(signature.decode("ascii")))
    except (seal.SealBroken, ValueError) as error:
        raise ShowDamaged(MANIFEST, "was changed after it was sealed") from error
    if trusted and manifest.key not in trusted:
        name = seal.fingerprint(manifest.key)
        raise ShowUnknown(f"This show was published by a kiosk that is not trusted here: {name}.")
    return manifest


def check_names(folder: Path, files: Mapping[str, str]) -> None:
    """Return when every file is there, and no other; ShowDamaged names the first that is not."""
    here = frozenset(paths_in(folder))
    for name in sorted(here - files.keys()):
        raise ShowDamaged(name, "does not belong to it")
    for name in sorted(files.keys() - here):
        raise ShowDamaged(name, "is missing")


def check_files(folder: Path, files: Mapping[str, str]) -> None:
    """Return when every file is as it was published; ShowDamaged names the first that is not."""
    for name in files:
        read_file(folder, name, files)


def read_file(folder: Path, name: str, files: Mapping[str, str]) -> bytes:
    """One file as it was published, by the digests of a manifest; ShowDamaged otherwise."""
    data = b"" if (folder / name).is_symlink() else _bytes(folder, name)
    if digest(data) != files.get(name):
        raise ShowDamaged(name, "is not what was published")
    return data


def _bytes(folder: Path, name: str) -> bytes:
    path = folder / name
    try:
        if name in (MANIFEST, SEAL) and path.stat().st_size > _LARGEST:
            raise ShowDamaged(name, "is too large")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ShowDamaged(name, "is missing") from error
    except OSError as error:
        raise ShowDamaged(name, "cannot be read") from error


def _as_json(manifest: Manifest) -> dict[str, Any]:
    return {
        "format": _CONTEXT,
        "sequence": manifest.sequence,
        "valid_until": manifest.valid_until,
        "gone": sorted(manifest.gone),
        "key": seal.key_as_text(manifest.key),
        "files": dict(manifest.files),
    }


def _from_json(value: dict[str, Any]) -> Manifest:
    files, gone = dict(value["files"]), frozenset(value["gone"])
    whole = value["format"] == _CONTEXT and all(is_slug(slug) for slug in gone)
    named = _all_match(_PATHS, files.keys()) and _all_match(_DIGESTS, files.values())
    if not (whole and named and _MONTH.fullmatch(value["valid_until"])):
        raise ValueError("no manifest of a show")
    return Manifest(
        files, int(value["sequence"]), value["valid_until"], gone, seal.key_from_text(value["key"])
    )


def _all_match(lines: re.Pattern[str], texts: Collection[str]) -> bool:
    """Whether each text is such a line; all are looked at in one go, as there may be very many."""
    joined = "".join(f"{text}\n" for text in texts)
    return joined.count("\n") == len(texts) and lines.fullmatch(joined) is not None
