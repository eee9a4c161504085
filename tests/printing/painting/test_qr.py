import subprocess
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from printing.painting.canvas import new_canvas
from printing.painting.qr import QrRefused, draw_qr, is_compact, qr_picture, qr_side
from printing.paper import POINTS_PER_MM
from tests.printing import poppler

ADDRESS = "HTTPS://EXAMPLE.ORG/S/7K3MQ9XW2B4C5D6E"
UPLOAD = "http://192.168.1.20:8080/u/q3Zt-8vXk_27aLmP"
DARK_RED = "0.4 0 0 rg 0 0 200 200 re f"


def on_paper(text: str, module_mm: float, *, ground: str = "") -> bytes:
    file = BytesIO()
    canvas = new_canvas(file, 200, 200)
    canvas.addLiteral(ground)
    draw_qr(canvas, text, 20, 30, module_mm)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def zbar(picture: Image.Image, folder: Path) -> str:
    picture.save(folder / "code.png")
    arguments = ["zbarimg", "-q", "--raw", str(folder / "code.png")]
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("text", [ADDRESS, UPLOAD])
@pytest.mark.parametrize("ground", ["", DARK_RED], ids=["on white", "on dark"])
def test_two_readers_read_the_smallest_code_at_150_dpi(text: str, ground: str, tmp_path: Path) -> None:
    printed = poppler.picture(on_paper(text, 0.5, ground=ground), 150)
    assert [code.text for code in zxingcpp.read_barcodes(printed)] == [text]
    assert zbar(printed, tmp_path) == text


@pytest.mark.parametrize("text", [ADDRESS, UPLOAD])
def test_two_readers_read_the_code_on_a_screen(text: str, tmp_path: Path) -> None:
    picture = qr_picture(text, 4)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text]
    assert zbar(picture, tmp_path) == text


def test_the_ground_is_white_and_four_modules_wide() -> None:
    pdf = on_paper(ADDRESS, 1.0, ground=DARK_RED)
    dpi = 254
    pixels = np.asarray(poppler.picture(pdf, dpi))
    left, bottom = round(20 * dpi / 72), pixels.shape[0] - round(30 * dpi / 72)
    side = qr_side(ADDRESS) * 10
    code = pixels[bottom - side + 2 : bottom - 2, left + 2 : left + side - 2]
    assert (code[:36] == 255).all() and (code[-36:] == 255).all()
    assert (code[:, :36] == 255).all() and (code[:, -36:] == 255).all()
    assert (code[41:45, 41:45] == 0).all()


def test_drawing_tells_how_large_the_code_is() -> None:
    side = draw_qr(new_canvas(BytesIO(), 200, 200), ADDRESS, 0, 0, 0.7)
    assert side == pytest.approx(qr_side(ADDRESS) * 0.7 * POINTS_PER_MM)


def test_capitals_make_a_smaller_code() -> None:
    assert is_compact(ADDRESS)
    assert not is_compact(ADDRESS.lower())
    assert qr_side(ADDRESS) < qr_side(ADDRESS.lower())


def test_a_screen_picture_has_square_modules_of_the_size_asked_for() -> None:
    assert qr_picture(ADDRESS, 3).size == (qr_side(ADDRESS) * 3,) * 2


@pytest.mark.parametrize("text", ["", "HTTPS://EXAMPLE.ORG/Ω"])
def test_what_phones_misread_is_refused(text: str) -> None:
    with pytest.raises(QrRefused, match="ASCII"):
        qr_picture(text, 3)


def test_squares_too_small_to_read_are_refused() -> None:
    with pytest.raises(QrRefused, match=r"0\.5 mm"):
        on_paper(ADDRESS, 0.4)
