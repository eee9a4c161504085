"""A fanzine is read aloud: warned, recorded from a wave file, heard, kept, agreed to, taken back."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(what: str, folder: Path) -> None:
    from tests.kiosk.readings import spoken, wave_file

    played = folder / "played.raw"
    os.environ |= {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(played)}
    microphone = folder / "reading.wav"
    if what != "without":
        wave_file(microphone, spoken(8))
    os.environ["FANZINE_MICROPHONE"] = f"wave:{microphone}"
    open_window()
    from exhibitions.show.reading import open_show
    from fanzines.consents import Use
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder, language="ar" if what == "arabic" else "en")

    def see(guide: "Guide", name: str) -> None:
        guide.settle()
        guide.eyes.picture().save(folder / f"{name}.png")

    def begin(guide: "Guide") -> None:
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        Maker(guide).line([(30, 40), (90, 60)], seconds=0.05)
        guide.tap("studio.done")
        guide.eyes.wait_for("finish.keep")

    def kept() -> Any:
        library = app.keeper.open_library()
        (fanzine,) = library.fanzines()
        return library.reading(fanzine.id)

    def agreed() -> list[str]:
        return sorted(use.value for use in app.keeper.agreed())

    def aloud(guide: "Guide") -> Report:
        begin(guide)
        guide.eyes.wait_for("finish.aloud")
        see(guide, "finish")
        guide.tap("finish.aloud")
        step = on_main(lambda: app.places.get_screen("finish").ids.aloud)
        report: Report = {"before": on_main(lambda: (step.warned, step.doing))}
        see(guide, "warned")
        guide.eyes.wait_for("aloud.hers", 30)
        see(guide, "heard-warning")
        guide.tap("aloud.hers")
        guide.eyes.wait_for("aloud.record")
        see(guide, "ready")
        guide.tap("aloud.language")
        guide.eyes.wait_for("speak.it")
        see(guide, "languages")
        guide.tap("speak.it")
        guide.eyes.gone("speak.it")
        guide.tap("aloud.record")
        guide.wait(lambda: app.ears.recorder.seconds > 2.2, "her to read")
        see(guide, "recording")
        guide.tap("aloud.stop")
        guide.eyes.wait_for("aloud.keep")
        report["before_keeping"] = on_main(kept) is None
        before = played.stat().st_size if played.exists() else 0
        guide.tap("aloud.hear")
        guide.wait(lambda: any(played.read_bytes()[before:]), "it to be heard")
        see(guide, "taken")
        guide.tap("aloud.keep")
        guide.eyes.wait_for("use.voice")
        see(guide, "kept")
        reading = on_main(kept)
        report["kept"], report["agreed"] = reading is not None, on_main(agreed)
        report["language"] = reading and reading.language
        guide.tap("use.voice")
        guide.wait(lambda: agreed() == ["voice"], "her yes")
        see(guide, "agreed")
        guide.tap("finish.back")
        guide.eyes.wait_for("finish.show")
        guide.settle()
        guide.tap("finish.show")
        guide.eyes.wait_for("use.web")
        see(guide, "uses")
        guide.tap("finish.back")
        guide.eyes.wait_for("finish.aloud")
        guide.settle()
        guide.tap("finish.aloud")
        guide.eyes.wait_for("aloud.remove")
        guide.tap("aloud.remove")
        guide.eyes.wait_for("aloud.sure")
        see(guide, "sure")
        guide.tap("aloud.sure")
        guide.eyes.wait_for("finish.show", 30)
        report["gone"], report["agreed_then"] = on_main(kept) is None, on_main(agreed)
        return report

    def loud(since: int) -> bool:
        return played.exists() and any(played.read_bytes()[since:])

    def length() -> int:
        return played.stat().st_size if played.exists() else 0

    def everybody(guide: "Guide") -> Report:
        """From her finger to a visitor's ear, and back into silence."""
        begin(guide)
        guide.tap("finish.aloud")
        guide.eyes.wait_for("aloud.another", 30)
        guide.tap("aloud.another", "aloud.record")
        guide.wait(lambda: app.ears.recorder.seconds > 1.5, "somebody to read")
        guide.tap("aloud.stop")
        guide.eyes.wait_for("aloud.keep")
        guide.tap("aloud.keep")
        guide.eyes.wait_for("use.voice")
        guide.tap("use.voice", "finish.back")
        guide.eyes.wait_for("finish.show")
        guide.settle()
        guide.tap("finish.show", "use.see", "use.exhibition", "finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.keep")
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("desk.1", 60)
        guide.tap("desk.1", "desk.hang", "desk.exhibition", "desk.publish")
        guide.eyes.wait_for("outcome.back", 60)
        see(guide, "unheard")
        report: Report = {"unheard": on_main(readings)}
        guide.tap("outcome.back", "desk.offers", "desk.1", "desk.look")
        guide.eyes.wait_for("look.hear")
        report["may_approve_unheard"] = "look.may-be-heard" in guide.eyes.places()
        see(guide, "look-unheard")
        before = length()
        guide.tap("look.hear")
        guide.wait(lambda: loud(before), "her to hear it")
        guide.eyes.wait_for("look.may-be-heard", 30)
        guide.tap("look.may-be-heard")
        guide.wait(lambda: kept().approved, "her yes")
        see(guide, "look-heard")
        guide.tap("look.back", "desk.exhibition", "desk.publish")
        guide.eyes.wait_for("outcome.back", 60)
        report["heard"] = on_main(readings)
        guide.tap("outcome.back", "desk.home", "home.look")
        guide.eyes.wait_for("wall.1", 30)
        guide.tap("wall.1")
        guide.eyes.wait_for("reader.listen", 30)
        see(guide, "reader")
        before = length()
        guide.tap("reader.listen")
        guide.wait(lambda: loud(before), "a visitor to hear it")
        see(guide, "listening")
        report["whose"] = on_main(lambda: kept().whose.value)
        on_main(lambda: app.keeper.withdraw(app.keeper.open_library().fanzines()[0].id, (Use.VOICE,)))
        report["taken_back"] = on_main(readings)
        report["sounds"] = [str(path) for path in (folder / "data").rglob("*.mp3")]
        return report

    def readings() -> list[str]:
        """The languages in which anything can be heard in the show."""
        show = open_show(app.keeper.show_home)
        return [tag for entry in show.entries for tag in entry.readings]

    def without(guide: "Guide") -> Report:
        """No microphone: the sign waits, and the facilitator is told."""
        begin(guide)
        guide.wait(lambda: app.ears.looked, "the microphone to be sought")
        report: Report = {"may_read": "finish.aloud" in guide.eyes.places()}
        see(guide, "finish")
        guide.tap("finish.keep", "home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("desk.gathering", 60)
        guide.tap("desk.gathering")
        guide.eyes.wait_for("gathering.open")
        see(guide, "gathering")
        report["told"] = on_main(lambda: app.ears.looked and not app.ears.hear)
        return report

    walk(app, {"without": without, "everybody": everybody}.get(what, aloud), folder)


if __name__ == "__main__":
    main(*arguments())
