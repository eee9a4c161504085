"""What the kiosk keeps open, and that it shuts it again whatever happens."""

from pathlib import Path

import pytest

from exhibitions.curation.answers_beside import hang_beside
from exhibitions.curation.curate import publish_exhibition
from exhibitions.curation.passed_on import MayHang, PassedOnAnswers
from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.journal.answers import Answer
from exhibitions.show.reading import open_show
from exhibitions.show.slips import Stamp
from fanzines.access.keys import WrongPhrase
from fanzines.access.pin import Right, Wrong
from fanzines.access.signs import SignsLocked
from fanzines.consents import Use
from fanzines.edits import AddItem, AddPage, MovePage
from fanzines.folds import FOLDINGS, MINI, folding_of, refold
from fanzines.library.backups import backups
from fanzines.library.errors import LibraryError
from fanzines.library.mending import bring_back
from fanzines.model import Direction, Page, Photo, Placement, Words, new_id
from fanzines.photos import take_in
from fanzines.sitting import Sitting
from kiosk.keeping import keeper as module
from kiosk.keeping.gathering import Gathering, Level
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import months_from, this_month
from printing.pictures.picture import item_picture
from tests.exhibitions.histories import SMALL
from tests.fanzines.sounds import SOUND, approve_voice, reading_of
from tests.kiosk.keeping import PHRASE, PIN, files_with, hang, made

SAMPLE = Path(__file__).parents[2] / "assets/sample/photos/coffee.jpg"


def _shown(keeper: Keeper) -> int:
    return len(open_show(keeper.show_home).entries)


