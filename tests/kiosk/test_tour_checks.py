"""The tour's own checks see what is wrong: each is given something that is."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from fanzines.model import Direction, Fanzine, Fold, Page, Placement, Words, new_id
from kiosk.tour.checks import Left, problems
from kiosk.tour.secrecy import leaks, pieces, strays
from kiosk.tour.sheets import BOOKLET, MINI, Order, wrong_on_sheets
from kiosk.tour.texts import LINES
from kiosk.tour.told import Told
from printing.paper import A4, LETTER, PaperSize
from printing.products.booklet import press

CANARY = "gdngdtzmttvg"


def pages(lines: Sequence[Sequence[str]] = LINES) -> tuple[Page, ...]:
    return tuple(
        Page(
            new_id(),
            tuple(
                Words(new_id(), Placement(74, 30 + 40 * at), line, 130.0, 20.0)
                for at, line in enumerate(said)
            ),
        )
        for said in lines
    )


def printed(
    folder: Path,
    fold: Fold,
    *,
    direction: Direction = Direction.LTR,
    made: tuple[Page, ...] | None = None,
    paper: PaperSize = A4,
) -> Path:
    fanzine = Fanzine(new_id(), "2026-11", fold, direction, "en", made or pages())
    file = folder / f"{fold}.pdf"
    file.write_bytes(press(fanzine, dict[str, bytes]().__getitem__, paper=paper))
    return file


@pytest.mark.parametrize(("fold", "order"), [(Fold.MINI, MINI), (Fold.SADDLE, BOOKLET)])
def test_sheets_as_they_should_be_are_right(tmp_path: Path, fold: Fold, order: Order) -> None:
    assert list(wrong_on_sheets(printed(tmp_path, fold), order)) == []


@pytest.mark.parametrize(("fold", "order"), [(Fold.MINI, MINI), (Fold.SADDLE, BOOKLET)])
def test_pages_in_another_order_are_found(tmp_path: Path, fold: Fold, order: Order) -> None:
    file = printed(tmp_path, fold, direction=Direction.RTL)
    assert len(list(wrong_on_sheets(file, order))) == 8


def test_a_page_without_one_of_its_lines_is_found(tmp_path: Path) -> None:
    fewer = pages([*LINES[:4], LINES[4][:1], *LINES[5:]])
    found = list(wrong_on_sheets(printed(tmp_path, Fold.MINI, made=fewer), MINI))
    assert found == ["Page 5 of mini.pdf is not where it has to be, or not all of its words are."]


def test_another_paper_and_a_missing_print_are_found(tmp_path: Path) -> None:
    found = wrong_on_sheets(printed(tmp_path, Fold.MINI, paper=LETTER), MINI)
    assert "A side of mini.pdf is not exactly A4." in found
    assert list(wrong_on_sheets(tmp_path / "none.pdf", MINI)) == ["none.pdf was not printed."]


def test_a_canary_in_a_file_of_the_show_or_in_its_pdfs_is_found(tmp_path: Path) -> None:
    show, data = tmp_path / "show", tmp_path / "data"
    show.mkdir()
    data.mkdir()
    (data / "library.db").write_bytes(bytes(64))
    assert list(leaks(show, data, CANARY)) == []
    (show / "story.html").write_text(f"<p>{CANARY}</p>")
    printed(show, Fold.SADDLE, made=pages([[CANARY]]))
    assert len(list(leaks(show, data, CANARY))) == 2


def test_words_that_can_be_read_in_the_library_are_found(tmp_path: Path) -> None:
    show, data = tmp_path / "show", tmp_path / "data"
    (data / "show").mkdir(parents=True)
    (data / "show/story.html").write_text(LINES[0][0])
    (data / "library.db").write_bytes(b"..." + LINES[0][1].encode() + b"...")
    assert list(leaks(show, data, CANARY)) == ["library.db can be read without the key."]
    photo = bytes(range(256)) * 10
    (data / "log.txt").write_bytes(photo[1000:])
    assert len(list(leaks(show, data, CANARY, pieces(photo)))) == 2


def test_a_file_left_elsewhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "home/.cache").mkdir(parents=True)
    assert list(strays([tmp_path / "home"])) == []
    (tmp_path / "home/.cache/thumb.png").write_bytes(b"x")
    assert len(list(strays([tmp_path / "home"]))) == 1


def test_nothing_at_all_is_wrong_in_every_respect(tmp_path: Path) -> None:
    (tmp_path / "screens").mkdir()
    found = problems(Left(tmp_path, tmp_path / "data", (), Told(canary=CANARY)))
    assert "mini.pdf was not printed." in found
    assert "The kiosk kept nothing." in found
    assert "The story on the phone does not have the words “He waits for me”." in found
