"""Paths through the words panel; the argument names one."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

CORAL = "#FF5C4D"
SHOWN = ("size.0", "size.3", "face.noto", "face.serif", "align.start", "align.end")


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.geometry import page_box
    from fanzines.model import Words
    from fanzines.typesetting import set_words
    from fanzines.typesetting.caret import caret
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
        return report | {"pile": len(maker.pile()), "again": words(maker)["text"]}

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
        guide.type("بحر")
        see(maker, "letters-ar")
        guide.tap("words.styles")
        see(maker, "styles-ar")
        guide.tap("words.style.label", "keys.finish")
        return words(maker)

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
