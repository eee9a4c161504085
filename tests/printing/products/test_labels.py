import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from fanzines.model import Direction
from printing.painting.canvas import Canvas
from printing.painting.qr import qr_side
from printing.paper import A4, LETTER, PaperSize
from printing.products import on_sheet
from printing.products.labels import (
    MOST,
    SMALLEST_MODULE_MM,
    Code,
    Label,
    LabelRefused,
    Opens,
    Said,
    labels_pdf,
)
from tests.printing import poppler

HERE = "HTTP://192.168.178.45:8000/S/7K3MWX5TQ0ZR9A1B"
THERE = "HTTPS://EXAMPLE.ORG/fanzines/S/0ABCDEFGHJKMNPQR"
ROOM = Code(HERE, Opens.ROOM, ("192.168.178.45:8000", "/S/7K3MWX5TQ0ZR9A1B"))
WEB = Code(THERE, Opens.WEB, ("example.org/fanzines", "/S/0ABCDEFGHJKMNPQR"))
WIFI = Code("WIFI:T:WPA;S:Rooms;P:quiet morning;;", Opens.WIFI, ())
MOON = Label(
    Said("The moon over my kitchen", "en"),
    Said("English", "en"),
    (Said("La luna sulla mia cucina", "it"), Said("This story speaks about a journey.", "en")),
    (ROOM,),
)
GARDEN = Label(
    Said("حديقة على الشرفة", "ar"),
    Said("العربية", "ar"),
    (Said("A garden", "en"),),
    (ROOM, WEB),
    Direction.RTL,
)
MORNING = Label(Said("आज की सुबह", "hi"), Said("हिन्दी", "hi"), (), (WEB,))
JOIN = Label(Said("Join this network", "en"), Said(""), (Said("Rooms"),), (WIFI,))


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["A4", "Letter"])
@pytest.mark.parametrize("per_sheet", range(1, MOST + 1))
def test_two_readers_read_every_code_at_150_dpi(per_sheet: int, paper: PaperSize, tmp_path: Path) -> None:
    labels = [MOON, GARDEN, MORNING]
    pdf = labels_pdf(labels, per_sheet=per_sheet, paper=paper)
    sheets = [poppler.picture(pdf, 150, number) for number in range(1, -(-len(labels) // per_sheet) + 1)]
    expected = sorted(code.text for label in labels for code in label.codes)
    found = [code for sheet in sheets for code in zxingcpp.read_barcodes(sheet)]
    assert sorted(code.text for code in found) == expected
    assert sorted(text for sheet in sheets for text in zbar(sheet, tmp_path)) == expected
    for code in found:
        edge = code.position.top_right.x - code.position.top_left.x
        module = edge / 150 * 25.4 / (qr_side(code.text) - 8)
        assert module > 0.66, "squares of 0.7 mm, as they are measured in whole dots"


def test_each_of_those_alone_has_a_sheet_of_its_own(tmp_path: Path) -> None:
    pdf = labels_pdf([MOON] * 5, per_sheet=4, alone=[JOIN])
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.pages) == 3
        box = [float(edge) for edge in document.pages[0].mediabox]
    assert box == pytest.approx([0, 0, A4.height, A4.width], abs=0.01)
    (code,) = zxingcpp.read_barcodes(poppler.picture(pdf, 150, 3))
    assert code.text == WIFI.text


def test_what_stands_there_can_be_read_as_text_in_any_script() -> None:
    told = poppler.text(labels_pdf([MOON, GARDEN, MORNING], per_sheet=3))
    for words in ("kitchen", "English", "192.168.178.45:8000", "/S/0ABCDEFGHJKMNPQR", "हिन्दी", "العربية"):
        assert words in told


def test_labels_are_the_same_bytes_each_time_and_tell_nothing_of_their_making() -> None:
    pdf = labels_pdf([MOON, GARDEN])
    assert pdf == labels_pdf([MOON, GARDEN])
    assert b"/Info" not in pdf


def test_what_does_not_fit_says_what_to_do() -> None:
    long = Code(f"HTTPS://{'A' * 60}.EXAMPLE.ORG/{'fanzines/' * 9}S/0ABCDEFGHJKMNPQR", Opens.WEB, ())
    with pytest.raises(LabelRefused, match="fewer labels"):
        labels_pdf([Label(MOON.title, MOON.tongue, (), (long, long))], per_sheet=8)
    wordy = Label(Said("many words " * 60, "en"), MOON.tongue, (), (ROOM, WEB))
    with pytest.raises(LabelRefused, match="fewer labels"):
        labels_pdf([wordy], per_sheet=8)
    with pytest.raises(LabelRefused, match="Nothing hangs"):
        labels_pdf([])
    with pytest.raises(ValueError, match="1 to 8"):
        labels_pdf([MOON], per_sheet=9)


def zbar(picture: Image.Image, folder: Path) -> list[str]:
    picture.save(folder / "sheet.png")
    command = ["zbarimg", "-q", "--raw", str(folder / "sheet.png")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[:-1]


@pytest.mark.parametrize("per_sheet", range(1, MOST + 1))
def test_squares_are_large_enough_for_addresses_of_any_length(
    per_sheet: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[float] = []
    draw = on_sheet.draw_qr

    def measured(canvas: Canvas, text: str, x: float, y: float, module: float) -> float:
        drawn.append(module)
        return draw(canvas, text, x, y, module)

    monkeypatch.setattr(on_sheet, "draw_qr", measured)
    fitted = 0
    for length in range(0, 121, 4):
        address = f"HTTPS://{'A' * max(1, length // 2)}.ORG/{'F' * (length // 2)}/S/0ABCDEFGHJKMNPQR"
        try:
            label = Label(MOON.title, MOON.tongue, (), (Code(address, Opens.WEB, ()),))
            labels_pdf([label], per_sheet=per_sheet)
            fitted += 1
        except LabelRefused:
            assert per_sheet > 4, "one code has room on a quarter of a sheet"
    assert fitted and min(drawn) >= SMALLEST_MODULE_MM
