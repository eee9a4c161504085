"""Pictures of pages as files that hold pixels and nothing else."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image

from exhibitions.story.site import Rendition
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Fanzine, Fold, Page, Photo, Placement, new_id
from fanzines.photos import PhotoSource
from printing.pictures.picture import page_picture

STORY_WIDTHS: Final = (480, 800, 1000)
_STORY_QUALITY: Final = 72
_PRINT_QUALITY: Final = 78


@dataclass(frozen=True, slots=True)
class Widths:
    """How many pixels across a page is pictured: on the wall, small beside it, in a story, on paper."""

    wall: int = 1000
    thumb: int = 320
    story: tuple[int, ...] = STORY_WIDTHS
    mini: int = 800
    saddle: int = 1240
    poster: int = 1654

    def on_paper(self, fold: Fold) -> int:
        """How wide a page is pictured for that fold; KeyError for one that visitors cannot have."""
        return {Fold.MINI: self.mini, Fold.SADDLE: self.saddle, Fold.POSTER: self.poster}[fold]


WIDTHS: Final = Widths()


def dpi_for(width: int) -> float:
    """At how many dots per inch a page is so many pixels across."""
    return width * 25.4 / PAGE_WIDTH


def narrowed(picture: Image.Image, width: int) -> Image.Image:
    """The picture of a page at so many pixels across, in the page's own proportion."""
    size = (width, round(width * PAGE_HEIGHT / PAGE_WIDTH))
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)


def webp(picture: Image.Image, width: int, quality: int) -> Rendition:
    """The picture at that width, built anew from its pixels, so that nothing travels along with them."""
    small = narrowed(picture, width)
    file = BytesIO()
    _bare(small).save(file, "WEBP", quality=quality, method=4)
    return Rendition(file.getvalue(), small.width, small.height)


def for_story(picture: Image.Image, widths: Sequence[int] = STORY_WIDTHS) -> tuple[Rendition, ...]:
    """The widths a story page offers, the smallest first."""
    return tuple(webp(picture, width, _STORY_QUALITY) for width in widths)


def flattened(fanzine: Fanzine, pictures: Sequence[Image.Image], width: int) -> tuple[Fanzine, PhotoSource]:
    """The fanzine for the press with every page as one picture, so many pixels across.

    A PDF of her items would still hold what she covered: the photo under a sticker, the word under paper.
    """
    kept = [_jpeg(narrowed(picture, width)) for picture in pictures]
    named = {hashlib.sha256(data).hexdigest(): data for data in kept}
    pages = tuple(_page(hashlib.sha256(data).hexdigest()) for data in kept)
    flat = Fanzine(new_id(), fanzine.month, fanzine.fold, fanzine.direction, fanzine.language, pages)
    return flat, named.__getitem__


def as_seen(fanzine: Fanzine, photos: PhotoSource, width: int) -> tuple[Fanzine, PhotoSource]:
    """The fanzine for the press as it looks, see `flattened`. KeyError as `page_picture` raises it."""
    return flattened(fanzine, [page_picture(page, photos, dpi_for(width)) for page in fanzine.pages], width)


def _page(digest: str) -> Page:
    middle = Placement(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    return Page(new_id(), (Photo(new_id(), middle, digest, PAGE_WIDTH, PAGE_HEIGHT),))


def _jpeg(picture: Image.Image) -> bytes:
    file = BytesIO()
    _bare(picture).save(file, "JPEG", quality=_PRINT_QUALITY, optimize=True)
    return file.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    return Image.frombytes("RGB", picture.size, picture.convert("RGB").tobytes())
