from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from unittest.mock import ANY

import pikepdf
import pytest

from exhibitions.curation.on_paper import Agreed, PaperRefused
from exhibitions.room.server import RoomServer
from fanzines.consents import Use, pages_hash
from fanzines.model import Direction, Fanzine
from kiosk.curating.curator import Curator
from kiosk.keeping.keeper import Keeper
from kiosk.printing.copies import CopiesOfMany
from kiosk.printing.errand import Errand
from kiosk.printing.paper_errand import paper_errand
from kiosk.printing.papers import (
    NEEDS,
    SHEETS,
    Paper,
    Thing,
    Wanted,
    carry_paper,
    make_book,
    make_paper,
    silent,
)
from printing.folding.sheeting import Part
from printing.folding.sheets import PressRefused
from printing.inks.ink import GREY
from printing.paper import A1, A3, LETTER
from printing.pictures.picture import pdf_picture
from tests.exhibitions.shows import ROOM, WALL, little_show
from tests.kiosk.keeping import agree, hang, made
from tests.printing import poppler

OF_LITTLE = {WALL: Agreed("of the little show", "its pages")}


def test_labels_are_made_checked_and_kept(keeper: Keeper, tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    server = RoomServer(tmp_path / "show", host="127.0.0.1", port=0)
    server.start()
    assert server.wait(30) == "ready", server.problem
    try:
        wanted = Wanted(Thing.LABELS, "Letter", 2)
        labels = make_paper(wanted, tmp_path / "show", server.here, Direction.LTR, lambda _uses: OF_LITTLE)
        assert labels.addresses == (f"{server.here.upper()}/S/{ROOM}",)
        assert labels.picture(0).height > labels.picture(0).width
        assert silent(labels) == 0
    finally:
        server.stop()
    assert silent(labels) == 1
    with pikepdf.open(BytesIO(labels.pdf)) as document:
        assert [round(float(edge)) for edge in document.pages[0].mediabox[2:]] == [612, 792]


@pytest.fixture
def fanzine(keeper: Keeper) -> Fanzine:
    """One that hangs and may be printed."""
    fanzine = made(keeper, "sea")
    agree(keeper.open_library(), fanzine, (Use.PAPER,))
    hang(keeper, fanzine)
    return fanzine


def paper_of(keeper: Keeper, thing: Thing) -> Paper:
    curator = Curator.of_kiosk(keeper, {})
    return make_paper(Wanted(thing, "A4"), curator.place, "", Direction.LTR, curator.agreed)


def copies_of(keeper: Keeper, paper: Paper) -> CopiesOfMany:
    curator = Curator.of_kiosk(keeper, {})
    may = partial(curator.still_agreed, NEEDS[paper.wanted.thing], paper.pages)
    return CopiesOfMany(keeper, paper.copied, may)


@pytest.mark.parametrize("use", [Use.PAPER, Use.EXHIBITION])
def test_a_poster_is_a_copy_of_each_cover_on_it_and_goes_with_either_yes(
    keeper: Keeper, fanzine: Fanzine, tmp_path: Path, use: Use
) -> None:
    poster = paper_of(keeper, Thing.POSTER)
    assert poster.copied == (fanzine.id,)
    printed = carry_paper(poster, tmp_path, Direction.LTR, copies_of(keeper, poster))
    assert [one.file for one in keeper.open_library().given_out(fanzine.id)] == [printed.file]
    assert Path(printed.file).exists()
    assert keeper.withdraw(fanzine.id, (use,)).given == ()
    assert not Path(printed.file).exists()


@pytest.mark.parametrize("thing", [Thing.POSTER, Thing.LABELS])
def test_paper_of_what_was_taken_back_since_does_not_leave(
    keeper: Keeper, fanzine: Fanzine, tmp_path: Path, thing: Thing
) -> None:
    paper, prints = paper_of(keeper, thing), tmp_path / "prints"
    prints.mkdir()
    keeper.withdraw(fanzine.id, (Use.EXHIBITION,))
    with pytest.raises(PressRefused, match="does not agree"):
        carry_paper(paper, prints, Direction.LTR, copies_of(keeper, paper))
    assert list(prints.iterdir()) == []
    assert keeper.open_library().given_out(fanzine.id) == (), "what did not leave is no copy"


def test_labels_name_what_hangs_and_are_no_copy_of_it(keeper: Keeper, fanzine: Fanzine) -> None:
    labels = paper_of(keeper, Thing.LABELS)
    assert labels.pages == {fanzine.id: pages_hash(fanzine)} and labels.copied == ()


def test_a_show_that_shows_more_than_is_agreed_to_is_put_on_no_paper(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    with pytest.raises(PaperRefused, match="taken back"):
        make_paper(Wanted(Thing.LABELS, "A4"), tmp_path / "show", "", Direction.LTR, lambda _uses: {})


def errand_of(keeper: Keeper, paper: Paper) -> Errand:
    curator = Curator.of_kiosk(keeper, {})

    def make(wanted: Wanted) -> Paper:
        if wanted.thing is Thing.BOOK:
            return make_book(wanted, lambda: curator.book(lambda done, of: None))
        return make_paper(wanted, curator.place, "", Direction.LTR, curator.agreed)

    return paper_errand(paper, make, curator, keeper, "paper", Direction.LTR)


def test_what_was_seen_is_printed_and_made_anew_only_for_another_paper(
    keeper: Keeper, fanzine: Fanzine
) -> None:
    seen = paper_of(keeper, Thing.POSTER)
    errand = errand_of(keeper, seen)
    one, large = errand.manners
    assert errand.press(one.sheeting).only is seen.pdf
    letter = errand.press(replace(one.sheeting, paper=LETTER))
    assert poppler.sizes(letter.only) == [pytest.approx((612, 792), abs=0.01)]
    sheets = errand.press(replace(large.sheeting, page=A1)).only
    assert len(poppler.sizes(sheets)) > len(poppler.sizes(errand.press(large.sheeting).only)) > 1
    grey = pdf_picture(errand.press(replace(one.sheeting, ink=GREY)).only, 0, 20).convert("HSV")
    assert grey.getchannel("S").getextrema() == (0, 0)
    assert letter.copies is not None
    letter.copies.note(job="Hall-1")
    assert [one.job for one in keeper.open_library().given_out(fanzine.id)] == ["Hall-1"]
    keeper.withdraw(fanzine.id, (Use.PAPER,))
    with pytest.raises(PressRefused, match="does not agree"):
        letter.copies.note(job="Hall-2")
    assert errand.press(one.sheeting).copies == replace(letter.copies, fanzines=(), may=ANY), "made anew"


def test_a_book_is_half_its_paper_and_its_sides_can_be_printed_apart(
    keeper: Keeper, fanzine: Fanzine
) -> None:
    curator = Curator.of_kiosk(keeper, {})
    seen = make_book(Wanted(Thing.BOOK, SHEETS), lambda: curator.book(lambda done, of: None))
    errand = errand_of(keeper, seen)
    (book,) = errand.manners
    whole = errand.press(book.sheeting).only
    assert whole is seen.pdf
    for paper in (A3, LETTER):
        sizes = poppler.sizes(errand.press(replace(book.sheeting, paper=paper)).only)
        assert sizes == [pytest.approx((paper.width, paper.height), abs=0.01)] * len(sizes)
    sides = poppler.words(whole)
    for part, wanted in ((Part.FRONTS, sides[::2]), (Part.BACKS, sides[1::2])):
        pdf = errand.press(replace(book.sheeting, part=part)).only
        assert poppler.words(pdf) == wanted
        with pikepdf.open(BytesIO(pdf)) as document:
            assert "/Duplex" not in document.Root.ViewerPreferences
