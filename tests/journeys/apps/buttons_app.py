"""Every button beside the table is touched; the report names those that changed nothing to be seen."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker


class Finger:
    """Touches one thing after the other and remembers which did something."""

    def __init__(self, guide: "Guide", state: Callable[[], Any], is_busy: Callable[[], bool]) -> None:
        self.guide, self._state, self._is_busy = guide, state, is_busy
        self.touched: set[str] = set()
        self.alive: set[str] = set()

    def each(self, *beginnings: str) -> None:
        """Touch all that begins so; what changed nothing, for it was lit already, once more at the end."""
        names = self.names(*beginnings)
        for name in (*names, *names):
            if name not in self.alive and name in self.guide.eyes.names():
                self.touch(name)

    def names(self, *beginnings: str) -> list[str]:
        return [name for name in self.guide.eyes.names() if name.startswith(beginnings)]

    def touch(self, name: str) -> None:
        """It is alive when anything changes: what is made, what is done on the bench, or what is seen."""
        before = self._look()
        self.guide.tap(name)
        self.touched.add(name)
        for still in (0.06, 0.4):
            self.guide.settle(still)
            self.guide.wait(lambda: not self._is_busy(), "the bench")
            if self._look() != before:
                self.alive.add(name)
                return

    def _look(self) -> tuple[Any, bytes]:
        small = self.guide.eyes.picture().resize((320, 200), Image.Resampling.BOX)
        return self._state(), small.tobytes()


def main(what: str, folder: Path) -> None:
    open_window()
    from kiosk.mainloop import on_main
    from kiosk.studio.bench.cropping import SIDES
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder)

    def begin(guide: "Guide") -> "tuple[Maker, Finger]":
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        studio = maker.studio

        def state() -> Any:
            return on_main(lambda: (studio.sitting.fanzine, studio.bench.photo))

        return maker, Finger(guide, state, lambda: studio.bench.busy)

    def drawing(guide: "Guide") -> Finger:
        maker, finger = begin(guide)
        finger.each("brush.", "width.", "ink.", "pen.mirror", "pen.mandala")
        finger.each("pots.turn")
        finger.each("ink.")
        finger.each("pen.mix")
        finger.each("pen.dropper")
        maker.paper("squared", "#0F6FB4")
        maker.tool("eraser")
        finger.alive -= {"width.0", "width.1", "width.2"}
        finger.each("width.")
        for name in ("zoom.lens", "zoom.in", "zoom.left", "zoom.up", "zoom.right", "zoom.down", "zoom.out"):
            finger.touch(name)
        return finger

    def hand(guide: "Guide") -> Finger:
        maker, finger = begin(guide)
        maker.sticker("bird", "#FF5C4D", (40, 60))
        maker.take_photo(1)
        maker.choose()
        guide.eyes.gone("hand.forward")
        finger.each("hand.turn", "hand.up", "hand.down", "hand.left", "hand.right")
        finger.each("hand.larger", "hand.smaller", "hand.backward")
        finger.each("hand.forward")
        finger.each("hand.copy", "hand.carry")
        finger.touch("hand.bench")
        maker.tool("pen")
        maker.choose()
        finger.touch("hand.remove")
        finger.touch("studio.undo")
        finger.touch("studio.redo")
        maker.write("sea")
        maker.choose()
        finger.each("ink.")
        finger.touch("hand.write")
        guide.tap("keys.finish")
        for name in ("add", "copy", "earlier", "later", "remove", "fold"):
            finger.touch(f"page.{name}")
        return finger

    def words(guide: "Guide") -> Finger:
        maker, finger = begin(guide)
        maker.tool("words")
        maker.begin_words(132.0)
        guide.type("sea moon")
        finger.each("words.size.", "words.face.", "words.align.")
        finger.touch("words.styles")
        finger.each("words.style.", "words.turn")
        guide.tap("words.style.label")
        finger.touch("words.ground")
        finger.each("ground.")
        finger.touch("words.colour")
        finger.each("ink.")
        finger.touch("words.letters")
        return finger

    def supplies(guide: "Guide") -> Finger:
        maker, finger = begin(guide)
        maker.tool("supplies")
        for shelf in ("layouts", "papers", "tapes", "stickers"):
            finger.touch(f"supplies.{shelf}")
            guide.wait(maker.shelf_is_full, "the shelf")
            for pack in finger.names("pack."):
                finger.touch(pack)
                guide.wait(maker.shelf_is_full, "the pack")
                finger.touch(finger.names("supply.")[0])
                finger.touch("supplies.packs")
                guide.eyes.wait_for(pack)
            finger.each("supply.", "layout.")
        finger.touch("supplies.colour")
        finger.each("ink.")
        return finger

    def bench(guide: "Guide") -> Finger:
        maker, finger = begin(guide)
        maker.tool("photo")
        maker.bring_into_sight("photo.1")
        guide.tap("photo.1")
        guide.eyes.wait_for("bench.lay")
        finger.each("cover.")
        for mode, beginnings in (
            ("cut", ("cut.",)),
            ("look", ("look.",)),
            ("crop", ("straighten.left", "straighten.right", *(f"crop.{side}" for side in SIDES))),
        ):
            finger.touch(f"bench.{mode}")
            guide.settle(0.5)
            finger.each(*beginnings)
        finger.touch("straighten.left")
        finger.touch("crop.whole")
        finger.touch("bench.look")
        finger.touch("look.duotone")
        finger.each("inks.")
        for name in ("bench.cover", "bench.lay"):
            finger.touch(name)
        return finger

    def report(guide: "Guide") -> Report:
        walks: dict[str, Callable[[Guide], Finger]] = {
            "drawing": drawing, "hand": hand, "words": words, "supplies": supplies, "bench": bench,
        }  # fmt: skip
        finger = walks[what](guide)
        return {"touched": len(finger.touched), "dead": sorted(finger.touched - finger.alive)}

    walk(app, report, folder, seconds=240)


if __name__ == "__main__":
    main(*arguments())
