"""Pages such as hands fill them, the same at every run, and a kiosk's data folder that holds one."""

import hashlib
import math
import random
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

import assets
from exhibitions.curation.store import exhibition_migrations
from fanzines.access import keys
from fanzines.library import Library
from fanzines.model import Brush, Direction, Drawing, Fanzine, Fold, Page, Photo, Placement, Point, Stroke
from fanzines.photos import take_in

PHRASE: Final = "blue boats sing softly"
PHOTOGRAPHS: Final = ("brushes", "cat", "coffee", "dandelions", "fig", "brushes")
FANZINE: Final = "00000000000000fa"
_LIGHT_INKS: Final = ("#FFD23F", "#6BB7E8", "#E48BB0", "#8CC084")


@cache
def photograph(index: int) -> bytes:
    """A sample photograph enlarged to a kept one's size, turned about so that no two are the same."""
    name = PHOTOGRAPHS[index % len(PHOTOGRAPHS)]
    with Image.open(BytesIO(assets.data("sample", "photos", f"{name}.jpg"))) as small:
        large = small.convert("RGB").resize((2480, 1654)).rotate(index)
    file = BytesIO()
    large.save(file, "JPEG", quality=88)
    return file.getvalue()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def long_stroke(hand: random.Random) -> Stroke:
    """80 points across the page."""
    x, y, bend = hand.uniform(0, 100), hand.uniform(0, 150), hand.uniform(2, 9)
    points = (Point(x + 0.5 * i, y + bend * math.sin(i / bend), hand.uniform(0.3, 0.7)) for i in range(80))
    return Stroke(Brush.PEN, "#0F6FB4", hand.uniform(0.8, 4), tuple(points))


def short_stroke(hand: random.Random) -> Stroke:
    """30 points as a finger leaves them, light enough that dark ink shows on top."""
    x, y, heading, weight = hand.uniform(15, 133), hand.uniform(15, 195), hand.uniform(0, 6.3), 0.5
    points = []
    for _ in range(30):
        points.append(Point(x, y, weight))
        heading += hand.gauss(0, 0.25)
        x, y = x + 0.7 * math.cos(heading), y + 0.7 * math.sin(heading)
        weight = min(max(weight + hand.gauss(0, 0.04), 0.1), 0.9)
    return Stroke(Brush.PEN, hand.choice(_LIGHT_INKS), hand.choice((0.7, 1.5, 3.5)), tuple(points))


def drawing(strokes: int) -> Drawing:
    hand = random.Random(strokes)
    return Drawing("00000000000000d0", Placement(0, 0), tuple(short_stroke(hand) for _ in range(strokes)))


def fanzine(strokes: int, photos: tuple[str, ...] = ()) -> Fanzine:
    """One page: photographs in two columns, one drawing on top of them."""
    laid = (
        Photo(f"{i + 1:016x}", Placement(39 + 70 * (i % 2), 40 + 60 * (i // 2), 1, 4 * i - 10), name, 66, 44)
        for i, name in enumerate(photos)
    )
    drawn = (drawing(strokes),) if strokes else ()
    page = Page("00000000000000ab", (*laid, *drawn))
    return Fanzine(FANZINE, "2026-11", Fold.SADDLE, Direction.LTR, "en", (page,))


def kiosk_folder(folder: Path, strokes: int, photos: int = 0) -> Path:
    """A set-up kiosk's data with one fanzine in it, to be unlocked by `PHRASE`."""
    key, _ = keys.create(folder, PHRASE)
    taken = [take_in(photograph(index)) for index in range(photos)]
    with Library.create(folder, key, migrations=(exhibition_migrations,)) as library:
        for photo in taken:
            library.add_photo(photo)
        library.new(fanzine(strokes, tuple(photo.digest for photo in taken)))
    return folder
