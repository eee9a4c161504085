"""Paths through the pages of a fanzine: folds, strip, copies, marks and levels; the argument names one."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, touch_in_a_slow_frame, walk

if TYPE_CHECKING:
    from kiosk.tour.eyes import Place
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

XY = tuple[float, float]


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.model import Fanzine
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder)

    def begin(guide: "Guide", fold: str, sign: str = "offer.skip") -> "Maker":
        guide.tap("home.make", f"fold.{fold}", sign)
        guide.eyes.wait_for("tool.pen")
        return Maker(guide)

    def on_table() -> Fanzine:
        return on_main(lambda: app.keeper.on_table)

    def kept() -> Fanzine:
        return on_main(lambda: app.keeper.open_library().fanzine(app.keeper.on_table.id))

    def draw(maker: "Maker", *numbers: int) -> None:
        """A line on each of those pages."""
        for number in numbers:
            maker.page(number)
            maker.tool("pen")
            maker.line([(30, 20 + 6 * number), (110, 30 + 6 * number)], seconds=0.05)

    def ids() -> list[str]:
        return [page.id for page in on_table().pages]

    def fold(guide: "Guide", name: str) -> None:
        guide.tap("page.fold", f"fold.{name}")
        guide.eyes.wait_for("tool.pen")

    def resting(maker: "Maker") -> list[int]:
        return on_main(lambda: [tile.number for tile in maker.studio.strip.tiles if tile.resting])

    def tile(maker: "Maker", number: int) -> XY:
        maker.show_tile(number)
        return maker.guide.eyes.wait_for(f"strip.{number}").centre

    def folds(guide: "Guide") -> Report:
        """Begun with each fold, then folded one way after the other."""
        begun = {}
        for name in ("poster", "saddle-20", "mini", "saddle-12"):
            begin(guide, name)
            fanzine = on_table()
            begun[name] = [fanzine.fold.value, fanzine.places, len(fanzine.pages)]
            if name != "saddle-12":
                guide.tap("studio.away")
        maker = Maker(guide)
        draw(maker, 1, 9, 12)
        before, seen = on_table(), {}
        for name in ("mini", "poster", "saddle-16"):
            fold(guide, name)
            now = on_table()
            drawn = [page for page in now.pages if page.items]
            seen[name] = {
                "pages": len(now.pages),
                "folded": len(now.folded.pages),
                "resting": resting(maker),
                "drawn": drawn == [page for page in before.pages if page.items],
                "kept": kept() == now,
            }
        for _ in range(3):
            guide.tap("studio.undo")
        undone = on_table() == before == kept()
        for _ in range(3):
            guide.tap("studio.redo")
        return {"begun": begun, "seen": seen, "undone": undone, "redone": on_table() == now == kept()}

    def drags(guide: "Guide") -> Report:
        """Pages are pulled out sideways, held, dropped beside the strip, and carried past its end."""
        maker, hand = begin(guide, "saddle-20"), guide.hand
        draw(maker, 1)
        first = ids()
        start, end = tile(maker, 1), tile(maker, 4)
        hand.drag([start, (start[0] + 60, start[1]), end, end], 0.3)
        guide.wait(lambda: ids_now() != first, "the page to be moved")
        sideways = ids()
        start = tile(maker, 2)
        hand.press(*start)
        time.sleep(0.5)
        hand.move(start[0] + 4, start[1])
        guide.eyes.gone("strip.2")
        hand.move(*maker.px(74, 105))
        hand.lift()
        guide.settle(0.5)
        beside = ids() == sideways
        start = tile(maker, 1)
        hand.press(*start)
        time.sleep(0.5)
        low = on_main(lambda: (maker.studio.strip.ids.shelf.center_x, maker.studio.strip.ids.shelf.y + 8))
        for step in range(1, 11):
            hand.move(start[0] + (low[0] - start[0]) * step / 10, start[1] + (low[1] - start[1]) * step / 10)
        guide.wait(lambda: maker.studio.strip.ids.shelf.scroll_y <= 0, "the end of the strip")
        hand.move(low[0] + 40, low[1])
        hand.lift()
        guide.wait(lambda: ids_now() != sideways, "the page to be moved")
        last = ids()
        return {
            "sideways": [first.index(page) for page in sideways][:5],
            "beside": beside,
            "far": last.index(sideways[0]),
            "others": [page for page in last if page != sideways[0]] == sideways[1:],
            "shown": on_main(lambda: maker.studio.page.id) == first[0],
            "kept": [page.id for page in kept().pages] == last,
        }

    def ids_now() -> list[str]:
        return [page.id for page in app.keeper.on_table.pages]

    def rests(guide: "Guide") -> Report:
        """What is added to a full mini zine rests; pages cross the line by buttons and by hand."""
        maker = begin(guide, "mini")
        first = ids()
        draw(maker, 3)
        guide.tap("page.add")
        guide.wait(lambda: maker.studio.page_count == 9, "another page")
        added = {"at": on_main(lambda: maker.studio.page_index), "resting": resting(maker)}
        folded = [page.id for page in on_table().folded.pages] == first
        extra = ids()[8]
        guide.tap("page.earlier")
        guide.wait(lambda: ids_now()[7] == extra, "the page to be folded")
        earlier = [page.id for page in on_table().folded.pages] == [*first[:7], extra]
        start, end = tile(maker, 9), guide.eyes.find("strip.5").centre
        guide.hand.drag([start, (start[0] + 40, start[1]), end, end], 0.3)
        guide.settle(0.5)
        return {"added": added, "folded": folded, "earlier": earlier, "back_in": ids().index(first[7])}

    def reads(guide: "Guide") -> Report:
        """The reader is one touch away, turns in reading direction, knows no resting page, and goes back."""
        maker = begin(guide, "mini")
        draw(maker, 3)
        guide.tap("page.copy")
        guide.wait(lambda: maker.studio.page_count == 9, "the copy")
        maker.page(3)
        guide.tap("studio.done")
        guide.eyes.wait_for("finish.next")
        finish = app.places.get_screen("finish")
        turns = [on_main(lambda: finish.index)]
        while "finish.next" in guide.eyes.places():
            guide.tap("finish.next")
            turns.append(on_main(lambda: finish.index))
        guide.tap("finish.back")
        guide.eyes.wait_for("tool.pen")
        back = on_main(lambda: maker.studio.page_index)
        touch_in_a_slow_frame(guide, "strip.4", 1.0)
        slowly = on_main(lambda: maker.studio.page_index)
        fold(guide, "poster")
        maker.page(1)
        guide.tap("studio.done", "finish.print", "print.poster")
        guide.wait(lambda: (folder / "prints/poster.pdf").exists(), "the poster")
        return {"turns": turns, "back": back, "slowly": slowly, "count": on_main(lambda: finish.count)}

    def carries(guide: "Guide") -> Report:
        """A drawing is copied onto another page by its tile; the first stays, and one undo takes the copy."""
        maker = begin(guide, "mini")
        draw(maker, 2)
        guide.settle(1.2)
        maker.choose()
        guide.tap("hand.carry")
        glowing = on_main(lambda: [t.number for t in maker.studio.strip.tiles if t.kind == "next"])
        guide.tap("strip.5")
        guide.wait(lambda: maker.studio.page_index == 4, "the other page")
        two, five = (on_table().pages[at].items for at in (1, 4))
        same = two[0].strokes == five[0].strokes and two[0].id != five[0].id
        chosen = on_main(lambda: maker.studio.chosen) == five[0]
        guide.tap("studio.undo")
        after = [len(page.items) for page in on_table().pages]
        maker.page(2)
        maker.choose()
        guide.tap("hand.carry", "hand.carry", "strip.6")
        guide.wait(lambda: maker.studio.page_index == 5, "page 6")
        return {
            "glowing": glowing,
            "same": same,
            "chosen": chosen,
            "undone": after,
            "put_back": len(on_table().pages[5].items),
        }

    def marks(guide: "Guide") -> Report:
        """Something mostly beside the page is marked after a rest; pens draw through the mark."""
        maker = begin(guide, "mini")
        maker.take_photo(1)
        maker.carry((146, 6))
        place = guide.eyes.wait_for("risk.1")
        guide.tap("risk.1")
        said = on_main(lambda: app.notice.text)
        on_main(app.notice.hide)
        maker.tool("pen")
        x, y = place.centre
        guide.hand.drag([(x, y), (x - 60, y - 60)], 0.1)
        guide.wait(lambda: len(maker.studio.page.items) == 2, "ink under the mark")
        maker.tool("hand")
        guide.hand.drag([maker.px(130, 12), maker.px(70, 100)], 0.2)
        guide.eyes.gone("risk.1")
        return {"said": said, "items": len(maker.pile())}

    def levels(guide: "Guide") -> Report:
        """A facilitator switches to the simple tools, and back; nothing changes its place."""
        maker = begin(guide, "mini")
        draw(maker, 1)
        full = offered(maker)
        guide.tap("studio.away")
        switch(guide, "level.simple")
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        fanzine = on_table()
        draw(maker, 1)
        simple = offered(maker)
        start, end = tile(maker, 1), tile(maker, 4)
        before = ids()
        guide.hand.drag([start, (start[0] + 60, start[1]), end, end], 0.3)
        guide.settle(0.5)
        unmoved = ids() == before
        guide.tap("studio.away")
        switch(guide, "level.full")
        return {
            "fold": [fanzine.fold.value, fanzine.places],
            "hidden": sorted(set(full) - set(simple)),
            "more": sorted(set(simple) - set(full)),
            "same_places": all(full[name] == simple[name] for name in set(full) & set(simple)),
            "unmoved": unmoved,
        }

    def offered(maker: "Maker") -> "dict[str, Place]":
        """What can be touched with the pen, on the bench and with the hand, which stays taken."""
        guide, found = maker.guide, {}
        for tool in ("pen", "photo", "hand"):
            maker.tool(tool)
            if tool == "photo":
                maker.bring_into_sight("photo.1")
                guide.tap("photo.1")
                guide.eyes.wait_for("bench.lay")
            guide.settle()
            found |= {f"{tool}: {name}": place for name, place in guide.eyes.places().items()}
            if tool == "photo":
                guide.tap("bench.away")
        return found

    def switch(guide: "Guide", level: str) -> None:
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.tap("desk.gathering", level, "desk.home")
        guide.eyes.wait_for("home.make")

    def another(guide: "Guide") -> Report:
        """Under a sign another one begins at once, folded as she chooses."""
        begin(guide, "mini", "offer.take")
        sign = on_main(lambda: app.keeper.shelf)
        on_main(lambda: (app.keeper.put_down(), app.go("shelf")))
        guide.tap("shelf.begin", "fold.saddle-16")
        guide.eyes.wait_for("tool.pen")
        shelves = on_main(lambda: app.keeper.shelf) == sign
        on_shelf = on_main(lambda: len(app.keeper.on_her_shelf()))
        return {"fold": [on_table().fold.value, on_table().places], "shelf": shelves, "on_shelf": on_shelf}

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments())
