from io import BytesIO

from PIL import Image

from fanzines.packs import OutsidePicture
from fanzines.packs.shapes import drawing
from fanzines.photos import TakenPhoto, take_in
from printing.pictures.pack_picture import drawing_png, pack_photo
from tests.fanzines.pictures import quarters, stored

HEART = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
    b'<rect x="-40" y="10" width="90" height="20" fill="#ff0000"/>'
    b'<circle cx="75" cy="25" r="20" fill="none" stroke="#0000ff" stroke-width="4"/>'
    b'<rect x="60" y="0" width="10" height="5" fill="#00ff00" fill-opacity="0.5"/>'
    b"</svg>"
)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_drawing_becomes_a_clear_picture_the_intake_takes() -> None:
    taken = pack_photo(OutsidePicture("heart", drawing(HEART)))
    assert taken.media_type == "image/png"
    assert (taken.width_px, taken.height_px) == (945, 472)
    assert opened(taken.data).mode == "RGBA"
    assert take_in(taken.data).media_type == "image/png"


def test_its_colours_holes_and_edges_are_right() -> None:
    picture = opened(drawing_png(drawing(HEART), 1000))
    assert picture.size == (1000, 500)
    assert picture.getpixel((2, 200)) == (255, 0, 0, 255)
    assert picture.getpixel((2, 20)) == (0, 0, 0, 0)
    assert picture.getpixel((750, 250)) == (0, 0, 0, 0)
    assert picture.getpixel((750, 50)) == (0, 0, 255, 255)
    red, green, blue, alpha = picture.getpixel((650, 20))  # type: ignore[misc]  # an RGBA pixel is four numbers
    assert (red, blue) == (0, 0) and green > 250 and 120 <= alpha <= 135


def test_two_pictures_of_one_drawing_are_the_same_bytes() -> None:
    assert drawing_png(drawing(HEART), 300) == drawing_png(drawing(HEART), 300)


def test_pixels_pass_as_they_are() -> None:
    photo = take_in(stored(quarters(), "PNG"))
    assert isinstance(photo, TakenPhoto)
    assert pack_photo(OutsidePicture("quarters", photo)) is photo
