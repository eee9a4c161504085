"""Paths through the studio; the argument names one."""

import math
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

KRAFT, BLUE, CORAL = "#D9B48F", "#0F6FB4", "#FF5C4D"
ARABIC = "مرحبا يا بحر"


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.model import Fanzine, Words
    from kiosk.mainloop import on_main
    from kiosk.studio.tools.hand import centre_of
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder, photos=folder / "photos" if (folder / "photos").exists() else None)

    def begin(guide: "Guide") -> "Maker":
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        return Maker(guide)

    def on_table(maker: "Maker") -> Fanzine:
        return on_main(lambda: maker.studio.sitting.fanzine)

    def kept(maker: "Maker") -> Fanzine:
        known = on_table(maker).id
        return on_main(lambda: app.keeper.open_library().fanzine(known))

    def acts(maker: "Maker") -> None:
        """Every kind of act, each of which is one step for undo."""
        guide, once = maker.guide, [maker.px(30, 40), maker.px(60, 60), maker.px(90, 40)]
        tries = (
            lambda: guide.hand.drag(once, 0.05),
            lambda: guide.hand.drag([maker.px(30, 60), maker.px(100, 70)], 0.05),
            lambda: (maker.tool("eraser"), guide.hand.drag([maker.px(60, 30), maker.px(60, 90)], 0.05)),
            lambda: maker.supply("papers", "kraft", KRAFT),
            lambda: maker.supply("tapes", "dots", BLUE),
            lambda: maker.carry((40, 150), times=1.2, turn=20),
            lambda: maker.supply("stickers", "bird", CORAL),
            lambda: (maker.choose(), guide.tap("hand.turn")),
            lambda: guide.tap("hand.larger"),
            lambda: guide.tap("hand.left"),
            lambda: guide.tap(f"ink.{BLUE[1:].lower()}"),
            lambda: guide.tap("hand.copy"),
            lambda: guide.tap("hand.backward"),
            lambda: guide.tap("hand.remove"),
            lambda: maker.take_photo(1),
            lambda: maker.write("hello"),
            lambda: (maker.tool("words"), maker.touch_words(), guide.tap("words.size.2"), maker.tool("hand")),
            lambda: guide.tap("page.add"),
            lambda: guide.tap("page.copy"),
            lambda: guide.tap("page.earlier"),
            lambda: guide.tap("page.remove"),
        )
        for act in tries:
            before = on_table(maker)
            act()
            guide.wait(lambda before=before: maker.studio.sitting.fanzine != before, "the act to be made")
            states.append(on_table(maker))
            saved.append(kept(maker) == states[-1])

    states: list[Fanzine] = []
    saved: list[bool] = []

    def undo(guide: "Guide") -> Report:
        maker = begin(guide)
        states.append(on_table(maker))
        acts(maker)
        undone, redone = [], []
        for state in states[-2::-1]:
            guide.tap("studio.undo")
            undone.append(on_table(maker) == state == kept(maker))
        nothing_left = "studio.undo" not in guide.eyes.names()
        for state in states[1:]:
            guide.tap("studio.redo")
            redone.append(on_table(maker) == state == kept(maker))
        return {"saved": saved, "undone": undone, "redone": redone, "nothing_left": nothing_left}

    def pinch(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.take_photo(1)
        before = maker.pile()[-1]
        centre, scale = maker.px(*centre_of(before)), on_main(lambda: maker.studio.table.ground.scale)
        guide.hand.pinch(centre, (20 * scale, 30 * scale), (10.0, -20.0), to=maker.px(60, 90))
        guide.wait(lambda: maker.studio.page.items[-1] != before, "the photo to be moved")
        after, kept_one = maker.pile()[-1].placement, kept(maker).pages[0].items[-1].placement
        turn, times = after.turn - before.placement.turn, after.scale / before.placement.scale
        return {"turn": turn, "times": times, "at": [after.x, after.y], "kept": kept_one == after}

    def second_contact(guide: "Guide") -> Report:
        maker = begin(guide)
        hand = guide.hand
        hand.press(*maker.px(30, 60))
        for step in range(1, 7):
            hand.contacts(("update", 0, maker.px(30 + 4 * step, 60)))
        hand.press(*maker.px(40, 160), finger=1)
        for step in range(1, 11):
            hand.contacts(
                ("update", 0, maker.px(54 + 5 * step, 60)), ("update", 1, maker.px(40 + 6 * step, 160))
            )
        hand.lift()
        hand.lift(finger=1)
        guide.settle(1.2)
        picture = guide.eyes.picture()
        (left, top), (right, bottom) = (maker.px(*corner) for corner in ((30, 150), (110, 170)))
        height = picture.height
        band = picture.crop((int(left), int(height - top), int(right), int(height - bottom)))
        (drawing,) = maker.pile()
        lowest = max(p.y + drawing.placement.y for s in drawing.strokes for p in s.points)
        return {"strokes": len(drawing.strokes), "lowest": lowest, "colours": len(band.getcolors() or ())}

    def arabic(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.write(ARABIC)
        (words,) = maker.pile()
        (kept_words,) = kept(maker).pages[0].items
        assert isinstance(words, Words) and isinstance(kept_words, Words)
        return {"text": words.text, "kept": kept_words.text}

    def refusals(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.tool("photo")
        tiles = maker.studio.panels["photo"].ids.tiles
        good = len(list((folder / "photos").glob("*")))
        guide.wait(lambda: len(tiles.children) == good and maker.shelf_is_full(), "the photos")
        before, said = on_table(maker), []
        for bad in sorted((folder / "bad").iterdir()):
            for photo in (folder / "photos").iterdir():
                photo.write_bytes(bad.read_bytes())
            guide.tap("photo.1")
            guide.wait(lambda: app.notice.text, "the notice")
            said.append(on_main(lambda: app.notice.text))
            on_main(app.notice.hide)
        maker.tool("hand")
        maker.tool("photo")
        guide.wait(lambda: all(tile.why for tile in tiles.children), "torn tiles for the bad photos")
        same = on_table(maker) == before == kept(maker)
        return {"said": said, "same": same, "in_hand": on_main(lambda: maker.studio.tool)}

    def print_page(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.paper("kraft", KRAFT)
        maker.take_photo(1)
        maker.carry((66, 66), times=1.1, turn=-7)
        maker.tape("stripes", BLUE, (30, 30), turn=-38)
        maker.sticker("bird", CORAL, (112, 140), turn=12)
        maker.words("Small things", (74, 172), size=3, face="poster", align="centre", turn=-3)
        maker.words(ARABIC, (60, 130), size=2, face="hand", colour=BLUE, turn=4)
        maker.tool("pen")
        maker.ink(CORAL)
        guide.tap("width.3")
        maker.line([(20 + 2 * at, 195 + 5 * math.sin(at / 3)) for at in range(54)])
        maker.tool("hand")
        guide.settle(1.2)
        guide.eyes.read_screen(folder / "screen.png")
        ground = on_main(lambda: maker.studio.table.ground)
        boxes = {f"{number} {type(item).__name__}": _box(item) for number, item in enumerate(maker.pile())}
        guide.tap(
            "studio.done", "finish.print", "print.saddle.how", "guide.next", "guide.close", "print.saddle"
        )
        guide.wait(lambda: (folder / "prints/booklet.pdf").exists(), "the booklet")
        return {"left": ground.left, "top": ground.top, "scale": ground.scale, "boxes": boxes}

    walk(app, locals()[what], folder)


def _box(item: object) -> list[float]:
    from fanzines.geometry import page_box

    box = page_box(item)
    return [box.left, box.top, box.right, box.bottom]


if __name__ == "__main__":
    main(*arguments())
