"""From a fanzine to a PDF for the printer, or to one for reading. Both tell nothing but the pages."""

from dataclasses import replace
from functools import partial
from io import BytesIO

from fanzines.model import Direction, Fanzine, Fold, Page, new_id
from fanzines.photos import PhotoSource
from printing.folding.imposition import places
from printing.folding.inking import InkFile, ink_files, one_file
from printing.folding.pressing import PressPage, write_reading
from printing.folding.sheeting import Sheeting, for_fold
from printing.painting.canvas import Canvas
from printing.painting.nameless import saved
from printing.paper import A4, PaperSize
from printing.products.back_note import BackNote, draw_back_note


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
    sheeting = for_fold(fold or fanzine.fold, paper, thickness=thickness)
    return press_sheets(fanzine, photos, sheeting, back_note=back_note, back_is_empty=back_is_empty)


def press_sheets(
    fanzine: Fanzine,
    photos: PhotoSource,
    sheeting: Sheeting,
    *,
    back_note: BackNote | None = None,
    back_is_empty: bool = False,
) -> bytes:
    """The sheets of any product as one PDF, in its ink; else as `press`.

    Raises PressRefused also for spot inks, each of which has a file of its own (`press_files`).
    """
    pages = fanzine_pages(fanzine, photos, sheeting, back_note=back_note, back_is_empty=back_is_empty)
    return one_file(pages, sheeting, fanzine.direction)


def press_files(
    fanzine: Fanzine,
    photos: PhotoSource,
    sheeting: Sheeting,
    *,
    back_note: BackNote | None = None,
    back_is_empty: bool = False,
) -> tuple[InkFile, ...]:
    """The sheets of any product as a PDF for each ink that is printed; else as `press`."""
    pages = fanzine_pages(fanzine, photos, sheeting, back_note=back_note, back_is_empty=back_is_empty)
    return ink_files(pages, sheeting, fanzine.direction)


def fanzine_pages(
    fanzine: Fanzine,
    photos: PhotoSource,
    sheeting: Sheeting,
    *,
    back_note: BackNote | None = None,
    back_is_empty: bool = False,
) -> tuple[PressPage, ...]:
    """The fanzine's pages for the press, none that rests; with the note where it has room."""
    pages, noted = fanzine.folded.pages, None
    if back_note:
        pages, noted = _with_room(pages, sheeting, back_is_empty)
    made = [PressPage(page, photos) for page in pages]
    if back_note and noted is not None:
        made[noted] = replace(
            made[noted], after=partial(_note, back_note, fanzine.direction), words=back_note.lines
        )
    return tuple(made)


def reading_pdf(fanzine: Fanzine, photos: PhotoSource) -> bytes:
    """The pages one by one at A5, in reading order, none that rests. Raises KeyError as `press` does."""
    file = BytesIO()
    pages = tuple(PressPage(page, photos) for page in fanzine.folded.pages)
    write_reading(file, pages, fanzine.direction)
    return file.getvalue()


def _with_room(
    pages: tuple[Page, ...], sheeting: Sheeting, back_is_empty: bool
) -> tuple[tuple[Page, ...], int | None]:
    """The pages with those the fold leaves blank, and where a note stands among them, if anywhere."""
    blank = tuple(Page(new_id()) for _ in range(places(len(pages), sheeting) - len(pages)))
    if blank and len(pages) == 1:
        return (*pages, *blank), len(blank)
    if blank:
        return (*pages[:-1], *blank, pages[-1]), len(pages) + len(blank) - 2
    return pages, len(pages) - 1 if pages and back_is_empty else None


def _note(note: BackNote, direction: Direction, canvas: Canvas, scale: float, reading: Direction) -> None:
    draw_back_note(canvas, note, direction, scale, reading)


def clean(pdf: bytes, *, duplex: bool = False, right_to_left: bool = False) -> bytes:
    """The PDF without its maker's name, dates and id, telling printers to keep its size."""
    import pikepdf  # it takes 0.1 s and 6 MB, which only the press needs

    with pikepdf.open(BytesIO(pdf)) as document:
        document.Root["/ViewerPreferences"] = pikepdf.Dictionary(
            PrintScaling=pikepdf.Name("/None"), Direction=pikepdf.Name("/R2L" if right_to_left else "/L2R")
        )
        if duplex:
            document.Root.ViewerPreferences.Duplex = pikepdf.Name.DuplexFlipShortEdge
        return saved(document)
