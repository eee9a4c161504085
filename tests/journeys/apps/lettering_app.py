"""Paths through the words panel; the argument names one."""

from dataclasses import asdict, astuple, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from fanzines.plane import Box
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

CORAL = "#FF5C4D"
SHOWN = ("size.0", "size.3", "face.noto", "face.serif", "align.start", "align.end")


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.geometry import page_box, to_page
    from fanzines.model import Words
    from fanzines.typesetting import set_words
    from fanzines.typesetting.caret import caret, next_cluster
    from fanzines.typesetting.selection import Selection, edges, rectangles
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder, language="ar" if what == "arabic" else "en")

    def begin(guide: "Guide") -> "Maker":
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        maker.tool("words")
        return maker

    def words(maker: "Maker") -> dict[str, Any]:
        return asdict(maker.pile()[-1])

    def see(maker: "Maker", name: str) -> None:
        maker.guide.settle(0.6)
        maker.guide.eyes.read_screen(folder / f"{name}.png")

    def over_keyboard(guide: "Guide") -> Report:
        """Everything is changed while the keyboard lies open; each part is seen above it."""
        maker = begin(guide)
        maker.begin_words(132.0)
        guide.type("sea")
        top = on_main(lambda: maker.studio.keyboard_top)
        covered = [name for name in SHOWN if guide.eyes.wait_for(f"words.{name}").bottom < top]
        see(maker, "letters")
        guide.tap("words.size.2", "words.face.poster", "words.align.centre", "words.styles")
        guide.eyes.wait_for("words.style.thought")
        see(maker, "styles")
        guide.tap("words.style.label")
        label = words(maker)
        guide.tap("words.ground")
        see(maker, "ground")
        guide.tap("ground.ffd23f")
        yellow = words(maker)
        guide.tap("words.colour", f"ink.{CORAL[1:].lower()}")
        coral = words(maker)
        guide.tap("words.styles", "words.style.speech", "keys.finish")
        maker.choose()
        see(maker, "speech")
        kept = on_main(lambda: maker.studio.page.items[-1])
        return {
            "covered": covered, "label": label, "yellow": yellow, "coral": coral,
            "speech": asdict(kept), "pen": on_main(lambda: maker.studio.colour),
        }  # fmt: skip

    def again(guide: "Guide") -> Report:
        """Words that are touched again bring their own style; the next maker finds plain letters."""
        maker = begin(guide)
        guide.tap("words.styles", "words.style.strip")
        maker.write("sea")
        first = words(maker)
        guide.tap("tool.words", "words.styles", "words.style.plain")
        maker.touch_words()
        panel, studio = maker.studio.panels["words"], maker.studio
        found = on_main(lambda: [studio.style, studio.ground])
        guide.tap("keys.finish", "studio.away")
        guide.eyes.wait_for("home.make")
        begin(guide)
        return {"first": first, "found": found, "next": on_main(lambda: [studio.style, panel.tab])}

    def taken_back(guide: "Guide") -> Report:
        """What is typed, and how it looks, is taken back and made again above the open keyboard."""
        maker = begin(guide)
        maker.begin_words(132.0)
        guide.type("sea")
        ready = [maker.studio.ids.keyboard.can_undo, maker.studio.ids.keyboard.can_redo]
        guide.tap("words.size.3", "keys.undo")
        report = {"ready": ready, "smaller": words(maker)["size"]}
        guide.tap("keys.redo")
        report["larger"] = words(maker)["size"]
        guide.type("s")
        see(maker, "keys")
        guide.tap("keys.undo")
        report["without"] = words(maker)["text"]
        guide.tap("keys.undo", "keys.undo")
        guide.eyes.gone("keys.undo")
        guide.tap("studio.redo")
        return report | {
            "pile": len(maker.pile()),
            "again": words(maker)["text"],
            "chosen": chosen_of_one(maker),
        }

    def chosen_of_one(maker: "Maker") -> list[str]:
        """A word is touched twice, shortened by its pin, copied, put in, typed over, cut; all is undone."""
        guide, found = maker.guide, []

        def tell() -> None:
            found.append(words(maker)["text"])

        touch_twice(maker, 1)
        guide.eyes.wait_for("chosen.copy")
        pull(maker, 1, by=-1)
        see(maker, "chosen")
        found.append(chosen(maker))
        guide.tap("chosen.copy")
        guide.hand.tap(*place(maker, 2, after=0.9))
        guide.tap("chosen.put")
        tell()
        guide.tap("keys.undo")
        tell()
        for act in (
            lambda: guide.type("x"),
            lambda: guide.tap("keys.delete"),
            lambda: guide.tap("chosen.cut"),
        ):
            touch_twice(maker, 1)
            guide.wait(lambda: maker.studio.lettering.choosing.chosen, "what is chosen")
            act()
            tell()
            guide.tap("keys.undo")
            tell()
        return found

    def place(maker: "Maker", offset: int, *, after: float = 0.5) -> tuple[float, float]:
        """The window point of a cluster of the topmost words, so far along it."""

        def find() -> tuple[float, float]:
            item = maker.studio.page.items[-1]
            assert isinstance(item, Words)
            (box,) = rectangles(set_words(item), Selection(offset, next_cluster(item.text, offset)))
            x = box.left + after * box.width - item.width / 2
            return maker.studio.table.ground.to_px(*to_page(item.placement, x, box.centre[1]))

        return on_main(find)

    def touch_twice(maker: "Maker", offset: int) -> None:
        at = place(maker, offset)
        maker.guide.hand.tap(*at)
        maker.guide.hand.tap(*at)
        maker.guide.eyes.wait_for("keys.finish")

    def chosen(maker: "Maker") -> str:
        lettering = maker.studio.lettering
        return on_main(lambda: lettering.words.text[slice(*astuple(lettering.choosing.chosen))])

    def pull(maker: "Maker", which: int, *, by: int) -> None:
        """Drag a pin over so many clusters of one letter, forward or back."""

        def way() -> list[tuple[float, float]]:
            lettering = maker.studio.lettering
            words, now = lettering.words, lettering.choosing.chosen
            assert words is not None and now is not None
            then = replace(now, end=now.end + by) if which else replace(now, start=now.start + by)
            before, after = (edges(set_words(words), held)[which].x for held in (now, then))
            x, y = lettering.choosing.pins()[which].head
            return [(x, y), (x + (after - before) * maker.studio.table.ground.scale, y)]

        maker.guide.hand.drag(on_main(way))

    def simple(guide: "Guide") -> Report:
        """Only letters and their colour are offered, where they always are."""
        maker = begin(guide)
        before = guide.eyes.wait_for("words.colour").centre
        on_main(lambda: setattr(maker.studio, "full", False))
        guide.settle()
        names = guide.eyes.names()
        same = guide.eyes.wait_for("words.colour").centre == before
        return {"same": same, "offered": sorted({"words.styles", "words.ground"} & set(names))}

    def arabic(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.begin_words(132.0)
        guide.type("بحر Roma 12")
        guide.keyboard("ar")
        see(maker, "letters-ar")
        touch_twice(maker, 5)
        guide.eyes.wait_for("chosen.copy")
        report = {"word": chosen(maker)}
        pull(maker, 0, by=-2)
        guide.tap("chosen.less", "chosen.less")
        see(maker, "chosen-ar")
        report |= {"mixed": chosen(maker), "pieces": on_main(lambda: len(pieces(maker)))}
        guide.tap("chosen.copy")
        guide.hand.tap(*place(maker, 0, after=0.9))
        guide.tap("chosen.put")
        report["put"] = words(maker)["text"]
        guide.tap("keys.undo")
        guide.tap("words.styles")
        see(maker, "styles-ar")
        guide.tap("words.style.label", "keys.finish")
        return report | words(maker)

    def pieces(maker: "Maker") -> "tuple[Box, ...]":
        lettering = maker.studio.lettering
        assert lettering.words is not None and lettering.choosing.chosen is not None
        return rectangles(set_words(lettering.words), lettering.choosing.chosen)

    def growing(guide: "Guide") -> Report:
        """The box grows up from the page's foot, is turned above the keyboard, and loses no sign."""
        maker = begin(guide)
        guide.hand.tap(*maker.px(16, 200))
        guide.type("one")
        first = maker.pile()[-1]
        guide.type("\ntwo\nthree")
        grown = maker.pile()[-1]
        guide.tap("words.styles", "words.turn", "words.turn", "words.turn-back")
        turned = maker.pile()[-1]
        on_main(lambda: maker.studio.lettering.type("\U0001f9ff\U0010fffd"))
        told = on_main(lambda: app.notice.text)
        kept = on_main(lambda: app.keeper.open_library().fanzine(maker.studio.sitting.fanzine.id))
        (words,) = kept.pages[0].items
        assert isinstance(words, Words)
        return {
            "bottoms": [page_box(item).bottom for item in (first, grown, turned)],
            "grew": set_words(grown).height > set_words(first).height, "turn": turned.placement.turn,
            "told": told, "text": words.text,
        }  # fmt: skip

    def caret_side(guide: "Guide") -> Report:
        """In an empty box the caret stands where the keyboard's letters begin, and moves as they run."""
        maker = begin(guide)
        found = []
        for tag, text in (("en", "ab"), ("ar", "بح")):
            maker.tool("words")
            maker.begin_words(100.0)
            guide.keyboard(tag)
            at = [on_main(lambda: caret_x(maker))]
            for letter in text:
                guide.type(letter)
                at.append(on_main(lambda: caret_x(maker)))
            found.append(at)
            guide.tap("keys.finish")
            guide.eyes.gone("keys.finish")
        return {"found": found}

    def caret_x(maker: "Maker") -> float:
        lettering = maker.studio.lettering
        words = lettering.words
        assert words is not None
        at = caret(set_words(lettering._facing(words)), lettering.offset, typed=True)
        return at.x / words.width

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments())
