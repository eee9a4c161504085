"""Sheets are folded by program here, and the pages must come out once each, upright and in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Direction
from printing.folding.imposition import Panel, PressRefused, Rect, Sheet, Side, mini_zine, poster, saddle
from printing.paper import A3, A4, LETTER, POINTS_PER_MM, PaperSize, thickness

papers = st.sampled_from([A4, A3, LETTER])
directions = st.sampled_from(list(Direction))

Point = tuple[float, float]
RING = ((0, 0), (1, 0), (2, 0), (3, 0), (3, 1), (2, 1), (1, 1), (0, 1))


def reflected(point: Point, a: Point, b: Point) -> Point:
    """The point folded over the line through a and b, which is level or upright."""
    if a[0] == b[0]:
        return (2 * a[0] - point[0], point[1])
    return (point[0], 2 * a[1] - point[1])


def corners(panel: Panel) -> list[Point]:
    """A panel's corners on the sheet, named as its reader sees them: top left, top right, bottom left."""
    left, right, bottom, top = panel.x, panel.x + panel.width, panel.y, panel.y + panel.height
    if panel.turned:
        return [(right, bottom), (left, bottom), (right, top)]
    return [(left, top), (right, top), (left, bottom)]


def crease(one: Panel, other: Panel) -> tuple[Point, Point]:
    """The edge two neighbouring panels share."""
    if abs(one.y - other.y) < 1e-6:
        x = max(one.x, other.x)
        return (x, one.y), (x, one.y + one.height)
    y = max(one.y, other.y)
    return (one.x, y), (one.x + one.width, y)


