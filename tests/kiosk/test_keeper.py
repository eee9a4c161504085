"""Who sits at the kiosk, and that everything of hers is shut again whatever happens."""

from pathlib import Path

import pytest

from exhibitions.show.reading import open_show
from fanzines.access.signs import SignsLocked
from fanzines.consents import Use
from fanzines.edits import AddItem, AddPage, MovePage
from fanzines.folds import FOLDINGS, MINI, folding_of, refold
from fanzines.library.errors import LibraryError
from fanzines.model import Direction, Page, Photo, Placement, Words, new_id
from fanzines.photos import take_in
from fanzines.sitting import Sitting
from kiosk.keeping import keeper as module
from kiosk.keeping.gathering import Gathering, Level
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import months_from, this_month
from printing.pictures.picture import item_picture
from tests.kiosk.keeping import PHRASE, files_with, hang, made

SAMPLE = Path(__file__).parents[2] / "assets/sample/photos/coffee.jpg"


def _full(*_: object) -> None:
    raise LibraryError("There is no room for a backup.")


def _shown(keeper: Keeper) -> int:
    return len(open_show(keeper.show_home).entries)


def test_her_sign_opens_her_shelf_and_no_other(keeper: Keeper) -> None:
    hers, anothers = keeper.offer_sign(), keeper.offer_sign()
    keeper.claim_sign(hers)
    fanzine = made(keeper, "hers")
    keeper.step_away()
    assert keeper.on_her_shelf() == []
    made(keeper, "without a sign")
    assert not keeper.enter_sign(anothers)
    assert keeper.on_her_shelf() == []
    assert keeper.enter_sign(hers)
    assert [summary.id for summary in keeper.on_her_shelf()] == [fanzine.id]


def test_what_she_copied_is_forgotten_when_she_leaves_the_table(keeper: Keeper) -> None:
    for leave in (keeper.put_down, keeper.step_away, keeper.end_gathering):
        made(keeper, "hers")
        keeper.copied = "a word of hers"
        leave()
        assert keeper.copied == ""


def test_five_wrong_signs_call_a_facilitator(keeper: Keeper) -> None:
    hers, wrong = keeper.offer_sign(), keeper.offer_sign()
    keeper.claim_sign(hers)
    keeper.step_away()
    for left in (4, 3, 2, 1, 0):
        assert not keeper.enter_sign(wrong)
        assert keeper.sign_tries_left() == left
    with pytest.raises(SignsLocked):
        keeper.enter_sign(hers)
    assert keeper.shelf is None
    keeper.clear_tries()
    assert keeper.enter_sign(hers)


