"""From pages to a PDF of sheets, or to one for reading; written while it is made, in little memory.

Every page is drawn once, as a form that sheets place as often as they need it. What follows from the sheeting
(folds, paper, backs, marks, bleed) is known here; whose pages they are is not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import IO, Final

from fanzines.model import Direction, Page, Words
from fanzines.photos import PhotoSource
from printing.folding.imposition import Panel, Sheet, Side, imposed, printed_sides
from printing.folding.marks import draw_marks, draw_mini_marks
from printing.folding.sheeting import Flip, Part, Product, Sheeting
from printing.halting import go_on
from printing.painting.canvas import CLIP, PAGE_POINTS, RESTORE, SAVE, Canvas, matrix, rectangle
from printing.painting.flowing import FlowingCanvas
from printing.painting.painter import paint_page, paint_unseen_words
from printing.painting.readable import side_reading

_DUPLEX: Final = {Flip.SHORT: "DuplexFlipShortEdge", Flip.LONG: "DuplexFlipLongEdge"}


@dataclass(frozen=True, slots=True)
class PressPage:
    """A page, where its photographs are found, and what is drawn over it (`after`) with the words of that.

    `after` gets the canvas, how much smaller than A5 the page is printed, and the way the side is read.
    """

    page: Page
    photos: PhotoSource
    after: Callable[[Canvas, float, Direction], None] | None = None
    words: tuple[str, ...] = ()


Pages = Sequence[PressPage]
"""Asked for one after the other, and not kept: a sequence may read each when it is asked for."""


def write_sheets(
    file: IO[bytes],
    pages: Pages,
    sheeting: Sheeting,
    direction: Direction,
    under: Callable[[Canvas, int], None] | None = None,
) -> None:
    """Write the sheets as a PDF, in colour: the same bytes for the same pages.

    `under` draws a picture of the whole side of that number: then only the pages' words are laid over it,
    unseen, and what is drawn `after` them. Raises PressRefused when they cannot be folded so, KeyError
    for art or a photograph that is not there, and GivenUp.
    """
    sheets = imposed(len(pages), sheeting, direction)
    printed = printed_sides(sheets, sheeting)
    paper = printed[0][0].paper
    flowing = FlowingCanvas(file, paper.width, paper.height)
    scale = min(1.0, sheets[0].front.panels[0].scale)
    drawn = _Drawn(flowing, pages, scale, _bleed(sheets), unseen=under is not None)
    for number, (sheet, side) in enumerate(printed):
        go_on()
        drawn.draw(_numbers(side))
        _set_boxes(flowing.canvas, sheet)
        if under:
            under(flowing.canvas, number)
        for panel in side.panels:
            place_page(flowing.canvas, panel)
        if not under:
            _draw_marks(flowing.canvas, sheet, side, sheeting)
        flowing.end_page()
    both = sheeting.part is Part.BOTH and any(sheet.back for sheet in sheets)
    flowing.finish(duplex=_DUPLEX[sheeting.flip] if both else "")


def write_reading(file: IO[bytes], pages: Pages, direction: Direction) -> None:
    """Write the pages one by one at A5, in reading order. Raises KeyError as `write_sheets` does."""
    flowing = FlowingCanvas(file, *PAGE_POINTS)
    drawn = _Drawn(flowing, pages, 1.0, 0.0)
    for index in range(len(pages)):
        go_on()
        drawn.draw((index,))
        flowing.canvas.doForm(_form(index))
        flowing.end_page()
    flowing.finish(right_to_left=direction is Direction.RTL)


class _Drawn:
    """Draws the pages of a side that were not drawn before."""

    def __init__(
        self, flowing: FlowingCanvas, pages: Pages, scale: float, bleed: float, *, unseen: bool = False
    ) -> None:
        self._flowing = flowing
        self._pages = pages
        self._scale = scale
        self._bleed = bleed
        self._unseen = unseen
        self._done: set[int] = set()

    def draw(self, together: Sequence[int]) -> None:
        """Draw what is new of the pages of one side, read as most of its letters run."""
        new = sorted(set(together) - self._done)
        if not new:
            return
        found = {number: self._pages[number] for number in together}
        reading = side_reading(text for page in found.values() for text in _texts(page))
        for number in new:
            if self._bleed:
                _draw_edges(self._flowing, _edge(number), found[number])
            self._draw(number, found[number], reading)
        self._done.update(new)

    def _draw(self, number: int, page: PressPage, reading: Direction) -> None:
        canvas, bleed = self._flowing.canvas, self._bleed
        width, height = PAGE_POINTS
        canvas.beginForm(_form(number), 0 - bleed, 0 - bleed, width + bleed, height + bleed)
        if self._unseen:
            paint_unseen_words(canvas, page.page, reading)
        else:
            if bleed:
                _mirror_edges(canvas, _edge(number))
            paint_page(canvas, page.page, page.photos, reading, bleed=bleed)
        if page.after:
            page.after(canvas, self._scale, reading)
        self._flowing.end_form()


def _bleed(sheets: tuple[Sheet, ...]) -> float:
    """How far beyond its edge a page is printed at most, in points of the page."""
    panels = (panel for sheet in sheets for side in sheet.sides for panel in side.panels)
    return max(max(panel.bleed) / panel.scale for panel in panels)


def _draw_edges(flowing: FlowingCanvas, name: str, page: PressPage) -> None:
    """The page without its words, which are not to be found twice."""
    items = tuple(item for item in page.page.items if not isinstance(item, Words))
    flowing.canvas.beginForm(name, 0, 0, *PAGE_POINTS)
    paint_page(flowing.canvas, replace(page.page, items=items), page.photos)
    flowing.end_form()


def _mirror_edges(canvas: Canvas, name: str) -> None:
    """What ends at the page's edge goes on mirrored beyond it, so that no white is seen where it is cut."""
    width, height = PAGE_POINTS
    for across, left in ((-1, 0.0), (1, 0.0), (-1, 2 * width)):
        for up, bottom in ((-1, 0.0), (1, 0.0), (-1, 2 * height)):
            if (across, up) != (1, 1):
                canvas.addLiteral(f"{SAVE} {matrix(across, 0, 0, up, left, bottom)}")
                canvas.doForm(name)
                canvas.addLiteral(RESTORE)


