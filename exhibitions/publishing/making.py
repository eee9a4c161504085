"""Making a work's pictures and booklets for a show: all of publishing that takes long."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from PIL import Image

from exhibitions.publishing.made import Made, MadePage, made_of
from exhibitions.publishing.pictures import Widths, dpi_for, flattened, for_story, webp
from exhibitions.publishing.spoken import said_on
from exhibitions.publishing.work import Work
from exhibitions.show.address import new_slug
from exhibitions.show.reading import Said
from exhibitions.story.site import Site
from fanzines.consents import Use, pages_hash
from fanzines.model import Fold
from printing.folding.sheeting import Product, inner_thickness
from printing.folding.sheets import PressRefused
from printing.paper import A4, Weight
from printing.pictures.picture import page_picture
from printing.products.back_note import BackNote
from printing.products.booklet import press

WALL_QUALITY: Final = 76


def make(work: Work, folder: Path, sites: Mapping[Use, Site], widths: Widths, note: BackNote | None) -> Made:
    """Write everything of a work that is drawn into the folder of a show and its sites."""
    pictures, fanzine, entry = _pictures(work, widths), work.fanzine, work.entry
    words = tuple(said_on(page, fanzine, work.photos) for page in fanzine.pages)
    on_wall = Use.EXHIBITION in work.released
    told = [use for use in sites if use in work.released]
    renditions = tuple(for_story(picture, widths.story) for picture in pictures) if told else ()
    on_paper = on_wall and Use.PAPER in work.released
    return Made(
        key=made_of(entry, pages_hash(fanzine), work.uses, widths, note),
        language=fanzine.language,
        direction=fanzine.direction.value,
        pages=tuple(
            _page(folder, picture, said, widths) if on_wall else MadePage("", "", said)
            for picture, said in zip(pictures, words, strict=True)
        ),
        booklets=tuple(_booklets(work, folder, pictures, widths, note)) if on_paper else (),
        stories={use: tuple(sites[use].draw(entry.slug(use), one) for one in renditions) for use in told},
    )


def _page(folder: Path, picture: Image.Image, said: tuple[Said, ...], widths: Widths) -> MadePage:
    names = (f"pictures/{new_slug()}.webp", f"pictures/{new_slug()}.webp")
    for name, width in zip(names, (widths.wall, widths.thumb), strict=True):
        (folder / name).write_bytes(webp(picture, width, WALL_QUALITY).data)
    return MadePage(*names, said)


def _booklets(
    work: Work, folder: Path, pictures: Sequence[Image.Image], widths: Widths, note: BackNote | None
) -> Iterator[dict[str, str]]:
    empty = not work.fanzine.folded.pages[-1].items
    for fold in _folds(work):
        flat, photos = flattened(work.fanzine, pictures, widths.on_paper(fold))
        name = f"booklets/{work.entry.wall}-{fold.value}-{A4.name}.pdf"
        try:
            sheets = press(
                flat,
                photos,
                fold=fold,
                paper=A4,
                thickness=inner_thickness(Product(fold.value), Weight.USUAL),
                back_note=note,
                back_is_empty=empty,
            )
        except PressRefused:
            continue  # too many pages for that fold
        (folder / name).write_bytes(sheets)
        yield {"fold": fold.value, "paper": A4.name, "file": name}


def _folds(work: Work) -> tuple[Fold, ...]:
    """How visitors can have it on paper: a poster stays one, pages are folded or stapled."""
    return (Fold.POSTER,) if work.fanzine.fold is Fold.POSTER else (Fold.MINI, Fold.SADDLE)


def _pictures(work: Work, widths: Widths) -> tuple[Image.Image, ...]:
    """One picture of each page, large enough for all that is made of it."""
    on_paper = [widths.on_paper(fold) for fold in _folds(work)] if Use.PAPER in work.released else []
    width = max((widths.wall, *on_paper))
    return tuple(page_picture(page, work.photos, dpi_for(width)) for page in work.fanzine.pages)
