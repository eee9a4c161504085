"""Files of fanzines pressed and pictured from the command line."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from fanzines.file import fanzine_file as file
from fanzines.model import Fold
from tests.kiosk.command_line import MINI, blank, refused, run


@pytest.mark.parametrize(("paper", "width", "height"), [("A4", 841.8898, 595.2756), ("Letter", 792.0, 612.0)])
def test_a_pressed_sheet_has_the_paper_s_exact_size(
    tmp_path: Path, paper: str, width: float, height: float
) -> None:
    out = tmp_path / "zine.pdf"
    assert run("press", MINI, "--fold", "mini", "--paper", paper, "-o", out).exit_code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
        assert [float(edge) for edge in pdf.pages[0].mediabox] == pytest.approx(
            [0, 0, width, height], abs=1e-3
        )


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [("A4", 595.2756, 841.8898), ("A3", 841.8898, 1190.5512), ("Letter", 612.0, 792.0)],
)
def test_a_poster_is_an_upright_sheet_for_every_page(
    tmp_path: Path, paper: str, width: float, height: float
) -> None:
    out, held = tmp_path / "poster.pdf", file.read(MINI.read_bytes())
    assert run("press", MINI, "--fold", "poster", "--paper", paper, "-o", out).exit_code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == len(held.fanzine.pages)
        assert [float(edge) for edge in pdf.pages[0].mediabox[2:]] == pytest.approx([width, height], abs=1e-3)


def test_a_page_that_rests_is_neither_pressed_nor_pictured(tmp_path: Path) -> None:
    resting, out = tmp_path / "resting.fanzine", tmp_path / "out"
    resting.write_bytes(file.write(replace(blank(9), fold=Fold.POSTER, places=2), {}.__getitem__))
    assert run("press", resting, "-o", out).exit_code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 2
    assert run("picture", resting, "--page", 2, "-o", out).exit_code == 0
    assert "no page 3" in refused(run("picture", resting, "--page", 3, "-o", out))


def test_a_stapled_booklet_has_a_front_and_a_back_for_every_four_pages(tmp_path: Path) -> None:
    out, held = tmp_path / "zine.pdf", file.read(MINI.read_bytes())
    assert run("press", MINI, "--fold", "saddle", "-o", out).exit_code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 2 * -(-len(held.fanzine.pages) // 4)


def test_a_fold_that_cannot_hold_the_pages_is_refused(tmp_path: Path) -> None:
    long, out = tmp_path / "long.fanzine", tmp_path / "zine.pdf"
    long.write_bytes(file.write(blank(9), {}.__getitem__))
    assert "booklet" in refused(run("press", long, "--fold", "mini", "-o", out))
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "made"),
    [
        ("--fold saddle --page A6 --flip long --weight 100 --signature 2 --marks", {"z.pdf": 2}),
        ("--fold saddle --page A7 --share copies --sides apart", {"z-fronts.pdf": 2, "z-backs.pdf": 2}),
        ("--fold saddle --sides backs --backs-reversed --no-marks", {"z.pdf": 2}),
        ("--fold saddle --paper A3 --page A5 --bleed 3", {"z.pdf": 4}),
        ("--fold mini --poster 1 --paper Tabloid --ink grey", {"z.pdf": 2}),
        ("--fold mini --ink black --lines 60 --angle 30 --margin 5", {"z.pdf": 1}),
        ("--fold accordion --both-sides --paper Legal", {"z.pdf": 2}),
        ("--fold tiles --page A3 --poster 2 --overlap 12 --reading r.pdf", {"z.pdf": 4, "r.pdf": 8}),
        ("--fold single --ink coral", {"z.pdf": 4}),
        ("--fold single --ink coral --ink blue", {"z-coral.pdf": 4, "z-blue.pdf": 4}),
    ],
)
def test_a_facilitator_at_a_desk_gets_the_files_she_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str, made: dict[str, int]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("press", MINI, *options.split(), "-o", "z.pdf")
    assert done.exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == set(made)
    for name, sides in made.items():
        with pikepdf.open(tmp_path / name) as pdf:
            assert len(pdf.pages) == sides
    assert done.output.split() == ([] if "z.pdf" in made else list(made))


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ("--fold mini --signature 3", 2, "--signature is for --fold saddle, not for mini"),
        ("--fold mini --page A6", 2, "saddle or single or tiles"),
        ("--fold poster --sides fronts", 2, "one side only"),
        ("--fold mini --ink grey --ink coral", 2, "--ink grey stands alone"),
        ("--fold mini --ink grey --lines 40", 2, "--ink black alone"),
        ("--fold leaflet", 1, "six pages"),
        ("--fold saddle --page A4", 1, "does not fit on this paper"),
        ("--fold mini --poster 9", 1, "no such page"),
        ("--fold tiles --overlap 60", 2, "0<=x<=50"),
    ],
)
def test_what_cannot_be_pressed_is_said_and_nothing_is_written(
    tmp_path: Path, options: str, code: int, says: str
) -> None:
    done = run("press", MINI, *options.split(), "-o", tmp_path / "z.pdf")
    assert done.exit_code == code
    assert says in done.output
    assert not list(tmp_path.iterdir())


def test_a_damaged_file_leaves_what_was_there_before(tmp_path: Path) -> None:
    damaged, out = tmp_path / "damaged.fanzine", tmp_path / "zine.pdf"
    damaged.write_bytes(MINI.read_bytes()[:-40])
    out.write_bytes(b"before")
    refused(run("press", damaged, "-o", out))
    refused(run("picture", damaged, "-o", out))
    assert out.read_bytes() == b"before"


def test_an_output_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken.pdf.part").mkdir()
    assert "taken.pdf" in refused(run("press", MINI, "-o", tmp_path / "taken.pdf"))
    assert "zine.pdf" in refused(run("press", MINI, "-o", tmp_path / "nowhere" / "zine.pdf"))
    assert [path.name for path in tmp_path.iterdir()] == ["taken.pdf.part"]


def test_a_picture_has_the_page_s_size_in_dots(tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    assert run("picture", MINI, "--page", 1, "--dpi", 100, "-o", out).exit_code == 0
    with Image.open(out) as picture:
        assert (picture.format, picture.size) == ("PNG", (583, 827))


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    assert "no page 99" in refused(run("picture", MINI, "--page", 99, "-o", out))
    assert not out.exists()
