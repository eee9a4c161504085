"""The hand's geometry, on a studio of plain values: one page, what is chosen, what was saved."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fanzines.edits import ChangeItem, Edit
from fanzines.geometry import page_box, to_local, to_page
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Item, Page, Paper, Placement, Tape, new_id
from kiosk.studio.tools.hand import HANDLE_REACH, Hand, centre_of, handle_of, held_on_page
from tests.fanzines.strategies import placements

XY = tuple[float, float]


class Table:
    """Remembers what followed the finger last; the page lies `times` larger than whole on it."""

    def __init__(self) -> None:
        self.shown: Item | None = None
        self.times = 1.0

    def reach(self, mm: float) -> float:
        return mm / self.times

    def preview(self, item: Item) -> None:
        self.shown = item


class Studio:
    """What the hand needs of a studio."""

    def __init__(self, *items: Item) -> None:
        self.page = Page(new_id(), items)
        self.table = Table()
        self.chosen: Item | None = None
        self.edits: list[Edit] = []

    def choose(self, item_id: str | None) -> None:
        self.chosen = self.page.item(item_id) if item_id else None

    def show_choice(self, item: Item | None) -> None:
        """Nothing is drawn."""

    def do(self, edit: Edit) -> bool:
        self.edits.append(edit)
        assert isinstance(edit, ChangeItem)
        items = (edit.after if item.id == edit.after.id else item for item in self.page.items)
        self.page = Page(self.page.id, tuple(items))
        self.choose(edit.after.id)
        return True


def _tape(placement: Placement | None = None) -> Tape:
    return Tape(new_id(), placement or Placement(74, 105), "stripes", 60, 20, "#FF5C4D")


def _hand(studio: Studio) -> Hand:
    return Hand(studio)  # type: ignore[arg-type]  # the part of a studio that the hand uses


def _pinch(hand: Hand, before: tuple[XY, XY], after: tuple[XY, XY]) -> None:
    for contact, point in enumerate(before):
        hand.down(contact, *point, None)
    for contact, point in enumerate(after):
        hand.move(contact, *point, None)
    for contact, point in enumerate(after):
        hand.up(contact, *point)


def test_a_touch_chooses_the_topmost_and_beside_it_nothing() -> None:
    below, above = _tape(), _tape(Placement(80, 105))
    studio = Studio(below, above)
    hand = _hand(studio)
    hand.down(0, 78, 105, None)
    hand.up(0, 78, 105)
    assert studio.chosen == above
    hand.down(0, 10, 10, None)
    hand.up(0, 10, 10)
    assert studio.chosen is None
    assert studio.edits == []


def test_a_drag_is_one_edit_made_when_the_finger_lifts() -> None:
    tape = _tape()
    studio = Studio(tape)
    hand = _hand(studio)
    hand.down(0, 70, 100, None)
    for step in range(1, 11):
        hand.move(0, 70 + step, 100 + 2 * step, None)
    assert studio.edits == []
    hand.up(0, 80, 120)
    (edit,) = studio.edits
    assert isinstance(edit, ChangeItem)
    assert edit.before == tape
    assert (edit.after.placement.x, edit.after.placement.y) == pytest.approx((84, 125))


def test_two_fingers_turn_and_scale_about_what_lies_between_them() -> None:
    studio = Studio(_tape())
    _pinch(_hand(studio), ((64, 105), (84, 105)), ((74, 85), (74, 125)))
    placement = studio.page.items[0].placement
    assert placement.scale == pytest.approx(2)
    assert placement.turn == pytest.approx(90)
    assert (placement.x, placement.y) == pytest.approx((74, 105))


@given(st.tuples(*[st.floats(20, 120)] * 8))
def test_the_points_under_two_fingers_stay_under_them(at: tuple[float, ...]) -> None:
    before, after = ((at[0], at[1]), (at[2], at[3])), ((at[4], at[5]), (at[6], at[7]))
    assume(min(math.dist(*before), math.dist(*after)) > 5)
    tape = Tape(new_id(), Placement(74, 105), "stripes", 400, 500, "#FF5C4D")
    studio = Studio(tape)
    _pinch(_hand(studio), before, after)
    lies = studio.page.items[0].placement
    assume(0.1 < lies.scale < 10)
    x, y = page_box(studio.page.items[0]).centre
    assume(0.01 < x < PAGE_WIDTH - 0.01 and 0.01 < y < PAGE_HEIGHT - 0.01)  # else it was carried back
    for then, now in zip(before, after, strict=True):
        assert to_page(lies, *to_local(tape.placement, *then)) == pytest.approx(now, abs=1e-3)


def test_when_one_of_two_fingers_lifts_the_other_goes_on_without_a_jump() -> None:
    studio = Studio(_tape())
    hand = _hand(studio)
    hand.down(0, 64, 105, None)
    hand.down(1, 84, 105, None)
    hand.move(1, 104, 105, None)
    held = studio.table.shown
    hand.up(1, 104, 105)
    hand.move(0, 64, 105, None)
    assert studio.table.shown == held
    hand.move(0, 65, 105, None)
    assert held is not None and studio.table.shown is not None
    assert studio.table.shown.placement.x == pytest.approx(held.placement.x + 1)


def test_the_handle_turns_and_scales_about_the_middle() -> None:
    tape = _tape()
    studio = Studio(tape)
    studio.choose(tape.id)
    hand = _hand(studio)
    x, y = handle_of(tape)
    cx, cy = centre_of(tape)
    hand.down(0, x, y, None)
    end = cx - 2 * (y - cy), cy + 2 * (x - cx)
    hand.move(0, *end, None)
    hand.up(0, *end)
    placement = studio.page.items[0].placement
    assert (placement.scale, placement.turn) == (pytest.approx(2), pytest.approx(90))
    assert (placement.x, placement.y) == pytest.approx((cx, cy))
    assert handle_of(studio.page.items[0]) == pytest.approx(end)


def test_a_tap_on_what_is_chosen_is_no_edit() -> None:
    studio = Studio(_tape())
    hand = _hand(studio)
    hand.down(0, 70, 100, None)
    hand.move(0, 70, 100, None)
    hand.up(0, 70, 100)
    assert studio.edits == []


@given(placements())
def test_nothing_can_be_carried_off_the_page(placement: Placement) -> None:
    x, y = page_box(held_on_page(_tape(placement))).centre
    assert -1e-6 <= x <= PAGE_WIDTH + 1e-6
    assert -1e-6 <= y <= PAGE_HEIGHT + 1e-6


def test_fingers_on_one_spot_neither_turn_nor_scale() -> None:
    studio = Studio(_tape())
    _pinch(_hand(studio), ((70, 100), (70, 100)), ((70, 110), (70, 110)))
    placement = studio.page.items[0].placement
    assert (placement.scale, placement.turn) == (1, 0)


def test_what_was_taken_off_the_page_meanwhile_is_let_go() -> None:
    tape, other = _tape(), _tape(Placement(74, 30))
    studio = Studio(tape, other)
    hand = _hand(studio)
    hand.down(0, 74, 105, None)
    hand.move(0, 75, 106, None)
    studio.page = Page(studio.page.id, (other,))
    hand.move(0, 76, 107, None)
    hand.up(0, 76, 107)
    assert studio.edits == []
    hand.down(0, 74, 30, None)
    assert studio.chosen == other


def test_putting_it_away_forgets_also_what_is_not_there_any_more() -> None:
    tape = _tape()
    studio = Studio(tape)
    hand = _hand(studio)
    hand.down(0, 74, 105, None)
    studio.page = Page(new_id())
    hand.put_away()
    hand.down(0, 74, 105, None)
    hand.up(0, 74, 105)
    assert (studio.chosen, studio.edits) == (None, [])


def test_looked_at_closely_the_handle_is_no_larger_under_the_finger() -> None:
    tape = _tape()
    studio = Studio(tape)
    studio.choose(tape.id)
    hand = _hand(studio)
    x, y = handle_of(tape)
    assert hand.is_on_handle(x + HANDLE_REACH - 0.1, y)
    studio.table.times = 4.0
    assert not hand.is_on_handle(x + HANDLE_REACH - 0.1, y)
    assert hand.is_on_handle(x + HANDLE_REACH / 4 - 0.1, y)


def test_a_second_finger_joins_on_an_item_and_not_on_bare_or_papered_ground() -> None:
    tape, paper = _tape(), Paper(new_id(), Placement(74, 105), "kraft", "#D9B48F")
    studio = Studio(paper, tape)
    hand = _hand(studio)
    hand.down(0, 10, 10, None)
    assert not hand.joins(10, 190)
    assert hand.joins(74, 105)
    assert studio.chosen == tape
    hand.down(1, 74, 105, None)
    hand.up(0, 10, 10)
    hand.up(1, 74, 105)
    assert studio.edits == []


def test_when_the_page_was_meant_what_was_chosen_stays_chosen_and_where_it_was() -> None:
    tape = _tape()
    studio = Studio(tape)
    studio.choose(tape.id)
    hand = _hand(studio)
    hand.down(0, 10, 10, None)
    assert studio.chosen is None
    hand.cancel()
    assert studio.chosen == tape
    hand.down(0, 74, 105, None)
    hand.move(0, 80, 110, None)
    hand.cancel()
    assert studio.table.shown == tape
    assert studio.edits == []
