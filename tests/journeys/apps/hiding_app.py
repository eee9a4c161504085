"""Paths of makers who hide, and of makers who are left alone; the argument names one."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk
from tests.journeys.left import left_of_hers

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

CANARY = "Zwetschge"
PAPER = "#FF48B0"
SHOTS = "screens"


def main(what: str, folder: Path) -> None:
    open_window()
    from kiosk import theme
    from kiosk.hiding.board import Board
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    theme.BOARD_STAYS = 1.0
    language, _, path = what.rpartition(":")
    app = opened_kiosk(folder, language=language or "en")

    def see(guide: "Guide", name: str) -> None:
        guide.screens = folder / SHOTS
        guide.see(name)

    def begin(guide: "Guide", sign: str = "offer.take") -> "Maker":
        guide.tap("home.make", "fold.mini", sign)
        guide.eyes.wait_for("tool.pen")
        return Maker(guide)

    def her_sign() -> tuple[str, ...]:
        sign = app.places.get_screen("offer").sign
        return (f"sign.colour.{sign.colour}", *(f"sign.picture.{name}" for name in sign.pictures))

    def with_a_sign(guide: "Guide") -> tuple["Maker", tuple[str, ...]]:
        guide.tap("home.make", "fold.mini")
        guide.eyes.wait_for("offer.take")
        shown = on_main(her_sign)
        guide.tap("offer.take")
        guide.eyes.wait_for("tool.pen")
        return Maker(guide), shown

    def hidden(guide: "Guide") -> None:
        guide.eyes.wait_for("board.more")
        guide.wait(lambda: app.places.parent is None and app.places.current == "home", "everything put away")
        time.sleep(theme.BOARD_STAYS + 0.2)

    def lay_a_hand(guide: "Guide", x: float, y: float) -> None:
        """Four fingers, one after the other as they come to lie."""
        step = theme.mm(20)
        ends = [(x + step * finger, y + 12 * finger) for finger in range(4)]
        for finger, (at_x, at_y) in enumerate(ends):
            guide.hand.press(at_x, at_y, finger)
        guide.hand.contacts(*(("end", finger, end) for finger, end in enumerate(ends)))

    def left() -> dict[str, Any]:
        return left_of_hers(app, CANARY, PAPER)

    def make_something(maker: "Maker") -> None:
        maker.paper("plain", PAPER)
        maker.tool("pen")
        maker.ink(theme.BLUE)
        maker.line([(30, 40), (90, 60)], seconds=0.1)
        maker.tool("words")
        maker.guide.hand.tap(*maker.px(40, 90))
        maker.guide.type(CANARY.lower())

    def words_kept() -> list[str]:
        library = app.keeper.open_library()
        pages = [page for known in library.fanzines() for page in library.fanzine(known.id).pages]
        return [item.text for page in pages for item in page.items if hasattr(item, "text")]

    def kinds_kept() -> list[str]:
        library = app.keeper.open_library()
        pages = [page for known in library.fanzines() for page in library.fanzine(known.id).pages]
        return [type(item).__name__ for page in pages for item in page.items]

    def sign_hides(guide: "Guide") -> Report:
        """Words are being typed when she touches the sign; she comes back by hers."""
        maker, sign = with_a_sign(guide)
        maker.page(2)
        make_something(maker)
        see(guide, "typing")
        before = on_main(lambda: studio_items(maker))
        telling = on_main(left)
        guide.tap("hide")
        hidden(guide)
        see(guide, "board")
        report: Report = {"telling": sorted(name for name, what in telling.items() if what)}
        report["reachable"] = [n for n in guide.eyes.names() if not n.startswith("board.")]
        guide.wait(lambda: not app.studio.table.darkroom._items, "the darkroom to rest")
        report["left"] = on_main(left)
        report["kept"] = on_main(words_kept)
        guide.tap("board.more")
        guide.eyes.wait_for("sign.home")
        see(guide, "sign")
        guide.tap(*sign)
        guide.eyes.wait_for("tool.pen")
        guide.wait(lambda: len(maker.studio.page.items) == len(before), "her page")
        report["page"] = on_main(lambda: app.studio.page_index)
        report["same"] = on_main(lambda: studio_items(maker)) == before
        report["undo"] = on_main(lambda: app.studio.can_undo)
        see(guide, "back")
        return report

    def studio_items(maker: "Maker") -> list[str]:
        return [item.id for item in maker.studio.page.items]

    def hand_hides(guide: "Guide") -> Report:
        """In every place of hers; a line under way is kept."""
        maker, sign = with_a_sign(guide)
        make_something(maker)
        guide.tap("keys.finish")
        maker.tool("pen")
        guide.hand.press(*maker.px(20, 20), 9)
        for step in range(12):
            guide.hand.move(*maker.px(20 + 6 * step, 20 + 5 * step), 9)
        time.sleep(theme.TOGETHER + 0.1)
        lay_a_hand(guide, *maker.px(30, 150))
        hidden(guide)
        guide.hand.lift(9)
        report: Report = {"strokes": on_main(strokes_kept), "studio": on_main(left)}
        guide.tap("board.more", *sign)
        guide.tap("studio.done")
        guide.eyes.wait_for("finish.next")
        see(guide, "finish")
        lay_a_hand(guide, 400, 300)
        hidden(guide)
        guide.tap("board.more", *sign)
        guide.eyes.wait_for("finish.next")
        report["back_in"] = on_main(lambda: app.places.current)
        guide.tap("finish.back", "studio.away", "home.continue", *sign)
        guide.eyes.wait_for("shelf.0")
        see(guide, "shelf")
        lay_a_hand(guide, 400, 300)
        hidden(guide)
        report["shelf"] = on_main(left)
        guide.tap("board.more", *sign)
        guide.eyes.wait_for("shelf.0")
        return report

    def strokes_kept() -> int:
        library = app.keeper.open_library()
        pages = [page for known in library.fanzines() for page in library.fanzine(known.id).pages]
        return sum(len(item.strokes) for page in pages for item in page.items if hasattr(item, "strokes"))

    def photo_in_hand(guide: "Guide") -> Report:
        """A photo lies on the bench, covered in part and not laid; another one lies on the page."""
        maker, sign = with_a_sign(guide)
        guide.tap("tool.photo")
        guide.wait(maker.shelf_is_full, "the photos")
        guide.tap("photo.1", "bench.lay", "tool.photo")
        guide.wait(maker.shelf_is_full, "the photos")
        guide.tap("photo.2")
        guide.eyes.wait_for("bench.lay")
        guide.hand.drag([(700, 300), (900, 400)])
        guide.wait(lambda: app.studio.can_undo and not app.studio.bench.busy, "the cover")
        guide.tap("hide")
        hidden(guide)
        guide.wait(lambda: not app.studio.table.darkroom._items, "the darkroom to rest")
        time.sleep(0.5)
        studio = app.studio
        report: Report = {
            "left": on_main(left),
            "held": on_main(lambda: studio.bench.held is not None),
            "waiting": on_main(lambda: len(studio.panels["photo"].waiting)),
            "bench": on_main(lambda: studio.bench.view.parent is not None),
        }
        guide.tap("board.more", *sign)
        guide.eyes.wait_for("tool.pen")
        report["laid"] = [type(item).__name__ for item in maker.pile()]
        return report

    def not_by_drawing(guide: "Guide") -> Report:
        """Two fingers on the page, a fast hand on the keyboard, a hand that comes to rest, three fingers."""
        maker = begin(guide)
        guide.hand.pinch(maker.px(75, 100), (60, 160))
        guide.tap("zoom.lens")
        for finger in range(3):
            guide.hand.press(*maker.px(30 + 40 * finger, 60), finger)
        guide.hand.contacts(*(("end", finger, maker.px(30 + 40 * finger, 60)) for finger in range(3)))
        for finger in range(5):
            guide.hand.press(*maker.px(20 + 20 * finger, 120), finger)
            time.sleep(theme.TOGETHER / 2)
        guide.hand.contacts(*(("end", finger, maker.px(20 + 20 * finger, 120)) for finger in range(5)))
        near = [(x, y) for x, y in ((500, 300), (520, 300), (540, 310), (560, 310), (580, 320))]
        guide.hand.contacts(*(("begin", finger, end) for finger, end in enumerate(near)))
        guide.hand.contacts(*(("end", finger, end) for finger, end in enumerate(near)))
        return {"hidden": on_main(lambda: app.hiding.is_hidden)}

    def board_draws(guide: "Guide") -> Report:
        """It is a drawing board; touching twice in a hurry does not bring her pages back."""
        begin(guide)
        x, y = guide.eyes.wait_for("hide").centre
        for _ in range(3):
            guide.hand.tap(x, y)
        still = on_main(lambda: app.hiding.is_hidden)
        hidden(guide)
        guide.tap("board.colour.5", "board.width.3")
        guide.hand.drag([(300, 300), (600, 500), (900, 300)])
        guide.tap("board.colour.1", "board.width.1")
        guide.hand.drag([(300, 600), (600, 200), (900, 600)])
        guide.settle()
        colours = {guide.eyes.picture().getpixel(at) for at in ((600, 300), (300, 200))}
        see(guide, "drawn")
        guide.tap("board.new")
        guide.settle()
        clean = guide.eyes.picture().getpixel((600, 300))
        guide.hand.drag([(300, 300), (600, 500), (900, 300)])
        x, y = guide.eyes.wait_for("board.more").centre
        theme.SECOND_TAP = 10.0
        guide.hand.tap(x, y)
        guide.hand.tap(x, y)
        guide.eyes.wait_for("sign.home")
        board: Board = app.hiding.board
        return {
            "still": still,
            "colours": len(colours - {(255, 255, 255)}),
            "clean": list(clean),
            "left": on_main(lambda: len(board.ids.sheet._pieces)),
        }

    def unsigned(guide: "Guide") -> Report:
        """Without a sign the way back is the facilitator's; a blank one is not kept, and then it is home."""
        begin(guide, "offer.skip")
        guide.tap("hide")
        hidden(guide)
        guide.tap("board.more")
        guide.eyes.wait_for("home.make")
        maker = begin(guide, "offer.skip")
        maker.line([(30, 40), (90, 60)], seconds=0.05)
        guide.tap("hide")
        hidden(guide)
        guide.tap("board.more")
        guide.tap(*(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.tap("beside.here", "beside.open")
        guide.eyes.wait_for("tool.pen")
        return {"items": on_main(lambda: len(app.studio.page.items))}

    def places(guide: "Guide") -> Report:
        """Where the sign lies."""
        found: dict[str, bool] = {}

        def look(name: str, seen: str) -> None:
            guide.eyes.wait_for(seen)
            guide.settle()
            found[name] = "hide" in guide.eyes.names()
            see(guide, f"place-{name}")

        look("home", "home.make")
        guide.tap("home.make")
        look("fold", "fold.mini")
        guide.tap("fold.mini")
        look("offer", "offer.take")
        sign = on_main(her_sign)
        guide.tap("offer.take")
        look("studio", "tool.pen")
        guide.tap("tool.photo")
        guide.wait(Maker(guide).shelf_is_full, "the photos")
        guide.tap("photo.1")
        look("bench", "bench.lay")
        guide.tap("bench.lay", "studio.done")
        look("finish", "finish.next")
        guide.tap("finish.show")
        look("show", "use.see")
        guide.tap("finish.back", "finish.print")
        look("print", "print.saddle")
        guide.tap("finish.back", "finish.remove")
        look("remove", "remove.keep")
        guide.tap("remove.keep", "finish.keep", "home.continue")
        look("sign", "sign.home")
        guide.tap(*sign)
        look("shelf", "shelf.0")
        guide.tap("shelf.home", "home.look")
        look("exhibition", "wall.1")
        return {"found": found}

    def alone(guide: "Guide") -> Report:
        """It asks, a touch stays and draws nothing; else it saves and hides."""
        maker, sign = with_a_sign(guide)
        make_something(maker)
        items = len(maker.pile())
        on_main(lambda: times(1.0, 3))
        guide.wait(lambda: app.hiding.asking.seconds, "to be asked")
        see(guide, "asked")
        guide.hand.tap(*maker.px(80, 150))
        guide.wait(lambda: not app.hiding.asking.seconds, "the question to go")
        stayed = not app.hiding.is_hidden and len(maker.pile()) == items
        guide.wait(lambda: app.hiding.asking.seconds, "to be asked again")
        guide.hand.tap(*guide.eyes.find("hide").centre)
        at_once = on_main(lambda: app.hiding.is_hidden)
        on_main(lambda: times(60.0, 3))
        hidden(guide)
        guide.tap("board.more", *sign)
        guide.eyes.wait_for("tool.pen")
        on_main(lambda: times(1.0, 3))
        counted: list[int] = []

        def gone() -> bool:
            seconds = int(app.hiding.asking.seconds)
            if seconds and seconds not in counted:
                counted.append(seconds)
            return bool(app.hiding.is_hidden)

        guide.wait(gone, "the board")
        hidden(guide)
        on_main(lambda: times(60.0, 3))
        report = {"stayed": stayed, "at_once": at_once, "counted": counted, "left": on_main(left)}
        report["kept"] = on_main(words_kept)
        guide.tap("board.more", *sign)
        guide.eyes.wait_for("tool.pen")
        return report

    def times(asks_after: float, counts: int) -> None:
        theme.MAKER_ASKS_AFTER, theme.MAKER_COUNTS = asks_after, counts

    def home_clears(guide: "Guide") -> Report:
        """Stepping away by the house, and locking, leave as little as hiding."""
        maker = begin(guide)
        make_something(maker)
        guide.tap("keys.finish", "studio.away")
        guide.eyes.wait_for("home.make")
        guide.wait(lambda: not app.studio.table.darkroom._items, "the darkroom to rest")
        time.sleep(0.3)
        return {"left": on_main(left), "kinds": on_main(kinds_kept)}

    walk(app, locals()[path], folder)


if __name__ == "__main__":
    main(*arguments())
