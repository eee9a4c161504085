"""The whole tour in a process of its own, and what it leaves, looked at by other readers than its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from exhibitions.show.reading import open_show
from kiosk.tour.texts import LINES
from tests.printing import poppler
from tests.windows import environment

pytestmark = pytest.mark.window

KIOSK = (sys.executable, "-c", "from kiosk.cli import main; main()")
MINI_ROWS = ((5, 4, 3, 2), (6, 7, 8, 1))
BOOKLET_SIDES = ((8, 1), (2, 7), (6, 3), (4, 5))
MARKS = {
    1: "Small things",
    2: "He waits for me",
    3: "with sugar",
    4: "The wind says: come.",
    5: "One step,",
    6: "I make a wish",
    7: "Good night, small things",
    8: "8 pages, 2 hands, 1",
}
OF_DIRECTION = "\u200e\u200f"
A4 = pytest.approx((841.8898, 595.2756), abs=0.001)


@pytest.fixture(scope="module")
def toured(screen: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tour")
    command = (*KIOSK, "tour", str(folder))
    done = subprocess.run(command, env=environment(screen), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


def test_every_screen_is_there_in_english_and_in_arabic(toured: Path) -> None:
    english = {file.name for file in (toured / "screens").glob("*.png")}
    arabic = {file.name for file in (toured / "screens/ar").glob("*.png")}
    assert english == arabic
    assert {"home.png", "studio.png", "show.png", "desk.png", "wall.png", "code.png"} <= english
    for file in (toured / "screens").glob("**/*.png"):
        with Image.open(file) as picture:
            assert picture.size == (1280, 800)


def test_home_is_mirrored_in_arabic(toured: Path) -> None:
    """The yellow tile is the first one: on the left in English, on the right in Arabic."""
    middles = []
    for folder in ("screens", "screens/ar"):
        with Image.open(toured / folder / "home.png") as picture:
            yellow = [x for x in range(1280) if picture.getpixel((x, 560)) == (255, 210, 63)]
        middles.append(sum(yellow) / len(yellow))
    assert middles[0] < 640 < middles[1]
    assert middles[0] + middles[1] == pytest.approx(1280, abs=20)


def test_the_mini_zine_has_every_page_in_its_panel(toured: Path) -> None:
    pdf = (toured / "mini.pdf").read_bytes()
    assert poppler.sizes(pdf) == [A4]
    (words,) = poppler.words(pdf)
    for row, numbers in enumerate(MINI_ROWS):
        for column, page in enumerate(numbers):
            (mark,) = (word for word in words if word.text.strip(OF_DIRECTION) == MARKS[page])
            assert (int(mark.y // (595.28 / 2)), int(mark.x // (841.89 / 4))) == (row, column)


def test_the_booklet_has_every_page_on_its_side(toured: Path) -> None:
    pdf = (toured / "booklet.pdf").read_bytes()
    assert poppler.sizes(pdf) == [A4] * 4
    for words, numbers in zip(poppler.words(pdf), BOOKLET_SIDES, strict=True):
        for half, page in enumerate(numbers):
            (mark,) = (word for word in words if word.text.strip(OF_DIRECTION) == MARKS[page])
            assert int(mark.x // (841.89 / 2)) == half


def test_arabic_and_mixed_lines_are_taken_out_of_the_booklet_as_they_were_typed(toured: Path) -> None:
    found = poppler.text((toured / "booklet.pdf").read_bytes())
    for line in ("أشياء صغيرة", "قهوة مع الهيل", "الساعة 7 with sugar", "ليلة هادئة", "One step,"):
        assert line in found


def test_the_code_on_the_screen_held_an_address_that_is_gone_since_a_place_was_in_doubt(toured: Path) -> None:
    # The tour itself has read the story there while it hung; afterwards it was taken down and hung anew.
    show = open_show(toured / "show")
    screen = toured / "screens/code.png"
    with Image.open(screen) as picture:
        (code,) = zxingcpp.read_barcodes(picture)
    second = subprocess.run(
        ["zbarimg", "-q", "--raw", str(screen)], capture_output=True, text=True, check=True
    )
    assert second.stdout.strip() == code.text
    address, _, slug = code.text.rpartition("/S/")
    assert address and slug in show.gone
    assert show.entries[0].room not in show.gone
    assert code.text.isupper()


def test_the_show_holds_the_one_fanzine_whose_maker_agreed(toured: Path) -> None:
    (entry,) = open_show(toured / "show").entries
    assert len(entry.pages) == len(LINES)
    said = " ".join(words.text for page in entry.pages for words in page.words)
    assert all(line in said.replace("\n", " ") for lines in LINES for line in lines)
    assert entry.booklets == ()  # she agreed to everything but paper


def test_without_a_screen_and_without_xvfb_it_says_so(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    command = (*KIOSK, "tour", str(tmp_path))
    done = subprocess.run(
        command, env=bare | {"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Xvfb" in done.stderr
