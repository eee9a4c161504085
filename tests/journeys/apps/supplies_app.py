"""Paths through the supplies; the argument names one."""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

CORAL, BLUE = "#FF5C4D", "#0F6FB4"
SHELVES = ("stickers", "tapes", "papers", "layouts")


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.model import Fanzine, Paper
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    photos = folder / "photos"
    language = "ar" if what == "looks_ar" else "en"
    app = opened_kiosk(folder, photos=photos if photos.exists() else None, language=language)

    def begin(guide: "Guide") -> "Maker":
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        return Maker(guide)

    def on_table(maker: "Maker") -> Fanzine:
        return on_main(lambda: maker.studio.sitting.fanzine)

    def kept(maker: "Maker") -> Fanzine:
        known = on_table(maker).id
        return on_main(lambda: app.keeper.open_library().fanzine(known))

    def see(maker: "Maker", name: str) -> None:
        maker.guide.wait(maker.shelf_is_full, "the shelf")
        maker.guide.settle(0.6)
        maker.guide.eyes.read_screen(folder / f"{name}.png")

    def papers(guide: "Guide") -> Report:
        """Sheets lie beneath, one at a time; shapes on top in their own proportions."""
        maker = begin(guide)
        maker.sticker("moon", CORAL, (74, 80))
        tiles = on_main(lambda: len(maker.studio.panels["supplies"].ids.tiles.children))
        guide.tap("supplies.packs")
        packs = on_main(lambda: len(maker.studio.panels["supplies"].ids.tiles.children))
        guide.tap("supplies.papers", "pack.writing", "supply.lined")
        guide.wait(lambda: len(maker.studio.page.items) == 2, "the sheet")
        first = type(maker.pile()[0]).__name__
        guide.tap("supplies.packs", "pack.cloth", "supply.gingham")
        guide.wait(lambda: getattr(maker.studio.page.items[0], "paper", "") == "gingham", "the other sheet")
        count = len(maker.pile())
        maker.supply("papers", "arch", BLUE)
        shape = maker.pile()[-1]
        assert isinstance(shape, Paper)
        return {
            "tiles": tiles, "packs": packs, "first": first, "count": count,
            "shape": [shape.paper, shape.width, shape.height, shape.colour],
        }  # fmt: skip

    def layout(guide: "Guide") -> Report:
        """A layout is one act, beneath what she made; another one takes its place until she touches it."""
        maker = begin(guide)
        maker.sticker("moon", CORAL, (74, 80))
        before = on_table(maker)
        guide.tap("supplies.layouts", "supplies.colour", "palette.sea", "supply.big-circle")
        guide.wait(lambda: len(maker.studio.page.items) > 1, "the layout")
        one, top = maker.pile(), type(maker.pile()[-1]).__name__
        guide.tap("supply.corner-picture")
        guide.wait(lambda: maker.studio.page.items[0] != one[0], "the other layout")
        both_left = bool(set(one[:-1]) & set(maker.pile()))
        same = kept(maker) == on_table(maker)
        guide.tap("studio.undo")
        first_again = maker.pile() == one
        guide.tap("studio.undo")
        return {
            "top": top, "both_left": both_left, "kept": same, "first_again": first_again,
            "undone": on_table(maker) == before == kept(maker),
            "colours": sorted({item.colour for item in one[:-1]}),
        }  # fmt: skip

    def outside(guide: "Guide") -> Report:
        """What somebody brought is laid as a photo; a bad file is named."""
        maker = begin(guide)
        maker.tool("supplies")
        maker.bring_into_sight("pack.outside.1")
        guide.tap("pack.outside.1")
        guide.wait(lambda: app.notice.text, "the sentence")
        said = on_main(lambda: app.notice.text)
        on_main(app.notice.hide)
        see(maker, "outside")
        before = on_main(lambda: app.keeper.open_library().fanzine(maker.studio.sitting.fanzine.id))
        guide.tap("outside.1")
        guide.wait(lambda: maker.studio.page.items, "the picture")
        (photo,) = maker.pile()
        has_bytes = on_main(lambda: len(app.keeper.open_library().photo(photo.photo)) > 0)
        size = [photo.width, photo.height]
        maker.tool("hand")
        dropped = on_main(lambda: [*maker.studio.panels["supplies"].ids.tiles.children])
        return {
            "said": said, "blank": not before.pages[0].items, "kept": has_bytes, "size": size,
            "dropped": not dropped,
        }  # fmt: skip

    def taping(guide: "Guide") -> Report:
        """A strip is as long as it was drawn; what is chosen is moved, and two fingers turn it."""
        maker = begin(guide)
        maker.supply("tapes", "dots", BLUE)
        guide.hand.drag([maker.px(30, 40), maker.px(110, 100)], 0.1)
        guide.wait(lambda: maker.studio.page.items[0].width > 60, "the strip")
        (first,) = maker.pile()
        guide.hand.drag([maker.px(20, 180), maker.px(80, 180)], 0.1)
        guide.wait(lambda: len(maker.studio.page.items) == 2, "another strip")
        second = maker.pile()[-1]
        guide.hand.drag([maker.px(50, 180), maker.px(50, 150)], 0.1)
        guide.wait(lambda: maker.studio.page.items[-1] != second, "the strip to be moved")
        moved = maker.pile()[-1]
        guide.hand.tap(*maker.px(70, 70))
        chosen = on_main(lambda: maker.studio.chosen.id) == first.id
        same = kept(maker) == on_table(maker)
        for _ in range(4):
            guide.tap("studio.undo")
        maker.tool("hand")
        guide.hand.drag([maker.px(30, 40), maker.px(110, 100)], 0.1)
        return {
            "first": [first.tape, first.width, first.placement.turn, first.placement.x, first.placement.y],
            "second": [second.width, second.placement.turn], "by": moved.placement.y - second.placement.y,
            "chosen": chosen, "kept": same, "left": len(maker.pile()),
        }  # fmt: skip

    def stick(guide: "Guide") -> Report:
        """A pack appears while the shelf lies open, and goes with its stick; photographs are none."""
        from tests.kiosk.plugs import plugged, pull_out

        maker = begin(guide)
        maker.tool("supplies")
        guide.eyes.wait_for("pack.birds")
        place = Path("/media") / f"fanzine-test-{os.getpid()}"
        with plugged(place) as mounted:
            for name in ("stickers", "holiday"):
                shutil.copytree(folder / "brought", mounted / name)
            guide.wait(lambda: packs(maker), "the pack")
            appeared = on_main(lambda: packs(maker))
            maker.bring_into_sight("pack.outside.1")
            guide.tap("pack.outside.1")
            guide.eyes.wait_for("outside.1")
            pull_out(mounted)
            guide.eyes.wait_for("pack.birds")
        guide.wait(lambda: not packs(maker), "the pack to go")
        place.rmdir()
        return {"appeared": appeared}

    def packs(maker: "Maker") -> list[str]:
        tiles = maker.studio.panels["supplies"].ids.tiles.children
        return [tile.touch_name for tile in tiles if tile.touch_name.startswith("pack.outside")]

    def simple(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.tool("supplies")
        before = guide.eyes.wait_for("supplies.papers").centre
        on_main(lambda: setattr(maker.studio, "full", False))
        guide.settle()
        same = guide.eyes.wait_for("supplies.papers").centre == before
        return {"same": same, "offered": "supplies.layouts" in guide.eyes.names()}

    def looks(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.tool("supplies")
        maker.ink(BLUE)
        for shelf in SHELVES:
            guide.tap(f"supplies.{shelf}")
            see(maker, f"{what}-{shelf}")
        for shelf, pack in (("stickers", "birds"), ("papers", "shapes"), ("papers", "cloth")):
            guide.tap(f"supplies.{shelf}")
            maker._open_pack(pack)
            see(maker, f"{what}-{pack}")
        guide.tap("supplies.colour")
        see(maker, f"{what}-colour")
        return {}

    looks_ar = looks
    walk(app, {**locals(), "looks_ar": looks_ar}[what], folder)


if __name__ == "__main__":
    main(*arguments())
