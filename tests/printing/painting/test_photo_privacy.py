"""What scissors took away is in no file: neither in the pictures of a PDF nor anywhere else in it."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from fanzines.model import Edge, Frame, Look, Page, Photo, Placement, new_id
from fanzines.photos.cutout import cutout
from fanzines.photos.shapes import crop, shape
from printing.painting.canvas import PAGE_POINTS, new_canvas
from printing.painting.painter import paint_page
from printing.pictures.picture import forget_pictures, page_picture

WIDTH, HEIGHT = 60.0, 40.0
CUTS = {
    "circle": shape("circle", WIDTH, HEIGHT),
    "turned": crop(-10, -10, 12, 8, 25),
    "window": shape("window", 30, 20),
    "two parts": (*crop(-28, -15, -12, 15, 0), *crop(14, -15, 27, 15, 0)),
}
RED = (255, 0, 0)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_pictures()
    yield
    forget_pictures()


@cache
def secret(outside: tuple[int, int, int], cut_name: str, *, clear: bool = False) -> bytes:
    """Greys inside the cut and 2 mm around it, and a colour of its own beyond, as a PNG."""
    size = (1200, 800)
    photo = Image.radial_gradient("L").resize(size).convert("RGB")
    near = Image.new("L", size)
    for ring in CUTS[cut_name]:
        corners = [((x + 30) * 20, (y + 20) * 20) for x, y in ring]
        ImageDraw.Draw(near).polygon(corners, fill=255)
        ImageDraw.Draw(near).line((*corners, *corners[:2]), fill=255, width=80, joint="curve")
    photo.paste(outside, mask=ImageChops.invert(near))
    if clear:
        photo.putalpha(Image.linear_gradient("L").resize(size).point(lambda value: 100 + value // 2))
    file = BytesIO()
    photo.save(file, "PNG")
    return file.getvalue()


def cut_out(cut_name: str, name: str, look: Look, edge: Edge = Edge.CLEAN) -> Photo:
    return Photo(
        "0" * 15 + "1", Placement(74, 105, 1.0, 12), name, WIDTH, HEIGHT, look, cut=CUTS[cut_name], edge=edge
    )


def painted(item: Photo, data: bytes) -> bytes:
    file = BytesIO()
    canvas = new_canvas(file, *PAGE_POINTS)
    paint_page(canvas, Page(new_id(), (item,)), lambda _: data)
    canvas.save()
    return file.getvalue()


def pictures(pdf: bytes) -> list[NDArray[np.uint8]]:
    with pikepdf.open(BytesIO(pdf)) as document:
        streams = [part for part in document.objects if isinstance(part, pikepdf.Stream)]
        found = [part for part in streams if part.get("/Subtype") == "/Image"]
        return [np.asarray(pikepdf.PdfImage(part).as_pil_image().convert("RGB")) for part in found]


@pytest.mark.parametrize("edge", Edge, ids=str)
@pytest.mark.parametrize("look", [Look.PLAIN, Look.FADED, Look.BLUEPRINT], ids=str)
@pytest.mark.parametrize("name", CUTS)
def test_no_pixel_of_what_was_cut_away_is_in_the_file(name: str, look: Look, edge: Edge) -> None:
    data = secret(RED, name)
    item = cut_out(name, hashlib.sha256(data).hexdigest(), look, edge)
    found = pictures(painted(item, data))
    assert found
    for pixels in found:
        red, green = pixels[..., 0].astype(int), pixels[..., 1].astype(int)
        assert (red - green).max() < 60
    page = np.asarray(page_picture(Page(new_id(), (item,)), lambda _: data, 150)).astype(int)
    assert (page[..., 0] - page[..., 1]).max() < 60


@pytest.mark.parametrize("clear", [False, True], ids=["opaque", "clear"])
@pytest.mark.parametrize("look", Look, ids=str)
@pytest.mark.parametrize("name", CUTS)
def test_two_photographs_that_differ_only_where_they_were_cut_away_make_the_same_file(
    name: str, look: Look, clear: bool
) -> None:
    """Under one name, so that even the name's hash cannot tell them apart."""
    item = cut_out(name, "a" * 64, look)
    first = painted(item, secret(RED, name, clear=clear))
    forget_pictures()
    same = painted(item, secret((0, 160, 40), name, clear=clear)) == first  # too long to be shown apart
    assert same


@pytest.mark.parametrize("frame", Frame, ids=str)
def test_a_picture_in_the_file_is_cropped_to_its_cut_and_white_beyond(frame: Frame) -> None:
    data = secret(RED, "circle")
    item = replace(cut_out("circle", hashlib.sha256(data).hexdigest(), Look.PLAIN), frame=frame)
    (pixels,) = pictures(painted(item, data))
    height, width, _ = pixels.shape
    rings = cutout(item).picture
    across = max(x for ring in rings for x, _ in ring) - min(x for ring in rings for x, _ in ring)
    assert width <= across / 25.4 * 300 + 20
    corner = pixels[: height // 12, : width // 12]
    assert corner.min() > 235


def test_the_kept_bytes_themselves_are_not_in_the_file_of_a_cut_photograph() -> None:
    data = secret(RED, "circle")
    pdf = painted(cut_out("circle", hashlib.sha256(data).hexdigest(), Look.PLAIN), data)
    assert hashlib.sha256(data).hexdigest().encode() not in pdf
    assert data[200:400] not in pdf