def folded_ring(side: Side) -> list[tuple[Panel, list[Point], bool]]:
    """The cut sheet as a ring of eight panels folded flat at every crease, from the front cover on.

    Gives, in the order of the stack: the panel, its three corners where they come to lie, and whether its
    print faces up. The sheet is a ring because the cut frees the middle two columns.
    """
    grid = {(i % 4, i // 4): panel for i, panel in enumerate(side.panels)}
    ring = [grid[place] for place in RING]
    start = next(i for i, panel in enumerate(ring) if panel.page == 0)
    after, before = ring[(start + 1) % 8], ring[start - 1]
    step = 1 if after.y != ring[start].y else -1
    assert (after.y != ring[start].y) != (before.y != ring[start].y)
    ring = [ring[(start + step * i) % 8] for i in range(8)]
    folds: list[tuple[Point, Point]] = []
    stack = []
    for index, panel in enumerate(ring):
        if index:
            folds.append(crease(ring[index - 1], panel))
        lying = corners(panel)
        for a, b in reversed(folds):
            lying = [reflected(point, a, b) for point in lying]
        stack.append((panel, lying, index % 2 == 0))
    return stack


@given(pages=st.integers(2, 8), paper=papers, direction=directions)
def test_a_folded_mini_zine_reads_in_order_and_upright(
    pages: int, paper: PaperSize, direction: Direction
) -> None:
    (sheet,) = mini_zine(pages, paper, direction)
    stack = folded_ring(sheet.front)
    read = [panel.page for panel, _, _ in stack]
    assert read == [*range(pages - 1), *[None] * (8 - pages), pages - 1]
    for panel, lying, face_up in stack:
        assert top_is_up(lying)
        assert face_up == (lying[0][0] < lying[1][0])
        assert {round(x, 6) for x, _ in lying} == {round(x, 6) for x, _ in stack[0][1]}, panel


def top_is_up(lying: list[Point]) -> bool:
    top_left, _, bottom_left = lying
    return top_left[1] > bottom_left[1] and abs(top_left[0] - bottom_left[0]) < 1e-6


@given(paper=papers, direction=directions)
def test_a_mini_zine_opens_on_the_side_its_reader_expects(paper: PaperSize, direction: Direction) -> None:
    (sheet,) = mini_zine(8, paper, direction)
    stack = folded_ring(sheet.front)
    spine_x = crease(stack[1][0], stack[2][0])[0][0]
    (left, right) = sorted(x for x, _ in stack[0][1][:2])
    assert spine_x == pytest.approx(left if direction is Direction.LTR else right)


@given(paper=papers, direction=directions)
def test_mini_zine_panels_are_exact_fractions_inside_the_printers_margin(
    paper: PaperSize, direction: Direction
) -> None:
    (sheet,) = mini_zine(8, paper, direction)
    assert sheet.back is None
    assert {(p.width, p.height) for p in sheet.front.panels} == {(paper.width / 4, paper.height / 2)}
    insets = {
        (round(p.content.x - p.x, 6), round(p.content.y - p.y, 6), round(p.content.width, 6))
        for p in sheet.front.panels
    }
    assert len(insets) == 1
    assert min(insets)[0] >= 6 * POINTS_PER_MM - 1e-6
    assert min(insets)[1] >= 6 * POINTS_PER_MM - 1e-6


def test_the_mini_zine_has_the_known_order() -> None:
    (sheet,) = mini_zine(8, A4, Direction.LTR)
    numbers = [(p.page or 0) + 1 for p in sheet.front.panels]
    assert numbers == [5, 4, 3, 2, 6, 7, 8, 1]
    assert [p.turned for p in sheet.front.panels] == [True] * 4 + [False] * 4


@pytest.mark.parametrize("pages", [0, 9])
def test_a_mini_zine_refuses_what_it_cannot_hold(pages: int) -> None:
    with pytest.raises(PressRefused, match="pages"):
        mini_zine(pages, A4, Direction.LTR)


def stapled(sheets: tuple[Sheet, ...], direction: Direction) -> list[Panel]:
    """Leaves of the booklet from its front cover on, found by laying the sheets together and turning them.

    Turned on its short edge a landscape sheet swaps left and right, so the back's left panel lies behind
    the front's right one.
    """
    front_cover = 1 if direction is Direction.LTR else 0
    first_half: list[Panel] = []
    second_half: list[Panel] = []
    for sheet in sheets:
        assert sheet.back is not None
        recto, verso = sheet.front.panels[front_cover], sheet.back.panels[1 - front_cover]
        first_half += [recto, verso]
        second_half = [sheet.back.panels[front_cover], sheet.front.panels[1 - front_cover], *second_half]
    return first_half + second_half


@given(pages=st.integers(1, 64), paper=papers, direction=directions)
def test_a_stapled_booklet_reads_in_order(pages: int, paper: PaperSize, direction: Direction) -> None:
    sheets = saddle(pages, paper, direction)
    read = [panel.page for panel in stapled(sheets, direction)]
    assert len(read) % 4 == 0 and len(read) - pages < 4
    assert [page for page in read if page is not None] == list(range(pages))
    assert read[0] == 0
    assert pages == 1 or read[-1] == pages - 1
    assert not any(p.turned for s in sheets for side in s.sides for p in side.panels)


@pytest.mark.parametrize("pages", [8, 12, 16, 20])
@pytest.mark.parametrize("direction", list(Direction))
def test_booklets_to_choose_from_fill_every_side_in_order(pages: int, direction: Direction) -> None:
    sheets = saddle(pages, A4, direction)
    assert len(sheets) == pages // 4
    assert [panel.page for panel in stapled(sheets, direction)] == list(range(pages))
    for depth, sheet in enumerate(sheets):
        outside = [panel.page for panel in sheet.front.panels]
        assert set(outside) == {2 * depth, pages - 1 - 2 * depth}
        assert outside[1 if direction is Direction.LTR else 0] == 2 * depth


@given(pages=st.integers(1, 20), paper=papers)
def test_a_poster_is_a_sheet_of_its_own_with_its_page_upright_in_the_middle(
    pages: int, paper: PaperSize
) -> None:
    sheets = poster(pages, paper)
    assert [panel.page for sheet in sheets for panel in sheet.front.panels] == list(range(pages))
    for sheet in sheets:
        (panel,) = sheet.front.panels
        assert sheet.back is None and not panel.turned
        assert (sheet.paper.width, sheet.paper.height) == (paper.height, paper.width)
        assert (panel.width, panel.height) == (paper.height, paper.width)
        content, least = panel.content, 6 * POINTS_PER_MM
        assert content.width / content.height == pytest.approx(PAGE_WIDTH / PAGE_HEIGHT)
        assert min(content.x, content.y) == pytest.approx(least)
        assert content.x + content.width / 2 == pytest.approx(panel.width / 2)
        assert content.y + content.height / 2 == pytest.approx(panel.height / 2)


def test_a_poster_without_a_page_is_refused() -> None:
    with pytest.raises(PressRefused, match="no pages"):
        poster(0, A4)


@given(pages=st.integers(5, 64), paper=papers, direction=directions, sheet=st.floats(0, 0.3))
def test_creep_moves_inner_sheets_toward_the_spine(
    pages: int, paper: PaperSize, direction: Direction, sheet: float
) -> None:
    flat = saddle(pages, paper, direction)
    crept = saddle(pages, paper, direction, thickness=sheet)
    for depth, (before, after) in enumerate(zip(flat, crept, strict=True)):
        for one, other in zip(before.sides, after.sides, strict=True):
            moved = [b.content.x - a.content.x for a, b in zip(one.panels, other.panels, strict=True)]
            expected = depth * sheet * POINTS_PER_MM
            assert moved == pytest.approx([expected, -expected], abs=1e-9)


@pytest.mark.parametrize("direction", list(Direction))
def test_a_page_on_half_an_a4_sheet_is_full_size_and_touches_the_spine(direction: Direction) -> None:
    for sheet in saddle(8, A4, direction):
        for side in sheet.sides:
            left, right = side.panels
            assert left.content.width == pytest.approx(PAGE_WIDTH * POINTS_PER_MM)
            assert left.content.height == pytest.approx(PAGE_HEIGHT * POINTS_PER_MM)
            assert left.content.x + left.content.width == pytest.approx(right.content.x)
            assert right.content.x == pytest.approx(A4.width / 2)


def test_a_booklet_on_letter_paper_keeps_the_pages_proportions() -> None:
    content: Rect = saddle(4, LETTER, Direction.LTR)[0].front.panels[1].content
    assert content.width / content.height == pytest.approx(PAGE_WIDTH / PAGE_HEIGHT)
    assert content.width == pytest.approx(LETTER.width / 2)


def test_a_fanzine_without_pages_is_refused() -> None:
    with pytest.raises(PressRefused, match="no pages"):
        saddle(0, A4, Direction.LTR)


def test_paper_has_its_exact_size_and_a_measured_thickness() -> None:
    assert (A4.width, A4.height) == pytest.approx((841.8898, 595.2756), abs=5e-5)
    assert [thickness(grams) for grams in (80, 100, 160)] == pytest.approx([0.10, 0.12, 0.18])
    assert [thickness(grams) for grams in (60, 90, 250)] == pytest.approx([0.08, 0.11, 0.27])
