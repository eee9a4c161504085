"""Pages as they lie on the printed sheet, cut out along their own grid of pixels."""

from typing import Any

import pypdfium2
from PIL import Image

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from printing.folding.imposition import Panel
from printing.paper import POINTS_PER_MM

_HAIR = 1e-3
"""PDFium rounds a page's size up to whole pixels."""


def panel_picture(pdf: bytes, side: int, panel: Panel, scale: float) -> Image.Image:
    """The page in a panel of one side, `scale` px to its mm, its upper left corner on a pixel's."""
    px = scale / POINTS_PER_MM
    width, height = int(PAGE_WIDTH * scale), int(PAGE_HEIGHT * scale)
    left, top = panel.content.x, panel.content.y + panel.content.height
    document: Any = pypdfium2.PdfDocument(pdf)
    page = document[side]
    page.set_mediabox(left, top - (height - _HAIR) / px, left + (width - _HAIR) / px, top)
    for box in ("cropbox", "trimbox", "bleedbox", "artbox"):
        getattr(page, f"set_{box}")(*page.get_mediabox())
    picture: Image.Image = page.render(scale=px, may_draw_forms=False).to_pil().convert("RGB")
    document.close()
    return picture
