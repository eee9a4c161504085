"""Looking for canaries: colours in decoded pictures, words in bytes, in every file of a place."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
from PIL import Image

LEVELS: Final = (30, 78, 126, 174, 222)
COLOURS: Final = tuple(f"#{r:02X}{g:02X}{b:02X}" for r in LEVELS for g in LEVELS for b in LEVELS)[1:]
"""All but the darkest: on it the ink of the words could not be seen."""
_NEAR: Final = 14
_PATCH: Final = 60
_WORD: Final = re.compile(rb"zq[a-z]{12}")
_PICTURES: Final = (".webp", ".png", ".jpg")

PARTS: Final = ("pictures", "booklets", "readings", "room", "web", "show")

Canary = str


def found_in(place: Path) -> dict[str, frozenset[Canary]]:
    """Every canary in every file under a place, half-built versions too, by the part of the show it is in."""
    found: dict[str, set[Canary]] = {name: set() for name in PARTS}
    for path in place.rglob("*"):
        if path.is_file() and path.name != "current":
            inside = path.relative_to(place).parts[1:]
            channel = inside[1] if inside[0] == "site" else inside[0]
            found[channel if channel in found else "show"] |= set(canaries_in(path))
    return {name: frozenset(canaries) for name, canaries in found.items()}


def canaries_in(path: Path) -> Iterator[Canary]:
    """The words in a file's bytes, and the colours in its pictures."""
    data = path.read_bytes()
    yield from (word.decode() for word in _WORD.findall(data))
    if path.suffix in _PICTURES:
        with Image.open(BytesIO(data)) as picture:
            yield from colours_in(picture)
    elif path.suffix == ".pdf":
        with pikepdf.open(BytesIO(data)) as document:
            for one in document.objects:
                if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image":
                    yield from colours_in(pikepdf.PdfImage(one).as_pil_image())


def colours_in(picture: Image.Image) -> Iterator[Canary]:
    """The canaries' colours of which a picture holds a patch."""
    flat = picture.convert("RGB").resize((24, 34), Image.Resampling.NEAREST).tobytes()
    counted = Counter(flat[at : at + 3] for at in range(0, len(flat), 3))
    patches: Counter[tuple[int, ...]] = Counter()
    for pixel, count in counted.items():
        near = tuple(min(LEVELS, key=lambda level: abs(level - part)) for part in pixel)
        if all(abs(level - part) <= _NEAR for level, part in zip(near, pixel, strict=True)):
            patches[near] += count
    yield from (f"#{r:02X}{g:02X}{b:02X}" for (r, g, b), count in patches.items() if count >= _PATCH)


def split(canaries: frozenset[Canary]) -> tuple[frozenset[Canary], frozenset[Canary]]:
    """The colours, and the words."""
    colours = frozenset(one for one in canaries if one.startswith("#"))
    return colours, canaries - colours
