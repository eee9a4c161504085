"""Paths of a hand that draws; the argument names one."""

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

YELLOW, BLUE = "#FFD23F", "#0F6FB4"
MANY = 500


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.model import Brush, Drawing, Item, Photo
    from kiosk.mainloop import on_main
    from kiosk.studio.tools.hand import centre_of
    from kiosk.tour.maker import Maker
    from kiosk.widgets import cut
    from printing.pictures.picture import page_picture

    app = opened_kiosk(folder)

    def begin(guide: "Guide") -> "Maker":
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        return Maker(guide)

    def property_of(maker: "Maker", name: str) -> Any:
        return on_main(lambda: getattr(maker.studio, name))

    def brushes(guide: "Guide") -> Report:
        """A wave with each; when it has dried the screen shows what is printed."""
        maker = begin(guide)
        guide.tap("width.2")
        made = [brush for brush in Brush if brush is not Brush.ERASER]
        wet, dry = [], []
        for number, brush in enumerate(made):
            guide.tap(f"brush.{brush.value}")
            y = 18 + 18 * number
            maker.line([(25 + 10 * i, y + (4 if i % 2 else -4)) for i in range(10)], seconds=0.2)
            wet.append(ink_on_screen(maker, (15, y - 8, 130, y + 8)))
        guide.settle(1.5)
        for number in range(len(made)):
            y = 18 + 18 * number
            dry.append(ink_on_screen(maker, (15, y - 8, 130, y + 8)))
        (drawing,) = maker.pile()
        assert isinstance(drawing, Drawing)
        return {
            "brushes": [stroke.brush.value for stroke in drawing.strokes],
            "wet": wet,
            "dry": dry,
            "apart": apart_from_print(maker),
        }

    def ink_on_screen(maker: "Maker", box: tuple[float, float, float, float]) -> int:
        """How many pixels of that part of the page (mm) are not white."""
        return sum(1 for pixel in seen(maker, box).convert("L").getdata() if pixel < 250)

    def seen(maker: "Maker", box: tuple[float, float, float, float]) -> Any:
        picture = maker.guide.eyes.picture()
        (left, top), (right, bottom) = maker.px(*box[:2]), maker.px(*box[2:])
        high = picture.height
        return picture.crop((round(left), round(high - top), round(right), round(high - bottom)))

    def apart_from_print(maker: "Maker") -> float:
        """The part of the inked pixels that screen and painter show differently (64 levels and more)."""
        dpi = on_main(lambda: maker.studio.table.ground.dpi)
        printed = page_picture(on_main(lambda: maker.studio.page), dict[str, bytes]().__getitem__, dpi)
        shown = seen(maker, (0, 0, 148, 210)).convert("RGB").resize(printed.size)
        pairs = list(zip(printed.getdata(), shown.getdata(), strict=True))
        inked = [pair for pair in pairs if min(pair[0]) < 250]
        return sum(1 for a, b in inked if max(abs(x - y) for x, y in zip(a, b, strict=True)) > 64) / len(
            inked
        )

    def symmetry(guide: "Guide") -> Report:
        maker = begin(guide)
        guide.tap("pen.mirror")
        maker.line([(30, 40), (50, 60)])
        mirrored = strokes(maker)
        guide.tap("studio.undo")
        undone = len(maker.pile())
        guide.tap("pen.mandala")
        maker.line([(74, 40), (80, 60)])
        return {"mirror": mirrored, "undone": undone, "mandala": strokes(maker)}

    def much_ink(guide: "Guide") -> Report:
        """A mandala of spray is pictured in the darkroom: while it dries, and while the next is drawn."""
        maker = begin(guide)
        guide.tap("pen.mandala", "brush.spray", "width.3")
        for y in (30, 60):
            maker.line([(74 + 2 * at, y + (at % 3)) for at in range(30)], seconds=0.2)
        guide.settle(0.3)
        is_wet = on_main(lambda: maker.studio.table.drying) is not None
        guide.wait(lambda: maker.studio.table.drying is None, "the ink to dry")
        guide.settle(0.5)
        return {"wet": is_wet, "strokes": strokes(maker), "apart": apart_from_print(maker)}

    def strokes(maker: "Maker") -> int:
        return sum(len(item.strokes) for item in maker.pile() if isinstance(item, Drawing))

    def pots(guide: "Guide") -> Report:
        maker = begin(guide)
        guide.tap("pen.mix")
        maker.guide.tap(f"ink.{YELLOW[1:].lower()}", f"ink.{BLUE[1:].lower()}")
        mixed = property_of(maker, "colour")
        maker.line([(30, 40), (90, 40)])
        if property_of(maker, "pots").shelf:
            guide.tap("pots.turn")
        guide.tap("ink.1e1b18")
        black = property_of(maker, "colour")
        guide.tap("pen.dropper")
        guide.hand.tap(*maker.px(60, 40))
        taken = property_of(maker, "colour")
        guide.tap("studio.away")
        guide.eyes.wait_for("home.make")
        guide.settle()
        cut_of_it = on_main(lambda: [pair for pair in cut._mixed if mixed in pair])
        begin(guide)
        own = list(on_main(lambda: maker.studio.pots.own))
        report = {"mixed": mixed, "black": black, "taken": taken, "strokes": strokes(maker), "own": own}
        return report | {"cut_of_it": cut_of_it}

    def lifting(guide: "Guide") -> Report:
        """The eraser lifts a photo whole, in one act; a line across it leaves it where it is."""
        maker = begin(guide)
        maker.take_photo(1)
        maker.paper("kraft", "#D9B48F")
        (paper, photo) = maker.pile()
        x, y = centre_of(photo)
        maker.tool("pen")
        maker.line([(x - 30, y), (x + 30, y)])
        maker.tool("eraser")
        maker.line([(x - 10, y), (x + 10, y)])
        along_ink = kinds(maker.pile())
        maker.line([(x, y + 20), (x + 10, y + 25)])
        lifted = kinds(maker.pile())
        guide.tap("studio.undo")
        back = kinds(maker.pile())
        assert isinstance(photo, Photo)
        return {"along_ink": along_ink, "lifted": lifted, "back": back, "paper": type(paper).__name__}

    def kinds(pile: tuple[Item, ...]) -> list[str]:
        return [type(item).__name__ for item in pile]

    def looking(guide: "Guide") -> Report:
        """Two fingers come closer and leave no mark, buttons do the same, ink goes where the finger is."""
        maker = begin(guide)
        scale = on_main(lambda: maker.studio.table.ground.scale)
        guide.hand.pinch(maker.px(74, 100), (10 * scale, 25 * scale), (0.0, 0.0), to=maker.px(74, 100))
        guide.settle(0.6)
        closer, marks = times(maker), len(maker.pile())
        maker.line([(60, 95), (90, 105)])
        (drawing,) = maker.pile()
        middle = centre_of(drawing)
        guide.tap("zoom.in")
        closest = times(maker)
        guide.tap("zoom.left", "zoom.lens")
        return {
            "closer": closer,
            "marks": marks,
            "middle": middle,
            "closest": closest,
            "whole": times(maker),
            "strokes": strokes(maker),
        }

    def own_pots(guide: "Guide") -> Report:
        """Eight mixtures: the newest six have a pot, and no pot of the house moves."""
        maker = begin(guide)
        house = on_main(lambda: [pots_seen(maker)[number] for number in range(9)] if turned(maker) else [])
        mixed = []
        partners = ("1e1b18", "ffffff", "ff5c4d", "b3202c", "ff9a3c", "8cc084", "2e8b57", "6a4c93")
        for partner in partners:
            if property_of(maker, "pots").shelf:
                guide.tap("pots.turn")
            guide.tap("pen.mix", f"ink.{partner}", f"ink.{BLUE[1:].lower()}")
            mixed.append(property_of(maker, "colour"))
        guide.settle(1.0)
        seen_now = on_main(lambda: pots_seen(maker))
        guide.tap("pots.turn")
        return {"mixed": mixed, "house": house == seen_now[:9], "own": seen_now[9:]}

    def pots_seen(maker: "Maker") -> list[str]:
        palette = next(p for p in maker.studio.panels["pen"].children if hasattr(p, "pots"))
        return [pot.colour for pot in palette.pots]

    def turned(maker: "Maker") -> bool:
        pots = maker.studio.pots
        pots.turn()
        return bool(pots.shelf)

    def one_gesture(guide: "Guide") -> Report:
        """One sweep takes ink away and lifts a sticker and a tape, which is one act."""
        maker = begin(guide)
        maker.sticker("bird", BLUE, (110, 60))
        maker.tape("dots", YELLOW, (110, 120))
        maker.tool("pen")
        maker.line([(20, 30), (20, 150)])
        before = maker.pile()
        maker.tool("eraser")
        sweep = [maker.px(*point) for point in ((8, 60), (110, 60), (110, 120))]
        guide.hand.press(*sweep[0])
        for start, end in pairwise(sweep):
            for step in range(1, 13):
                x, y = (a + (b - a) * step / 12 for a, b in zip(start, end, strict=True))
                guide.hand.move(x, y)
        guide.settle(0.3)
        gone_at_once = [ink_on_screen(maker, box) for box in ((95, 45, 125, 75), (90, 112, 130, 128))]
        guide.hand.lift()
        swept = maker.pile()
        guide.tap("studio.undo")
        return {
            "gone_at_once": gone_at_once,
            "swept": kinds(swept),
            "rubbed": strokes(maker) == 1 and len(swept[0].strokes) == 2,  # type: ignore[union-attr]
            "back": maker.pile() == before,
        }

    def grips(guide: "Guide") -> Report:
        """In the hand tool two fingers on an item handle it, elsewhere and on a paper the page."""
        maker = begin(guide)
        maker.paper("kraft", "#D9B48F")
        maker.sticker("bird", BLUE, (74, 60))
        maker.tool("hand")
        paper, bird = maker.pile()
        scale = on_main(lambda: maker.studio.table.ground.scale)
        spread = (12 * scale, 18 * scale)
        guide.hand.pinch(maker.px(74, 60), spread)
        on_item, item = times(maker), maker.pile()[1].placement.scale
        guide.hand.pinch(maker.px(74, 150), spread)
        guide.settle(0.6)
        on_paper = times(maker)
        chosen = on_main(lambda: maker.studio.chosen)
        same_paper = maker.pile()[0] == paper
        for tool in ("words", "eraser"):
            maker.tool(tool)
            guide.tap("zoom.lens")
            guide.hand.pinch(maker.px(74, 150), spread)
            guide.settle(0.6)
            on_paper = min(on_paper, times(maker))
        return {
            "on_item": on_item,
            "item": item / bird.placement.scale,
            "on_paper": on_paper,
            "paper": same_paper,
            "chosen": bool(chosen and chosen.id == bird.id),
            "pile": kinds(maker.pile()),
            "typing": property_of(maker, "typing"),
        }

    def long_sitting(guide: "Guide") -> Report:
        """Five hundred dots, and every one of them taken back."""
        maker = begin(guide)
        corner, far = maker.px(10, 10), maker.px(138, 180)

        def dab(point: tuple[float, float]) -> None:
            """The quickest touch: it lands and lifts between two frames."""
            guide.hand.contacts(("begin", 0, point), ("end", 0, point))

        for number in range(MANY):
            across, down = number % 25 / 24, number // 25 / (MANY // 25)
            x, y = (a + (b - a) * part for a, b, part in zip(corner, far, (across, down), strict=True))
            dab((x, y))
        made = strokes(maker)
        undo = guide.eyes.wait_for("studio.undo").centre
        for _ in range(MANY):
            dab(undo)
        guide.settle(0.5)
        kept = on_main(lambda: app.keeper.open_library().fanzine(maker.studio.sitting.fanzine.id))
        inked = ink_on_screen(maker, (0, 0, 148, 210))
        return {"made": made, "left": strokes(maker), "kept": len(kept.pages[0].items), "seen": inked}

    def times(maker: "Maker") -> float:
        return on_main(lambda: maker.studio.table.ground.times)

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments())
