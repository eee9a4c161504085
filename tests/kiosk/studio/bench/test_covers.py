"""What is offered over a face hides the face, with whatever she covers it."""

from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from fanzines.model import Brush, Drawing, Placement, Point, Stroke, new_id
from fanzines.photos import TakenPhoto, kept_photo
from fanzines.photos.encoding import encoded
from fanzines.plane import Box
from kiosk.studio.bench.covers import COLOURS, STICKERS, covers_over, still_open
from printing.pictures.covering import covered

WIDTH, SIZE = 90.0, (900, 600)
FACES = (Box(-4.0, -6.0, 4.0, 5.0), Box(20.0, -20.0, 36.0, -4.0), Box(-40.0, 10.0, -26.0, 18.0))
COVERS = [("ink", ""), ("patch", ""), *(("sticker", name) for name in STICKERS)]


def photo(seed: int) -> TakenPhoto:
    """Noise, of which a PNG keeps every pixel."""
    chance = np.random.default_rng(seed)
    image = Image.fromarray(chance.integers(0, 256, (SIZE[1], SIZE[0], 3), dtype=np.uint8))
    image.putalpha(Image.linear_gradient("L").resize(SIZE))
    return kept_photo(encoded(image))


def pixels(taken: TakenPhoto) -> NDArray[np.int16]:
    with Image.open(BytesIO(taken.data)) as image:
        return np.asarray(image).astype(np.int16)


@pytest.mark.parametrize(("kind", "sticker"), COVERS)
def test_under_what_covers_a_face_all_photos_are_the_same(kind: str, sticker: str) -> None:
    covers = [cover for face in FACES for cover in covers_over(face, kind, COLOURS[2], sticker)]
    one, other = (pixels(covered(photo(seed), covers, WIDTH)) for seed in (1, 2))
    for face in FACES:
        left, right = (round((x + WIDTH / 2) * 10) for x in (face.left, face.right))
        top, bottom = (round((y + 30) * 10) for y in (face.top, face.bottom))
        assert np.array_equal(one[top:bottom, left:right], other[top:bottom, left:right])
        assert (one[top:bottom, left:right, 3] == 255).all()
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(("kind", "sticker"), COVERS)
def test_a_covered_face_is_offered_no_more(kind: str, sticker: str) -> None:
    covers = covers_over(FACES[1], kind, COLOURS[0], sticker)
    assert still_open(FACES, covers) == (FACES[0], FACES[2])
    assert still_open(FACES, ()) == FACES


def test_a_line_beside_a_face_leaves_it_open() -> None:
    stroke = Stroke(Brush.PEN, "#1E1B18", 4.0, (Point(-3, 20), Point(30, 20)))
    assert still_open(FACES, [Drawing(new_id(), Placement(0, 0), (stroke,))]) == FACES
