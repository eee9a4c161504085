"""The studio in pictures: each of its panels once, and acts that are taken back and made again."""

from typing import Final

from fanzines.model import Fanzine
from kiosk import theme
from kiosk.language import tongue
from kiosk.mainloop import on_main
from kiosk.tour.bench import look_at_bench, look_at_phone, look_through_camera
from kiosk.tour.maker import Maker

PANELS: Final = ("pen", "eraser", "photo")
SHELVES: Final = ("stickers", "tapes", "papers", "layouts")
OPENED: Final = (("stickers", "table"), ("papers", "cloth"))
PRETTY_PAGE: Final = 2
EDGE: Final = {"en": "at the edge", "ar": "على الحافة"}
REST: Final = 1.1
"""Seconds until the strip has pictured a page anew."""


class NotTheSame(Exception):
    """What was taken back and made again is not what it was."""


def look_at_tools(maker: Maker) -> None:
    """Every panel beside a page that has something on it; nothing is changed."""
    guide = maker.guide
    maker.page(PRETTY_PAGE)
    guide.see("studio", still=REST)
    maker.choose()
    guide.see("studio-hand")
    look_closely(maker)
    for tool in PANELS:
        maker.tool(tool)
        guide.wait(maker.shelf_is_full, "the photos of the tray")
        guide.see(f"studio-{tool}")
    look_at_bench(maker)
    look_through_camera(maker)
    look_at_phone(maker)
    look_at_edges(maker)
    maker.tool("supplies")
    for shelf in SHELVES:
        guide.tap(f"supplies.{shelf}")
        guide.wait(maker.shelf_is_full, "what lies on the shelf")
        guide.see(f"studio-{shelf}")
    for shelf, pack in OPENED:
        guide.tap(f"supplies.{shelf}", f"pack.{pack}")
        guide.wait(maker.shelf_is_full, "what lies in the pack")
        guide.see(f"studio-{pack}")
    maker.tool("words")
    guide.see("studio-specimen", still=REST)
    maker.touch_words(1 if tongue.rtl else 0)
    guide.keyboard(tongue.tag)
    guide.see("studio-words", still=REST)
    guide.tap("words.styles")
    guide.see("studio-styles", still=REST)
    guide.tap("words.colour")
    guide.see("studio-colour", still=REST)
    guide.tap("words.letters", "keys.finish")


def look_closely(maker: Maker) -> None:
    """A mixture, a mandala's guides and the page brought closer; nothing is changed."""
    guide = maker.guide
    maker.tool("pen")
    guide.tap("pen.mix")
    maker.pot(theme.YELLOW)
    maker.pot(theme.BLUE)
    guide.tap("pen.mandala", "zoom.lens")
    guide.see("studio-close", still=REST)
    guide.tap("zoom.lens", "pen.mandala")
    maker.pot(theme.INK)


def look_at_edges(maker: Maker) -> None:
    """Words that the trim would cut are marked; they are taken back."""
    maker.write(EDGE[tongue.tag])
    maker.carry((140, 198))
    maker.guide.see("studio-risk", still=REST)
    maker.guide.tap("studio.undo", "studio.undo")


def change_her_mind(maker: Maker) -> None:
    """A page is added, moved and taken out, and the last acts are taken back and made again."""
    guide = maker.guide
    before = _fanzine(maker)
    count = len(before.pages)
    maker.page(count)
    guide.tap("page.add")
    guide.eyes.wait_for(f"strip.{count + 1}")
    guide.tap("page.earlier", "page.later", "page.remove", "studio.undo", "studio.redo")
    guide.wait(lambda: maker.studio.page_count == count, "the pages there were before")
    for _ in range(6):
        guide.tap("studio.undo")
    for _ in range(6):
        guide.tap("studio.redo")
    if _fanzine(maker) != before:
        raise NotTheSame("What was taken back and made again is not what it was.")


def _fanzine(maker: Maker) -> Fanzine:
    return on_main(lambda: maker.studio.sitting.fanzine)
