"""Paths on which the kiosk speaks; SDL's own driver writes what is played to a file."""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import assets
from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, touch_in_a_slow_frame, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def with_a_broken_language(folder: Path) -> None:
    """The app's assets, in which Arabic is cut short."""
    own = assets.path()
    catalogue = Path("locale/ar/LC_MESSAGES/fanzine.po")
    shutil.copytree(own / "locale", folder / "locale")
    (folder / catalogue).write_bytes(b'msgid "Make\nmsgstr no quotes')
    for entry in own.iterdir():
        if entry.name != "locale":
            (folder / entry.name).symlink_to(entry)
    vars(assets)["_HERE"] = folder


def main(what: str, folder: Path) -> None:
    played = folder / "played.raw"
    os.environ |= {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(played)}
    if what == "without":
        os.environ["PATH"] = str(folder)
        with_a_broken_language(folder / "assets")
    open_window()
    from kiosk import theme
    from kiosk.language import tongue
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    language = "ar" if what in ("arabic", "alone") else "en"
    app = opened_kiosk(folder, language=language)

    def to_consent(guide: "Guide") -> None:
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        guide.tap("studio.done", "finish.show")
        guide.eyes.wait_for("use.exhibition")
        guide.settle()

    def sounds(after: int) -> bool:
        """Whether anything but silence was played since the file had that many bytes."""
        return played.exists() and any(played.read_bytes()[after:])

    def length() -> int:
        return played.stat().st_size if played.exists() else 0

    def lit() -> list[str]:
        return [tile.touch_name for tile in app.places.get_screen("finish").ids.uses.children if tile.lit]

    def by_voice(guide: "Guide", *names: str) -> None:
        """Ask each what it is, hear it, and only then touch it."""
        for name in names:
            before = length()
            guide.eyes.hold(name)
            guide.wait(lambda before=before: sounds(before), f"{name} to be said")
            on_main(app.voice.hush)
            guide.tap(name)

    def alone(guide: "Guide") -> Report:
        """From an empty table to a fanzine that is kept: nothing is touched that was not heard before."""
        by_voice(guide, "home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        by_voice(guide, "tool.eraser", "tool.pen", "brush.crayon")
        maker.line([(30, 60), (90, 90), (60, 140)], seconds=0.1)
        by_voice(guide, "studio.done")
        guide.eyes.wait_for("finish.keep")
        by_voice(guide, "finish.keep")
        guide.eyes.wait_for("home.make")
        library = app.keeper.open_library()
        (kept,) = library.fanzines()
        return {"drawn": len(library.fanzine(kept.id).pages[0].items)}

    def heard(guide: "Guide") -> Report:
        """A touch on the speaker, and a long press, say what a yes means; neither is a yes."""
        to_consent(guide)
        report: Report = {"by_itself": sounds(0)}
        guide.tap("use.paper.say")
        guide.wait(lambda: sounds(0), "the consequence to be said")
        on_main(app.voice.hush)
        before = length()
        guide.eyes.hold("use.exhibition")
        guide.wait(lambda: sounds(before), "the name to be said")
        report["asked_only"] = on_main(lit)
        guide.tap("use.exhibition")
        guide.wait(lit, "her yes")
        report["agreed"] = on_main(lit)
        touch_in_a_slow_frame(guide, "use.exhibition", 2 * theme.LONG_PRESS)
        report["short"] = on_main(lit)
        guide.see("show")
        guide.tap("languages", "sound.off", "languages")
        guide.eyes.gone("sound.off")
        report["signs_without_sound"] = [name for name in guide.eyes.names() if name.endswith(".say")]
        guide.tap("languages")
        guide.eyes.wait_for("sound.off")
        guide.settle()
        guide.eyes.picture().save(folder / "languages.png")
        guide.tap("sound.off", "languages")
        guide.eyes.wait_for("use.paper.say")
        guide.tap("finish.say", "hide")
        guide.eyes.wait_for("board.more")
        report["hushed"] = on_main(lambda: app.voice._speaker._playing is None)
        report["left"] = [str(file) for file in folder.rglob("*.wav")]
        report["tag"] = tongue.tag
        return report

    def without(guide: "Guide") -> Report:
        """No speech program: no speaker sign, and a long press is a touch. A broken language is English."""
        to_consent(guide)
        names = guide.eyes.names()
        guide.eyes.hold("use.exhibition")
        guide.wait(lit, "her yes")
        agreed = on_main(lit)
        on_main(lambda: tongue.speak("ar"))
        english = on_main(lambda: [tongue.words("Make"), tongue.rtl])
        on_main(lambda: tongue.speak("en"))
        guide.tap("finish.back", "finish.keep", "home.facilitator")
        guide.tap(*(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("desk.home")
        told = on_main(lambda: app.notice.text)
        return {
            "signs": [name for name in names if name.endswith(".say")],
            "agreed": agreed,
            "english": english,
            "told": told,
        }

    walk(app, {"without": without, "alone": alone}.get(what, heard), folder)


if __name__ == "__main__":
    main(*arguments())
