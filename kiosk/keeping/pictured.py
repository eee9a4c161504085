"""How a page looks, for covers and for reading: by its kept picture where there is one, else painted now."""

import io

from PIL import Image

from fanzines.library.errors import LibraryError
from fanzines.model import PAGE_HEIGHT, Page
from kiosk.keeping.keeper import Keeper
from printing.pictures.picture import page_picture

_MM = 25.4


def kept_picture(keeper: Keeper, page: Page) -> Image.Image | None:
    """The page as large as it lay on the table, if that was kept since its last change. LibraryError."""
    data = keeper.page_picture(page.id) if page.items else None
    if data is None:
        return None
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as packed:
        return packed.convert("RGB")


def pictured(keeper: Keeper, page: Page, dpi: float) -> Image.Image:
    """The page on white, RGB; a kept picture is made smaller, never larger."""
    try:
        kept = kept_picture(keeper, page)
    except LibraryError:
        kept = None
    height = round(PAGE_HEIGHT * dpi / _MM)
    if kept is None or kept.height < height:
        return page_picture(page, keeper.photo_source(), dpi)
    return kept.resize((round(kept.width * height / kept.height), height), reducing_gap=2.0)
