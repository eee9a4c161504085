"""What each product's sheets have to become in the hands of whoever folds them."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from fanzines.model import PAGE_HEIGHT, Direction
from printing.folding.sheeting import Flip, Product, Share, Sheeting
from printing.paper import (
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    HALF_LETTER,
    LETTER,
    QUARTER_LETTER,
    PaperSize,
)
from printing.products.booklet import press_sheets
from tests.printing import poppler
from tests.printing.folding import paper_folder as hands

MM = 72 / 25.4
NEAR = 0.01 * MM


@dataclass(frozen=True, slots=True)
class Case:
    """A sheeting, and from how many pages to how many it is for; `cells` are its columns and rows."""

    name: str
    sheeting: Sheeting
    pages: tuple[int, int] = (1, 96)
    cells: tuple[int, int] = (1, 1)


def _booklet(
    name: str, paper: PaperSize, page: PaperSize | None, cells: tuple[int, int], **more: object
) -> Case:
    return Case(name, Sheeting(Product.SADDLE, paper, page, **more), cells=cells)  # type: ignore[arg-type]


BOOKLETS = [
    _booklet("A5 on A4", A4, None, (1, 1), thickness=0.12),
    _booklet("A5 on A4, long edge", A4, A5, (1, 1), flip=Flip.LONG),
    _booklet("A4 on A3", A3, A4, (1, 1)),
    _booklet("A5 on A3, bleed", A3, A5, (1, 1), bleed=3.0, marks=True),
    _booklet("A6 on A4", A4, A6, (1, 2)),
    _booklet("A6 on A4, long edge, copies", A4, A6, (1, 2), flip=Flip.LONG, share=Share.COPIES),
    _booklet("A7 on A4", A4, A7, (2, 2)),
    _booklet("A7 on A4, signatures", A4, A7, (2, 2), signature=5, flip=Flip.LONG),
    _booklet("A7 on A4, filled", A4, A7, (2, 2), share=Share.FILL),
    _booklet("A6 on A3, filled, signatures", A3, A6, (2, 2), share=Share.FILL, signature=3, flip=Flip.LONG),
    _booklet("half Letter", LETTER, HALF_LETTER, (1, 1)),
    _booklet("quarter Letter", LETTER, QUARTER_LETTER, (1, 2), signature=3),
]
CASES = [
    Case("mini", Sheeting(Product.MINI), (1, 8)),
    Case("mini with a poster", Sheeting(Product.MINI, poster=0), (1, 8)),
    *BOOKLETS,
    Case("accordion", Sheeting(Product.ACCORDION)),
    Case("accordion, both sides", Sheeting(Product.ACCORDION, LETTER, two_sided=True, flip=Flip.LONG)),
    Case("leaflet", Sheeting(Product.LEAFLET), (1, 6)),
    Case("leaflet, long edge", Sheeting(Product.LEAFLET, LETTER, flip=Flip.LONG), (1, 6)),
    Case("cards", Sheeting(Product.SINGLE, page=A6), cells=(2, 2)),
    Case("cards, copies", Sheeting(Product.SINGLE, page=A6, share=Share.COPIES), cells=(2, 2)),
    Case("cards, filled", Sheeting(Product.SINGLE, page=A7, share=Share.FILL), cells=(4, 2)),
    Case("poster", Sheeting(Product.POSTER)),
    Case("tiles", Sheeting(Product.TILES, page=A2), (1, 12)),
]


class Seen(NamedTuple):
    """A case's sheets."""

    case: Case
    pages: int
    direction: Direction
    pdf: bytes

    @property
    def pile(self) -> hands.Pile:
        """As the printer laid them."""
        return hands.sheets(self.pdf)


def check(case: Case, pages: int, direction: Direction) -> None:
    """AssertionError when folding the printed sheets does not give what it should."""
    pdf = press_sheets(hands.marked(pages, direction), _no_photo, case.sheeting)
    _check_sizes(case, pdf)
    _CHECKS[case.sheeting.product](Seen(case, pages, direction, pdf))


def _no_photo(name: str) -> bytes:
    raise KeyError(name)


def _check_sizes(case: Case, pdf: bytes) -> None:
    paper = case.sheeting.paper
    wanted = sorted((paper.width, paper.height))
    for box in poppler.boxes(pdf, "MediaBox"):
        found = sorted((box[2] - box[0], box[3] - box[1]))
        assert all(abs(one - other) < NEAR for one, other in zip(found, wanted, strict=True)), found


def _with_blanks(pages: int, count: int) -> list[int | None]:
    if pages == 1:
        return [1, *[None] * (count - 1)]
    return [*range(1, pages), *[None] * (count - pages), pages]


