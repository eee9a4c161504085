"""Addresses of stories: random slugs, and what a QR code holds. No socket is opened here."""

import re
import secrets
from typing import Final
from urllib.parse import urlsplit

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 16

_SLUG: Final = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
_MISREAD: Final = str.maketrans("OIL", "011", "- ")


def new_slug() -> str:
    """16 random capitals and digits (80 bits) of Crockford's base 32."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_slug(text: str) -> bool:
    """Whether the text is a slug exactly as it is written."""
    return _SLUG.fullmatch(text) is not None


def read_slug(typed: str) -> str | None:
    """The slug somebody typed from paper (any case, O for 0, I or L for 1, dashes), or None."""
    slug = typed.upper().translate(_MISREAD)
    return slug if is_slug(slug) else None


def story_address(base_url: str, slug: str) -> str:
    """The address of a story for a QR code: scheme and host in capitals, so that the code stays small.

    A path in `base_url` keeps its case, since hosts may tell cases apart. ValueError when it is no address.
    """
    if not is_slug(slug):
        raise ValueError("a story's slug is 16 capitals and digits")
    scheme, host, path = _parts(base_url)
    return f"{scheme}://{host}{path}/S/{slug}"


def in_letters(address: str) -> tuple[str, str]:
    """A story's address in two lines, for who would rather type: where it is, and which story."""
    place, _, slug = address.partition("://")[2].rpartition("/S/")
    host, slash, path = place.partition("/")
    return f"{host.lower()}{slash}{path}", f"/S/{slug}"


def web_path(base_url: str) -> str:
    """The path under which a web root lies on its host: "" at the top, else like "/our/fanzines"."""
    return _parts(base_url)[2]


def _parts(base_url: str) -> tuple[str, str, str]:
    parts = urlsplit(base_url.strip())
    scheme, host = parts.scheme.upper(), parts.hostname or ""
    if scheme not in ("HTTP", "HTTPS") or not host or parts.username or parts.query or parts.fragment:
        raise ValueError("an address starts with http:// or https:// and a host, and ends with a plain path")
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    if not re.fullmatch(r"[A-Za-z0-9._~/-]*", parts.path):
        raise ValueError("the path of an address is written in plain letters, digits and dashes")
    return scheme, f"{name.upper()}{port}", parts.path.rstrip("/")