def test_a_locked_kiosk_opens_with_its_phrase_alone(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    keeper.close()
    with pytest.raises(RuntimeError, match="locked"):
        keeper.open_library()
    with pytest.raises(WrongPhrase):
        keeper.unlock("four quiet grey hens")
    assert keeper.library is None
    keeper.unlock(PHRASE)
    assert keeper.open_library().fanzine(fanzine.id) == fanzine
    assert keeper.check_pin(PIN) == Right()
    assert isinstance(keeper.check_pin("0000"), Wrong)


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


def test_taking_a_yes_back_brings_the_show_down_at_once(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    hang(keeper, fanzine)
    keeper.take_up(fanzine.id)
    keeper.withdraw(fanzine.id, (Use.EXHIBITION,))
    assert _shown(keeper) == 0
    assert keeper.open_library().consents(fanzine.id) == ()


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


def test_a_cover_is_the_front_page(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    assert keeper.cover(fanzine.id) == fanzine.pages[0]


def test_when_a_yes_has_ended_unlocking_brings_the_show_down(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    hang(keeper, made(keeper, "sea"))
    keeper.close()
    later = months_from(this_month(), 13)
    monkeypatch.setattr(module, "this_month", lambda: later)
    keeper.unlock(PHRASE)
    assert _shown(keeper) == 0


def test_what_is_removed_is_gone_from_library_show_and_backups(keeper: Keeper) -> None:
    fanzine, kept = made(keeper, "removed"), made(keeper, "kept")
    hang(keeper, fanzine, kept)
    keeper.back_up()
    keeper.back_up()
    (_, newest) = backups(keeper.folder / "backups")
    keeper.take_up(fanzine.id)
    keeper.remove(fanzine)
    assert keeper.sitting is None
    assert [summary.id for summary in keeper.open_library().fanzines()] == [kept.id]
    assert _shown(keeper) == 1
    (left,) = backups(keeper.folder / "backups")
    assert left.name > newest.name


def test_a_removal_leaves_the_next_maker_at_the_table(keeper: Keeper) -> None:
    fanzine = made(keeper, "removed")
    sitting = keeper.begin(Direction.LTR, "en")
    keeper.remove(fanzine)
    assert keeper.sitting is sitting
    words = Words(new_id(), Placement(74, 40), "sea", 110)
    sitting.do(AddItem(sitting.fanzine.pages[0].id, 0, words))
    assert sitting.undo() is not None


def test_a_kiosk_locks_also_when_no_backup_can_be_made(keeper: Keeper) -> None:
    (keeper.folder / "backups").write_bytes(b"in the way")
    made(keeper, "sea")
    keeper.close()
    assert keeper.library is None
    keeper.unlock(PHRASE)
    assert len(keeper.open_library().fanzines()) == 1


def test_a_kiosk_locks_also_when_the_sitting_cannot_be_closed_well(keeper: Keeper) -> None:
    keeper.take_up(made(keeper, "sea").id)
    keeper.open_library().store.close()
    with pytest.raises(LibraryError):
        keeper.close()
    assert (keeper.library, keeper.sitting) == (None, None)


def test_locking_makes_a_backup_and_locking_twice_does_no_harm(keeper: Keeper) -> None:
    made(keeper, "sea")
    keeper.close()
    assert len(backups(keeper.folder / "backups")) == 1
    keeper.close()


def test_pictures_of_her_work_do_not_outlive_her_sitting(keeper: Keeper) -> None:
    words = Words(new_id(), Placement(74, 40), "sea", 110)
    keeper.begin(Direction.LTR, "en")
    picture = item_picture(words, keeper.photo_source(), 40)
    assert item_picture(words, keeper.photo_source(), 40) is picture
    keeper.step_away()
    assert item_picture(words, keeper.photo_source(), 40) is not picture


def test_backups_that_hold_what_was_erased_go_even_when_no_new_one_can_be_made(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    fanzine = made(keeper, "CANARY")
    assert keeper.back_up()
    monkeypatch.setattr(type(keeper.open_library()), "make_backup", _full)
    keeper.remove(fanzine)
    assert backups(keeper.backups) == []


def _full(*_: object) -> None:
    raise LibraryError("There is no room for a backup.")


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


def test_only_what_stands_on_a_shelf_has_a_sign(keeper: Keeper) -> None:
    unsigned = made(keeper, "sea")
    keeper.claim_sign(keeper.offer_sign())
    signed = keeper.begin(Direction.LTR, "en").fanzine
    keeper.step_away()
    assert keeper.has_sign(signed.id) and not keeper.has_sign(unsigned.id)


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


def _read_aloud(keeper: Keeper, fanzine_id: str) -> None:
    """It is read aloud, agreed to, heard, approved and published."""
    library = keeper.open_library()
    keeper.keep_reading(fanzine_id, reading_of(SOUND), SOUND)
    month = this_month()
    pages, digest = library.pages_hash(fanzine_id), reading_of(SOUND).digest
    library.record_consent(fanzine_id, Use.VOICE, pages, month, months_from(month, 12), None, digest)
    approve_voice(library, fanzine_id)
    exhibition = Exhibitions(library).current({})
    publish_exhibition(
        library, exhibition.id, key=keeper.seal_key(), out=keeper.show_home, month=month, widths=SMALL
    )


def _heard(keeper: Keeper) -> list[str]:
    return [tag for entry in open_show(keeper.show_home).entries for tag in entry.readings]


def test_a_new_reading_takes_the_former_one_out_of_show_library_and_backups(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    hang(keeper, fanzine)
    _read_aloud(keeper, fanzine.id)
    assert _heard(keeper) == ["en"]
    keeper.back_up()
    keeper.keep_reading(fanzine.id, reading_of(b"another"), b"another")
    assert _heard(keeper) == [] and _shown(keeper) == 1
    assert files_with(keeper.folder, SOUND[:40]) == []
    assert len(backups(keeper.backups)) == 1


def test_a_reading_that_was_thrown_away_stays_so_after_an_older_copy(keeper: Keeper, tmp_path: Path) -> None:
    fanzine = made(keeper, "sea")
    hang(keeper, fanzine)
    _read_aloud(keeper, fanzine.id)
    copy = tmp_path / "stick.db"
    keeper.open_library().backup(copy)
    assert keeper.throw_reading_away(fanzine.id).left == {Use.VOICE}
    assert keeper.open_library().reading(fanzine.id) is None and _heard(keeper) == []
    library = keeper.open_library()
    keeper.library = bring_back(library, copy, keeper.backups, migrations=[exhibition_migrations])
    assert keeper.library.reading(fanzine.id) is not None
    keeper.take_back_again()
    assert keeper.library.reading(fanzine.id) is None
    assert keeper.library.fanzine(fanzine.id) == fanzine


def test_a_slip_that_an_older_copy_says_may_hang_is_asked_about_anew(keeper: Keeper, tmp_path: Path) -> None:
    fanzine, library = made(keeper, "sea"), keeper.open_library()
    hang(keeper, fanzine)
    here = Exhibitions(library).current({})
    slips = PassedOnAnswers(library)
    slips.keep(fanzine.id, Answer(here.entry(fanzine.id).wall, Stamp("sun")))
    (slip,) = slips.of(fanzine.id)
    slips.say(slip.id, MayHang.HERSELF)
    assert hang_beside(library, here.id, slip.id, key=keeper.seal_key())
    copy = tmp_path / "stick.db"
    library.backup(copy)
    keeper.library = bring_back(library, copy, keeper.backups, migrations=[exhibition_migrations])
    keeper.take_back_again()
    keeper.bring_shows_down()
    (back,) = PassedOnAnswers(keeper.library).of(fanzine.id)
    assert (back.may_hang, back.exhibition) == (MayHang.NOT_SAID, "")
    assert [entry.slips for entry in open_show(keeper.show_home).entries] == [()]
