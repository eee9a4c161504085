"""What must fit together in a .fanzine file beyond what its schema can say."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from fanzines import art
from fanzines.file.archive import FileRefused
from fanzines.model import Drawing, Fanzine, Item, Paper, Photo, Sticker, Tape
from fanzines.seal import SignedConsents

MOST_STROKES_ON_A_PAGE: Final = 20_000


def check_whole(fanzine: Fanzine, consents: SignedConsents | None) -> None:
    """FileRefused for an id that stands twice, too many strokes on a page, or another fanzine's consents."""
    for number, page in enumerate(fanzine.pages, 1):
        strokes = sum(len(item.strokes) for item in page.items if isinstance(item, Drawing))
        if strokes > MOST_STROKES_ON_A_PAGE:
            raise FileRefused(f"fanzine.json: page {number} has more than {MOST_STROKES_ON_A_PAGE} strokes.")
    if twice := _twice(fanzine):
        raise FileRefused(f"fanzine.json: the id {twice} stands for more than one thing.")
    if consents is not None and consents.fanzine != fanzine.id:
        raise FileRefused("consents.json belongs to another fanzine.")


def check_photos(fanzine: Fanzine, photos: Mapping[str, bytes]) -> None:
    """FileRefused when the photos are not exactly those of the pages."""
    for place, item in _placed(fanzine):
        if isinstance(item, Photo) and item.photo not in photos:
            raise FileRefused(f"{place}: the photo {item.photo} is missing from the file.")
    for digest in photos.keys() - fanzine.photos():
        raise FileRefused(f"The file holds a photo that is on no page: {digest}.")


def check_art(fanzine: Fanzine) -> None:
    """FileRefused when this kiosk lacks a picture: no page is shown with something missing."""
    here = {kind: art.names(kind) for kind in art.KINDS}
    for place, item in _placed(fanzine):
        if (wanted := _picture(item)) is not None:
            kind, name = wanted
            if name not in here[kind]:
                raise FileRefused(f"{place}: {name} is not among this kiosk's {kind}. Bring it up to date.")


def _picture(item: Item) -> tuple[art.Kind, str] | None:
    match item:
        case Sticker():
            return "stickers", item.sticker
        case Tape():
            return "tapes", item.tape
        case Paper():
            return "papers", item.paper
    return None


def _placed(fanzine: Fanzine) -> Iterator[tuple[str, Item]]:
    for number, page in enumerate(fanzine.pages, 1):
        for place, item in enumerate(page.items, 1):
            yield f"page {number}, item {place}", item


def _twice(fanzine: Fanzine) -> str | None:
    items = (item.id for page in fanzine.pages for item in page.items)
    ids = Counter([fanzine.id, *(page.id for page in fanzine.pages), *items])
    return next((one for one, count in ids.items() if count > 1), None)
