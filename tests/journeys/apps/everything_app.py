"""Every page of everything on the studio's table, and then the booklet of it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import assets
from kiosk import start
from tests.everything import everything
from tests.journeys.kit import Report, arguments, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

PHOTOGRAPHS = ("cat", "coffee", "dandelions")
SCREEN = (2260, 1420)
"""The page has 150 dpi and more on it."""


def main(_what: str, folder: Path) -> None:
    os.environ["KIVY_DPI"] = "260"
    start.prepare(size=SCREEN, fullscreen=False, frames=250)
    from fanzines.geometry import page_box
    from fanzines.photos import take_in
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder)
    photos = [take_in(assets.data("sample", "photos", f"{name}.jpg")) for name in PHOTOGRAPHS]
    fanzine = everything([photo.digest for photo in photos])

    def begin() -> None:
        library = app.keeper.open_library()
        for photo in photos:
            library.add_photo(photo)
        library.new(fanzine)
        app.keeper.take_up(fanzine.id)
        app.go("studio")

    def path(guide: "Guide") -> Report:
        on_main(begin)
        maker = Maker(guide)
        studio, boxes = maker.studio, []
        for number, page in enumerate(fanzine.pages, 1):
            maker.page(number)
            guide.wait(lambda: all(view.is_pictured for view in studio.table.views.values()), "every item")
            guide.settle(0.6)
            guide.eyes.read_screen(folder / f"{number}.png")
            boxes.append([_corners(page_box(item)) for item in page.items])
        ground = on_main(lambda: studio.table.ground)
        guide.tap("studio.done", "finish.print", "print.saddle", "guide.close")
        guide.wait(lambda: (folder / "prints/booklet.pdf").exists(), "the booklet")
        return {"left": ground.left, "top": ground.top, "scale": ground.scale, "boxes": boxes}

    walk(app, path, folder, seconds=400)


def _corners(box: object) -> list[float]:
    return [getattr(box, edge) for edge in ("left", "top", "right", "bottom")]


if __name__ == "__main__":
    main(*arguments())
