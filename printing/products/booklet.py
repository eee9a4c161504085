"""From a fanzine to a PDF for the printer, or to one for reading. Both tell nothing but the pages."""

import re
from io import BytesIO
from typing import Final

from fanzines.model import Direction, Fanzine, Fold, Page, Words, new_id
from fanzines.photos import PhotoSource
from printing.folding.imposition import Panel, blanks, imposed
from printing.folding.marks import draw_mini_marks
from printing.painting.canvas import CLIP, PAGE_POINTS, RESTORE, SAVE, Canvas, matrix, new_canvas, rectangle
from printing.painting.painter import paint_page
from printing.painting.readable import side_reading
from printing.paper import A4, PaperSize
from printing.products.back_note import BackNote, draw_back_note

_FILE_ID: Final = re.compile(rb" /ID \[<[0-9a-f]+><[0-9a-f]+>\]")


def press(
    fanzine: Fanzine,
    photos: PhotoSource,
    *,
    fold: Fold | None = None,
    paper: PaperSize = A4,
    thickness: float = 0.0,
    back_note: BackNote | None = None,
    back_is_empty: bool = False,
) -> bytes:
    """The sheets of a folded fanzine as a PDF, the same bytes for the same fanzine.

    `fold` is the fanzine's own unless another is asked for; pages that rest beside it are left out in any.
    `thickness` is the paper's in mm (stapled booklets only). The note covers nothing of hers: it stands where
    the fold leaves a page blank, inside the back cover, or on the back cover when that `back_is_empty`.
    Raises PressRefused when the fanzine cannot be folded so, and KeyError for art or a photograph that is
    not there.
    """
    fold = fold or fanzine.fold
    pages, noted = fanzine.folded.pages, None
    if back_note:
        pages, noted = _with_room(pages, fold, back_is_empty)
    sheets = imposed(len(pages), fold, paper, fanzine.direction, thickness=thickness)
    file = BytesIO()
    canvas = new_canvas(file, sheets[0].paper.width, sheets[0].paper.height)
    scale = min(1.0, sheets[0].front.panels[0].content.height / PAGE_POINTS[1])
    sides = [side for sheet in sheets for side in sheet.sides]
    together = [[panel.page for panel in side.panels if panel.page is not None] for side in sides]
    note = (back_note, noted) if back_note and noted is not None else None
    readings = _readings(pages, together, note)
    _compose(canvas, pages, photos, readings, fanzine.direction, note, scale)
    for side in sides:
        for panel in side.panels:
            _place(canvas, panel)
        if fold is Fold.MINI:
            draw_mini_marks(canvas, paper)
        canvas.showPage()
    canvas.save()
    return clean(file.getvalue(), duplex=fold is Fold.SADDLE)


def reading_pdf(fanzine: Fanzine, photos: PhotoSource) -> bytes:
    """The pages one by one at A5, in reading order, none that rests. Raises KeyError as `press` does."""
    pages = fanzine.folded.pages
    file = BytesIO()
    canvas = new_canvas(file, *PAGE_POINTS)
    readings = _readings(pages, [[index] for index in range(len(pages))], None)
    _compose(canvas, pages, photos, readings, fanzine.direction, None, 1.0)
    for index in range(len(pages)):
        canvas.doForm(_form(index))
        canvas.showPage()
    canvas.save()
    return clean(file.getvalue(), right_to_left=fanzine.direction is Direction.RTL)


def _with_room(
    pages: tuple[Page, ...], fold: Fold, back_is_empty: bool
) -> tuple[tuple[Page, ...], int | None]:
    """The pages with those the fold leaves blank, and where a note stands among them, if anywhere."""
    blank = tuple(Page(new_id()) for _ in range(blanks(len(pages), fold)))
    if blank and len(pages) == 1:
        return (*pages, *blank), len(blank)
    if blank:
        return (*pages[:-1], *blank, pages[-1]), len(pages) + len(blank) - 2
    return pages, len(pages) - 1 if pages and back_is_empty else None


def _readings(
    pages: tuple[Page, ...], together: list[list[int]], note: tuple[BackNote, int] | None
) -> dict[int, Direction]:
    """For each page the way in which the side is read on which it lies together with others."""
    texts = [[item.text for item in page.items if isinstance(item, Words)] for page in pages]
    if note:
        texts[note[1]] += note[0].lines
    return {
        page: side_reading(text for other in side for text in texts[other])
        for side in together
        for page in side
    }


def _compose(
    canvas: Canvas,
    pages: tuple[Page, ...],
    photos: PhotoSource,
    readings: dict[int, Direction],
    direction: Direction,
    note: tuple[BackNote, int] | None,
    scale: float,
) -> None:
    """Draw every page once, as a form that the sheets place."""
    for index, page in enumerate(pages):
        canvas.beginForm(_form(index), 0, 0, *PAGE_POINTS)
        paint_page(canvas, page, photos, readings[index])
        if note and index == note[1]:
            draw_back_note(canvas, note[0], direction, scale, readings[index])
        canvas.endForm()


def _place(canvas: Canvas, panel: Panel) -> None:
    """Place a page's form in its panel's content box, and let nothing reach into the next panel."""
    if panel.page is None:
        return
    content = panel.content
    scale = content.height / PAGE_POINTS[1]
    placed = matrix(scale, 0, 0, scale, content.x, content.y)
    if panel.turned:
        placed = matrix(-scale, 0, 0, -scale, content.x + content.width, content.y + content.height)
    box = rectangle(panel.x, panel.y, panel.width, panel.height)
    canvas.addLiteral(f"{SAVE} {box} {CLIP} {placed}")
    canvas.doForm(_form(panel.page))
    canvas.addLiteral(RESTORE)


def _form(index: int) -> str:
    return f"page.{index}"


def clean(pdf: bytes, *, duplex: bool = False, right_to_left: bool = False) -> bytes:
    """The PDF without its maker's name, dates and id, telling printers to keep its size."""
    import pikepdf  # it takes 0.1 s and 6 MB, which only the press needs

    file = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        del document.trailer["/Info"]
        document.Root["/ViewerPreferences"] = pikepdf.Dictionary(
            PrintScaling=pikepdf.Name("/None"), Direction=pikepdf.Name("/R2L" if right_to_left else "/L2R")
        )
        if duplex:
            document.Root.ViewerPreferences.Duplex = pikepdf.Name.DuplexFlipShortEdge
        document.save(
            file,
            static_id=True,
            min_version="1.7",
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    # qpdf always writes an id; the trailer is the last thing in the file, so blanks can take its place.
    return _FILE_ID.sub(lambda found: b" " * len(found.group()), file.getvalue())
