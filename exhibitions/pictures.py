"""Pictures of pages as WebP files that hold pixels and nothing else."""

from pathlib import Path
from typing import Final

from PIL import Image

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH

WIDEST: Final = 1000
DPI: Final = WIDEST * 25.4 / PAGE_WIDTH


def narrowed(picture: Image.Image, width: int) -> Image.Image:
    """The picture of a page at so many pixels across, in the page's own proportion."""
    size = (width, round(width * PAGE_HEIGHT / PAGE_WIDTH))
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)


def write_webp(path: Path, picture: Image.Image, quality: int) -> None:
    """Write the pixels. The picture is built anew first, so that nothing travels along with them."""
    bare = Image.frombytes("RGB", picture.size, picture.convert("RGB").tobytes())
    bare.save(path, "WEBP", quality=quality, method=4)