def test_what_is_taken_up_goes_on_where_it_was_left(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    sitting = keeper.take_up(fanzine.id)
    assert sitting.fanzine == fanzine
    assert keeper.sitting is sitting
    other = keeper.begin(Direction.RTL, "ar")
    assert keeper.sitting is other
    assert other.fanzine.direction is Direction.RTL
    assert other.fanzine.month == this_month()


def test_stepping_away_leaves_nothing_of_hers_open(keeper: Keeper) -> None:
    keeper.claim_sign(keeper.offer_sign())
    fanzine = made(keeper, "sea")
    keeper.take_up(fanzine.id)
    keeper.step_away()
    assert (keeper.sitting, keeper.shelf) == (None, None)
    assert keeper.on_her_shelf() == []


def test_a_sitting_that_cannot_be_closed_well_is_closed_all_the_same(keeper: Keeper) -> None:
    keeper.claim_sign(keeper.offer_sign())
    keeper.take_up(made(keeper, "sea").id)
    keeper.open_library().store.close()
    with pytest.raises(LibraryError):
        keeper.step_away()
    assert (keeper.sitting, keeper.shelf) == (None, None)
    keeper.step_away()


def test_an_edit_after_agreeing_brings_the_show_down(keeper: Keeper) -> None:
    changed, kept = made(keeper, "CANARY"), made(keeper, "kept")
    hang(keeper, changed, kept)
    keeper.take_up(kept.id)
    keeper.step_away()
    assert _shown(keeper) == 2
    sitting = keeper.take_up(changed.id)
    sitting.do(AddPage(7, Page(new_id())))
    assert _shown(keeper) == 2
    keeper.step_away()
    assert _shown(keeper) == 1
    assert files_with(keeper.show_home, b"CANARY") == []


def test_an_undone_edit_leaves_the_show_as_it_was(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    hang(keeper, fanzine)
    sitting = keeper.take_up(fanzine.id)
    sitting.do(AddPage(7, Page(new_id())))
    sitting.undo()
    keeper.step_away()
    assert _shown(keeper) == 1


def test_she_agrees_to_one_use_of_her_pages_for_a_year_and_takes_it_back(keeper: Keeper) -> None:
    sitting = keeper.begin(Direction.LTR, "en")
    assert keeper.agreed() == frozenset()
    keeper.agree(Use.SEE)
    keeper.agree(Use.PAPER)
    month = this_month()
    given = keeper.open_library().consents(sitting.fanzine.id)
    assert {(yes.use, yes.given, yes.until) for yes in given} == {
        (use, month, months_from(month, 12)) for use in (Use.SEE, Use.PAPER)
    }
    keeper.withdraw(sitting.fanzine.id, (Use.PAPER,))
    assert keeper.agreed() == {Use.SEE}


def test_a_yes_holds_for_the_pages_as_they_are_and_for_no_others(keeper: Keeper) -> None:
    sitting = keeper.begin(Direction.LTR, "en")
    keeper.agree(Use.SEE)
    sitting.do(AddPage(7, Page(new_id())))
    assert keeper.agreed() == frozenset()
    sitting.undo()
    assert keeper.agreed() == {Use.SEE}
    keeper.begin(Direction.LTR, "en")
    assert keeper.agreed() == frozenset()


def test_an_ended_yes_is_none_and_one_a_wrong_clock_hides_from_others_she_still_sees(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.begin(Direction.LTR, "en")
    keeper.agree(Use.SEE)
    given = this_month()
    told = {}
    for months in (-1, 12, 13):
        shown = months_from(given, months)
        monkeypatch.setattr(module, "this_month", lambda shown=shown: shown)
        told[months] = keeper.agreed()
    assert told == {-1: {Use.SEE}, 12: {Use.SEE}, 13: frozenset()}


def test_nothing_can_be_agreed_to_when_nothing_lies_on_the_table(keeper: Keeper) -> None:
    with pytest.raises(RuntimeError, match="nobody sits"):
        keeper.agree(Use.SEE)


def test_a_removal_leaves_the_next_maker_at_the_table(keeper: Keeper) -> None:
    fanzine = made(keeper, "removed")
    sitting = keeper.begin(Direction.LTR, "en")
    keeper.remove(fanzine)
    assert keeper.sitting is sitting
    words = Words(new_id(), Placement(74, 40), "sea", 110)
    sitting.do(AddItem(sitting.fanzine.pages[0].id, 0, words))
    assert sitting.undo() is not None


def test_a_kiosk_locks_also_when_the_sitting_cannot_be_closed_well(keeper: Keeper) -> None:
    keeper.take_up(made(keeper, "sea").id)
    keeper.open_library().store.close()
    with pytest.raises(LibraryError):
        keeper.close()
    assert (keeper.library, keeper.sitting) == (None, None)


def test_pictures_of_her_work_do_not_outlive_her_sitting(keeper: Keeper) -> None:
    words = Words(new_id(), Placement(74, 40), "sea", 110)
    keeper.begin(Direction.LTR, "en")
    picture = item_picture(words, keeper.photo_source(), 40)
    assert item_picture(words, keeper.photo_source(), 40) is picture
    keeper.step_away()
    assert item_picture(words, keeper.photo_source(), 40) is not picture


def test_a_removal_leaves_the_photo_the_next_maker_may_still_bring_back(keeper: Keeper) -> None:
    gone = made(keeper, "gone")
    sitting = keeper.begin(Direction.LTR, "en")
    photo = take_in(SAMPLE.read_bytes())
    keeper.open_library().add_photo(photo)
    placed = Photo(new_id(), Placement(74, 105), photo.digest, 60, 40)
    sitting.do(AddItem(sitting.fanzine.pages[0].id, 0, placed))
    sitting.undo()
    keeper.remove(gone)
    assert sitting.redo() is not None
    assert keeper.open_library().photo(photo.digest) == photo.data


def test_a_fanzine_begins_with_a_page_for_every_place_of_its_fold(keeper: Keeper) -> None:
    for folding in FOLDINGS:
        fanzine = keeper.begin(Direction.RTL, "ar", folding).fanzine
        assert folding_of(keeper.open_library().fanzine(fanzine.id)) == folding
        assert len(fanzine.pages) == folding.places
    assert folding_of(keeper.begin(Direction.LTR, "en").fanzine) == MINI


def test_a_gathering_is_remembered_and_ends_with_locking(keeper: Keeper) -> None:
    assert keeper.gathering is None and keeper.last_gathering(("en", "ar")) == Gathering(("en", "ar"))
    chosen = Gathering(("ar",), Level.SIMPLE, ("garden",), ("mini",))
    keeper.open_gathering(chosen)
    assert keeper.offered == chosen
    keeper.close()
    keeper.unlock(PHRASE)
    assert keeper.last_gathering(("en", "ar")) == chosen
    with pytest.raises(RuntimeError, match="no gathering"):
        _ = keeper.offered


def test_when_a_gathering_ends_nobody_sits_there_also_when_her_work_cannot_be_put_in_order(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.open_gathering(Gathering(("en",)))
    keeper.claim_sign(keeper.offer_sign())
    keeper.begin(Direction.LTR, "en")
    with monkeypatch.context() as broken:
        broken.setattr(Sitting, "close", _full)
        with pytest.raises(LibraryError):
            keeper.end_gathering()
    assert (keeper.gathering, keeper.sitting, keeper.shelf) == (None, None, None)


def test_beside_a_facilitator_only_what_has_no_sign_is_opened(keeper: Keeper) -> None:
    unsigned = made(keeper, "sea")
    keeper.claim_sign(keeper.offer_sign())
    signed = keeper.begin(Direction.LTR, "en").fanzine
    keeper.step_away()
    with pytest.raises(RuntimeError, match="sign"):
        keeper.open_beside(signed.id)
    assert keeper.sitting is None
    assert keeper.open_beside(unsigned.id).fanzine == unsigned


def test_a_yes_is_about_the_folded_pages_and_a_resting_page_may_change_under_it(keeper: Keeper) -> None:
    sitting = keeper.begin(Direction.LTR, "en")
    sitting.do(AddPage(8, Page(new_id())))
    keeper.agree(Use.SEE)
    resting = sitting.fanzine.pages[8]
    sitting.do(AddItem(resting.id, 0, Words(new_id(), Placement(74, 40), "secret", 110)))
    assert keeper.agreed() == {Use.SEE}
    sitting.do(MovePage(resting.id, 8, 0))
    assert keeper.agreed() == frozenset()


def test_hundreds_of_acts_and_folds_are_kept_and_taken_back(keeper: Keeper) -> None:
    sitting = keeper.begin(Direction.LTR, "en")
    before = sitting.fanzine
    for step in range(540):
        page = sitting.fanzine.pages[step % len(sitting.fanzine.pages)]
        if step % 60 == 59:
            sitting.do(refold(sitting.fanzine, FOLDINGS[step // 60 % len(FOLDINGS)]))
        else:
            words = Words(new_id(), Placement(74, 40), "sea", 110)
            sitting.do(AddItem(page.id, len(page.items), words))
    after = sitting.fanzine
    kept = keeper.open_library()
    assert kept.fanzine(before.id) == after
    while sitting.undo() is not None:
        pass
    assert kept.fanzine(before.id) == sitting.fanzine == before
    while sitting.redo() is not None:
        pass
    assert kept.fanzine(before.id) == sitting.fanzine == after
