"""A fanzine in which nothing was ever done goes with its maker, unless she wants it kept."""

from fanzines.consents import Use
from fanzines.edits import AddPage, RemoveItem
from fanzines.library.backups import backups
from fanzines.model import Direction, Page, new_id
from kiosk.keeping.keeper import Keeper
from tests.kiosk.keeping import PHRASE, here, made, words_on


def test_a_blank_fanzine_left_at_once_was_never_begun(keeper: Keeper) -> None:
    kept = made(keeper, "sea")
    keeper.begin(Direction.LTR, "en")
    keeper.step_away()
    keeper.begin(Direction.RTL, "ar")
    keeper.close()
    keeper.unlock(PHRASE)
    assert here(keeper) == {kept.id}


def test_a_fanzine_in_which_anything_was_ever_done_stays(keeper: Keeper) -> None:
    drawn = keeper.begin(Direction.LTR, "en")
    drawn.do(words_on(drawn))
    keeper.step_away()
    undone = keeper.begin(Direction.LTR, "en")
    undone.do(words_on(undone))
    undone.undo()
    keeper.step_away()
    removed = keeper.begin(Direction.LTR, "en")
    words = words_on(removed)
    removed.type(words)
    removed.do(RemoveItem(words.page, 0, words.item))
    keeper.step_away()
    paged = keeper.begin(Direction.LTR, "en")
    paged.do(AddPage(7, Page(new_id())))
    keeper.step_away()
    assert here(keeper) == {sitting.fanzine.id for sitting in (drawn, undone, removed, paged)}


def test_a_blank_fanzine_under_a_sign_stays_on_its_shelf(keeper: Keeper) -> None:
    sign = keeper.offer_sign()
    keeper.claim_sign(sign)
    first = keeper.begin(Direction.LTR, "en").fanzine
    second = keeper.begin(Direction.LTR, "en").fanzine
    keeper.step_away()
    assert keeper.enter_sign(sign)
    assert {summary.id for summary in keeper.on_her_shelf()} == {first.id, second.id}


def test_a_blank_fanzine_she_said_yes_to_or_kept_stays(keeper: Keeper) -> None:
    agreed = keeper.begin(Direction.LTR, "en").fanzine
    keeper.agree(Use.SEE)
    keeper.step_away()
    kept = keeper.begin(Direction.LTR, "en").fanzine
    assert not keeper.keep()
    keeper.step_away()
    keeper.claim_sign(keeper.offer_sign())
    assert keeper.keep()
    assert here(keeper) == {agreed.id, kept.id}


def test_a_blank_fanzine_that_was_taken_up_again_stays(keeper: Keeper) -> None:
    sitting = keeper.begin(Direction.LTR, "en")
    sitting.do(words_on(sitting))
    sitting.undo()
    keeper.step_away()
    keeper.take_up(sitting.fanzine.id)
    keeper.step_away()
    assert here(keeper) == {sitting.fanzine.id}


def test_a_blank_fanzine_can_be_taken_away_like_any_other(keeper: Keeper) -> None:
    left = keeper.begin(Direction.LTR, "en").fanzine
    keeper.step_away()
    keeper.remove(left)
    at_the_table = keeper.begin(Direction.LTR, "en").fanzine
    keeper.remove(at_the_table)
    assert keeper.sitting is None
    assert here(keeper) == set()


def test_leaving_a_blank_fanzine_costs_no_backup(keeper: Keeper) -> None:
    made(keeper, "sea")
    assert keeper.back_up() and keeper.back_up()
    keeper.begin(Direction.LTR, "en")
    keeper.step_away()
    assert keeper.back_up()
    assert len(backups(keeper.backups)) == 3
