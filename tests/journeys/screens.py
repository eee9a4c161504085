"""Pages on pictures of the window, and how far they are from what was printed."""

from pathlib import Path

from PIL import Image

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from tests.printing.compare import different_share


def page_on_screen(file: Path, left: float, top: float, scale: float) -> Image.Image:
    """The page whose upper left corner lies there (window px, y up), cut out of a picture of the window."""
    with Image.open(file) as picture:
        upper = picture.height - round(top)
        box = (round(left), upper, round(left) + int(PAGE_WIDTH * scale), upper + int(PAGE_HEIGHT * scale))
        return picture.convert("RGB").crop(box)


def different_in_box(seen: Image.Image, printed: Image.Image, box: list[float], scale: float) -> float:
    """The share of inked pixels that differ by more than 24 levels in a box of the page (its edges in mm)."""
    left, top, right, bottom = (round(value * scale) for value in box)
    crop = (max(left, 0), max(top, 0), min(right, seen.width), min(bottom, seen.height))
    return different_share(seen.crop(crop), printed.crop(crop), levels=24)
