"""A maker writes in several languages on the keyboard of the screen, whose own language changes meanwhile."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

WORDS = {
    "ar": "سلام يا أختي",
    "bn": "আমার ঘর, ক্ষমা",
    "ti": "ሰላም ሓፍተይ።",
    "th": "บ้าน",
    "ru": "Мой дом",
    "he": "בית",
}
HELD = ("e", "ẹ̀")
SHOTS = "screens"


def main(_what: str, folder: Path) -> None:
    open_window()
    from fanzines.model import Words
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder)

    def kept() -> list[str]:
        """What lies in the library, not what the screen shows."""
        fanzine = app.keeper.open_library().fanzine(app.studio.sitting.fanzine.id)
        return [item.text for item in fanzine.pages[0].items if isinstance(item, Words)]

    def see(guide: "Guide", name: str) -> None:
        guide.settle()
        guide.screens = folder / SHOTS
        guide.see(name)

    def path(guide: "Guide") -> Report:
        report: Report = {"typed": {}, "keyboards": {}}
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        for tag, word in WORDS.items():
            maker.tool("words")
            maker.begin_words(120.0)
            guide.keyboard(tag)
            guide.type(word)
            report["typed"][tag] = on_main(kept)[-1]
            report["keyboards"][tag] = on_main(lambda: app.studio.ids.keyboard.tag)
            if tag == "bn":
                report["before"] = on_main(lambda: app.studio.lettering.offset)
                guide.tap("keys.delete", "keys.delete")
                guide.settle()
                report["shorter"] = on_main(kept)[-1]
            see(guide, tag)
            guide.tap("keys.finish")
            guide.eyes.gone("keys.finish")
        maker.tool("words")
        maker.begin_words(120.0)
        guide.keyboard("en")
        hold(guide, *HELD)
        guide.tap("languages", "speak.ar")
        guide.eyes.wait_for("keys.finish")
        see(guide, "arabic, while she writes")
        guide.type("n")
        report["held"] = on_main(kept)[-1]
        report["open"] = on_main(lambda: app.studio.typing)
        report["page"] = len(on_main(kept))
        guide.tap("languages", "languages")
        report["sheet"] = [name for name in guide.eyes.names() if name.startswith("speak.")]
        guide.tap("keys.finish", "studio.done", "finish.show")
        guide.eyes.wait_for("use.see")
        arabic = on_main(words_on_screen)
        guide.tap("languages", "speak.en")
        english = on_main(words_on_screen)
        guide.tap("languages", "speak.ar")
        report["again"] = on_main(words_on_screen) == arabic != english
        return report

    def hold(guide: "Guide", key: str, other: str) -> None:
        guide.hand.press(*guide.eyes.wait_for(f"key.{key}").centre)
        at = guide.eyes.wait_for(f"key.{other}").centre
        guide.hand.lift()
        guide.hand.tap(*at)
        guide.eyes.wait_for(f"key.{key}")

    def words_on_screen() -> list[str]:
        from kivy.uix.label import Label

        from kiosk.widgets.touch import Icon

        shown = app.places.current_screen.walk()
        return sorted(one.text for one in shown if isinstance(one, Label) and not isinstance(one, Icon))

    walk(app, path, folder)


if __name__ == "__main__":
    main(*arguments())