def _check_mini(seen: Seen) -> None:
    (sheet,) = seen.pile
    if seen.case.sheeting.poster is not None:
        (poster,) = sheet.down
        assert poster.number == 1
        assert abs(poster.up[1]) < 0.05 * abs(poster.up[0])
        sheet = hands.Piece(sheet.left, sheet.bottom, sheet.right, sheet.top, sheet.up)
    stack = hands.mini(sheet)
    read = []
    for at, panel in enumerate(stack):
        face = panel.up if at % 2 == 0 else panel.down
        assert not (panel.down if at % 2 == 0 else panel.up)
        assert all(one.is_upright for one in face)
        read.append(face[0].number if face else None)
    assert read == _with_blanks(seen.pages, 8)
    spine = stack[1].left if seen.direction is Direction.LTR else stack[1].right
    # Pages 2 and 3 hang together at the spine, on which the covers meet too.
    for panel in stack:
        edge = panel.left if seen.direction is Direction.LTR else panel.right
        assert abs(edge - spine) < NEAR


def _check_booklet(seen: Seen) -> None:
    sheeting = seen.case.sheeting
    trim = poppler.boxes(seen.pdf, "TrimBox")[0]
    media = poppler.boxes(seen.pdf, "MediaBox")[0]
    if sheeting.bleed:
        width, height = 2 * A5.upright.width, A5.upright.height
        assert abs(trim[2] - trim[0] - width) < NEAR and abs(trim[3] - trim[1] - height) < NEAR
        beyond = poppler.boxes(seen.pdf, "BleedBox")[0]
        assert all(abs(abs(a - b) - sheeting.bleed * MM) < NEAR for a, b in zip(trim, beyond, strict=True))
    else:
        assert trim == media
    piles = hands.cut_up(seen.pile, *seen.case.cells, trim)
    needed = max(1, -(-seen.pages // 4))
    books = _books(sheeting.share, piles, needed)
    for book in books:
        assert len(book) == needed
        read, leaves = [], []
        for signature in _signatures(book, sheeting.signature):
            bound = hands.booklet(signature, seen.direction)
            leaves += bound
            read += hands.pages_of(bound)
        assert read == _with_blanks(seen.pages, 4 * needed)
        _check_spine(leaves, seen.direction)


def _books(share: Share, piles: list[hands.Pile], needed: int) -> list[hands.Pile]:
    """The piles as whoever cut them parts them; what is left over is blank."""
    if share is Share.COPIES or (share is Share.FILL and len(piles[0]) == needed):
        return piles
    whole = [sheet for pile in piles for sheet in pile]
    if share is Share.FILL:
        assert len(whole) % needed == 0
        return [whole[at : at + needed] for at in range(0, len(whole), needed)]
    assert all(not (sheet.up or sheet.down) for sheet in whole[needed:])
    return [whole[:needed]]


def _signatures(book: hands.Pile, most: int) -> list[hands.Pile]:
    """As even as can be, the larger ones first."""
    if not most:
        return [book]
    count = -(-len(book) // most)
    parts = []
    for number in range(count, 0, -1):
        size = -(-len(book) // number)
        parts.append(book[:size])
        book = book[size:]
    return parts


def _check_spine(leaves: hands.Pile, direction: Direction) -> None:
    """Facing pages lie as far from the spine as one another, but for their creep."""
    spine = leaves[0].left if direction is Direction.LTR else leaves[0].right
    for before, after in pairwise(leaves):
        if before.down and after.up:
            one, other = abs(before.down[0].x - spine), abs(after.up[0].x - spine)
            assert abs(one - other) < 1 * MM
            assert abs(before.down[0].y - after.up[0].y) < NEAR * 10


def _check_accordion(seen: Seen) -> None:
    strips = [strip for sheet in seen.pile for pile in hands.cut_up([sheet], 1, 2) for strip in pile]
    each = 8 if seen.case.sheeting.two_sided else 4
    needed = max(1, -(-seen.pages // each))
    rtl = seen.direction is Direction.RTL
    if needed == 1:
        assert len(strips) == 2 and _said(strips[0]) == _said(strips[1])
    assert all(not strip.up and not strip.down for strip in strips[max(needed, 2) :])
    panels: hands.Pile = []
    for at, strip in enumerate(strips[:needed]):
        width = strip.right - strip.left
        parts = [
            part[0].moved(column * width / 4, 0) for column, part in enumerate(hands.cut_up([strip], 4, 1))
        ]
        placed = [part.moved((-at if rtl else at) * width, 0) for part in parts]
        panels += placed[::-1] if rtl else placed
    for panel in panels:
        assert all(one.is_upright for one in (*panel.up, *panel.down))
    front = [panel.number for panel in panels]
    behind = [panel.number_beneath for panel in reversed(panels)]
    read = front + behind if seen.case.sheeting.two_sided else front
    assert read == _with_blanks(seen.pages, each * needed)
    if not seen.case.sheeting.two_sided and seen.pages > 1:
        # Folded to and fro, the last panel's print lies outside: it is the back cover.
        assert len(panels) % 2 == 0 and panels[-1].number == seen.pages


def _said(strip: hands.Piece) -> list[tuple[int, int]]:
    return sorted((one.number, round(one.x)) for one in (*strip.up, *strip.down))


def _check_leaflet(seen: Seen) -> None:
    (sheet,) = seen.pile
    numbers = [None if page is None else page for page in _with_blanks(seen.pages, 6)]
    rtl = seen.direction is Direction.RTL
    inside = hands.turned_over([sheet])
    third = (sheet.right - sheet.left) / 3
    open_flat = [part[0] for part in hands.cut_up(inside, 3, 1)]
    flap_in = hands.folded(inside, 0, (1 if rtl else 2) * third, high_over=not rtl)
    closed = hands.folded(flap_in, 0, (2 if rtl else 1) * third, high_over=rtl)
    flat = [part.number for part in open_flat]
    assert (flat[::-1] if rtl else flat) == [numbers[1], numbers[3], numbers[4]]
    assert flap_in[0].number == numbers[2]
    assert closed[0].number == numbers[0] and closed[-1].number_beneath == numbers[5]
    # What lies on the table when the cover is opened: 2 and, beside it, the flap with 3.
    beside = flap_in[0]
    assert abs(beside.left - third) < NEAR and abs(beside.right - 2 * third) < NEAR
    for piece in (*closed, *open_flat):
        assert all(one.is_upright for one in (*piece.up, *piece.down))


def _check_cards(seen: Seen) -> None:
    piles = hands.cut_up(seen.pile, *seen.case.cells)
    numbers = [[card.number for card in pile] for pile in piles]
    if seen.case.sheeting.share is not Share.STACK:
        in_order = [number for pile in numbers for number in pile]
        assert in_order == list(range(1, seen.pages + 1)) * (len(in_order) // seen.pages)
    else:
        in_order = [number for pile in numbers for number in pile]
        assert in_order[: seen.pages] == list(range(1, seen.pages + 1))
        assert not any(in_order[seen.pages :])
    assert all(one.is_upright for pile in piles for card in pile for one in card.up)


def _check_poster(seen: Seen) -> None:
    assert [sheet.number for sheet in seen.pile] == list(range(1, seen.pages + 1))
    assert all(one.is_upright for sheet in seen.pile for one in sheet.up)


def _check_tiles(seen: Seen) -> None:
    """Glued with their overlaps, all words stand where they would on the whole poster."""
    sides = poppler.sides(seen.pdf)
    assert len(sides) % seen.pages == 0
    each, scale = len(sides) // seen.pages, A2.width / (PAGE_HEIGHT * MM)
    margin, overlap = seen.case.sheeting.margin * MM, seen.case.sheeting.overlap * MM
    whole = A2.upright
    for page in range(seen.pages):
        tiles = sides[page * each : (page + 1) * each]
        width, height = tiles[0][0] - 2 * margin, tiles[0][1] - 2 * margin
        columns = next(n for n in range(1, 99) if n * width - (n - 1) * overlap >= whole.width - 1e-6)
        found: dict[str, list[tuple[float, float]]] = {}
        inside: set[str] = set()
        for at, (sheet_width, sheet_height, words) in enumerate(tiles):
            column, row = at % columns, at // columns
            for word in words:
                x = word.x - margin + column * (width - overlap)
                y = word.y - margin + row * (height - overlap)
                found.setdefault(word.text, []).append((x, y))
                if margin < word.x < sheet_width - margin and margin < word.y < sheet_height - margin:
                    inside.add(word.text)
        assert set(found) == inside == {f"H{page + 1}", f"F{page + 1}"}
        for places in found.values():
            assert all(
                abs(x - places[0][0]) < 10 * NEAR and abs(y - places[0][1]) < 10 * NEAR for x, y in places
            )
        head, foot = found[f"H{page + 1}"][0], found[f"F{page + 1}"][0]
        assert abs(foot[1] - head[1] - (hands.FOOT_MM - hands.HEAD_MM) * MM * scale) < 1 * MM
        assert abs(head[0] - whole.width / 2) < 1 * MM


_CHECKS: dict[Product, Callable[[Seen], None]] = {
    Product.MINI: _check_mini,
    Product.SADDLE: _check_booklet,
    Product.ACCORDION: _check_accordion,
    Product.LEAFLET: _check_leaflet,
    Product.SINGLE: _check_cards,
    Product.POSTER: _check_poster,
    Product.TILES: _check_tiles,
}