def _numbers(side: Side) -> list[int]:
    return sorted({panel.page for panel in side.panels if panel.page is not None})


def _texts(page: PressPage) -> Iterator[str]:
    yield from (item.text for item in page.page.items if isinstance(item, Words))
    yield from page.words


def place_page(canvas: Canvas, panel: Panel) -> None:
    """Place a page's form in its panel's content box, and let nothing reach into the next panel."""
    if panel.page is None:
        return
    content, scale = panel.content, panel.scale
    placed = {
        0: matrix(scale, 0, 0, scale, content.x, content.y),
        90: matrix(0, scale, -scale, 0, content.right, content.y),
        180: matrix(-scale, 0, 0, -scale, content.right, content.top),
        270: matrix(0, -scale, scale, 0, content.x, content.top),
    }[panel.turn]
    box = panel.box.grown(*panel.bleed)
    canvas.addLiteral(f"{SAVE} {rectangle(box.x, box.y, box.width, box.height)} {CLIP} {placed}")
    canvas.doForm(_form(panel.page))
    canvas.addLiteral(RESTORE)


def _draw_marks(canvas: Canvas, sheet: Sheet, side: Side, sheeting: Sheeting) -> None:
    if sheeting.product is not Product.MINI:
        draw_marks(canvas, side)
    elif side is sheet.front and sheeting.marks is not False:
        draw_mini_marks(canvas, sheet.paper)


def _set_boxes(canvas: Canvas, sheet: Sheet) -> None:
    """Where the sheet is cut, and how far beyond that it is printed: told only where it is cut."""
    canvas.setPageSize((sheet.paper.width, sheet.paper.height))
    if sheet.trim:
        trim = sheet.trim
        bleed = trim.grown(sheet.bleed, sheet.bleed, sheet.bleed, sheet.bleed)
        canvas._trimBox = [trim.x, trim.y, trim.right, trim.top]
        canvas._bleedBox = [bleed.x, bleed.y, bleed.right, bleed.top]


def _edge(number: int) -> str:
    return f"edge.{number}"


def _form(number: int) -> str:
    return f"page.{number}"
