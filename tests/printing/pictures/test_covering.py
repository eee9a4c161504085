import hashlib
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from fanzines.model import Brush, Drawing, Paper, Placement, Point, Sticker, Stroke, new_id
from fanzines.photos import TakenPhoto, kept_photo
from fanzines.photos.encoding import encoded
from printing.pictures.covering import Cover, covered

SIZE = (900, 600)
WIDTH = 90.0


def stroke(brush: Brush) -> Stroke:
    points = tuple(Point(-30 + step, -15.0, 0.5) for step in range(61))
    return Stroke(brush, "#FF5C4D", 12.0, points)


def covers(brush: Brush = Brush.PEN) -> tuple[Cover, ...]:
    """A line across the upper half, torn paper and a flower below it."""
    return (
        Drawing(new_id(), Placement(0, 0), (stroke(brush),)),
        Paper(new_id(), Placement(-20, 12, 1.0, 8), "torn", "#FFD23F", 40, 20),
        Sticker(new_id(), Placement(22, 12, 1.2, -20), "flower", 24, 24, "#0F6FB4"),
    )


def photo(seed: int, *, clear: bool = False) -> TakenPhoto:
    """A photograph of nothing but noise and hard stripes."""
    chance = np.random.default_rng(seed)
    rough = chance.integers(0, 256, (SIZE[1] // 4, SIZE[0] // 4, 3), dtype=np.uint8)
    image = Image.fromarray(rough).resize(SIZE, Image.Resampling.NEAREST)
    if clear:
        image.putalpha(Image.linear_gradient("L").resize(SIZE))
    return kept_photo(encoded(image))


def pixels(taken: TakenPhoto) -> NDArray[np.int16]:
    with Image.open(BytesIO(taken.data)) as image:
        return np.asarray(image).astype(np.int16)


def well_inside() -> NDArray[np.bool_]:
    """The middle of the line: 16 pixels from its edges, that JPEG blurs, and off a brush's thin ends."""
    inside = np.zeros((SIZE[1], SIZE[0]), dtype=bool)
    inside[122:178, 300:600] = True
    return inside


def shrunk(mask: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """The mask without so many pixels along its edge."""
    picture = Image.fromarray((mask * 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.MinFilter(2 * by + 1))) > 0


def test_a_covered_photograph_is_another_and_of_nothing_but_pixels() -> None:
    before = photo(1)
    after = covered(before, covers(), WIDTH)
    assert after.digest == hashlib.sha256(after.data).hexdigest() != before.digest
    assert kept_photo(after.data) == after
    assert (after.width_px, after.height_px) == (before.width_px, before.height_px)
    assert covered(before, covers(), WIDTH) == after


def test_without_covers_it_stays_the_same() -> None:
    assert covered(photo(1), (), WIDTH) == photo(1)


@pytest.mark.parametrize("brush", [brush for brush in Brush if brush is not Brush.ERASER], ids=str)
def test_ink_of_every_brush_hides_altogether(brush: Brush) -> None:
    before = photo(1)
    after = covered(before, covers(brush), WIDTH)
    under = pixels(after)[well_inside()]
    assert np.abs(under - np.array((0xFF, 0x5C, 0x4D))).max() <= 6


def test_nothing_tells_what_lay_under_a_cover() -> None:
    """Two photographs under the same covers: where they are alike afterwards, they tell nothing."""
    one, other = (pixels(covered(photo(seed, clear=True), covers(), WIDTH)) for seed in (1, 2))
    alike = (one == other).all(axis=2)
    opaque = one[..., 3] == 255
    assert alike[well_inside()].all()
    assert (alike & opaque).mean() > 0.25
    jpeg_one, jpeg_other = (pixels(covered(photo(seed), covers(), WIDTH)) for seed in (1, 2))
    deep = shrunk(alike & opaque, 16)
    assert deep.sum() > 40_000
    assert np.abs(jpeg_one - jpeg_other)[deep].max() <= 2


def test_holes_in_a_cut_shape_are_closed() -> None:
    window = Sticker(new_id(), Placement(0, 0), "window", 50, 50, "#0F6FB4")
    one, other = (pixels(covered(photo(seed, clear=True), (window,), WIDTH)) for seed in (1, 2))
    alike = (one == other).all(axis=2)
    assert alike[150:450, 330:570].all()


def test_beside_the_covers_the_photograph_stays() -> None:
    before = photo(1, clear=True)
    after = covered(before, covers()[:1], WIDTH)
    assert np.array_equal(pixels(before)[300:], pixels(after)[300:])


def test_covers_lie_where_they_were_laid() -> None:
    spot = Drawing(new_id(), Placement(30, -20), (Stroke(Brush.PEN, "#1E1B18", 8.0, (Point(0, 0),)),))
    shown = pixels(covered(photo(1), (spot,), WIDTH))
    assert shown[100, 750].max() < 45


def test_unknown_art_is_said_so() -> None:
    with pytest.raises(KeyError):
        covered(photo(1), (Sticker(new_id(), Placement(0, 0), "nothing", 5, 5, "#0F6FB4"),), WIDTH)
