"""A mediator gives the kiosk a voice; a maker hears it; the voice is carried to another kiosk."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(what: str, folder: Path) -> None:
    from tests.kiosk.readings import spoken, wave_file

    played = folder / "played.raw"
    os.environ |= {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(played)}
    os.environ["FANZINE_MICROPHONE"] = f"wave:{wave_file(folder / 'said.wav', spoken(6))}"
    os.environ["PATH"] = str(folder)  # nothing here makes speech: what is heard was recorded
    open_window()
    from fanzines.voices.phrases import Part
    from fanzines.voices.store import Voices
    from kiosk.mainloop import on_main

    tag = "ar" if what == "arabic" else "en"
    app = opened_kiosk(folder, language=tag)

    def see(guide: "Guide", name: str) -> None:
        guide.settle()
        guide.eyes.picture().save(folder / f"{name}.png")

    def length() -> int:
        return played.stat().st_size if played.exists() else 0

    def loud(since: int) -> bool:
        return played.exists() and any(played.read_bytes()[since:])

    def voices() -> Voices:
        return Voices(app.keeper.open_library().store)

    def to_voices(guide: "Guide") -> None:
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("desk.care", 60)
        guide.tap("desk.care")
        see(guide, "care")
        guide.tap("desk.voices")
        guide.eyes.wait_for("voices.record")

    def record(guide: "Guide") -> None:
        guide.tap("voices.record")
        guide.wait(lambda: app.ears.recorder.seconds > 1.2, "her to speak")
        guide.tap("voices.stop")
        guide.eyes.wait_for("voices.keep", 30)

    def take_look(guide: "Guide") -> None:
        """The phrase of the tile to look at the exhibition, taken in hand."""
        guide.tap("voices.part.beginning")
        place = on_main(lambda: app.places.get_screen("voices"))
        guide.wait(lambda: place._part is Part.BEGINNING, "its part")
        on_main(lambda: place.choose(next(one for one in place._of_part() if one.phrase.text == "Look")))

    def keep(guide: "Guide") -> None:
        place = on_main(lambda: app.places.get_screen("voices"))
        before = on_main(lambda: place.text)
        guide.tap("voices.keep")
        guide.wait(lambda: place.text != before, "the next phrase")
        guide.settle()

    def recorded(guide: "Guide") -> Report:
        before = on_main(lambda: app.voice.speaks)
        to_voices(guide)
        place = on_main(lambda: app.places.get_screen("voices"))
        see(guide, "voices")
        first = on_main(lambda: place.text)
        since = length()
        record(guide)
        see(guide, "taken")
        guide.wait(lambda: loud(since), "it to be heard by itself")
        report: Report = {"before": before, "unkept": sorted(voices().recorded(tag))}
        keep(guide)
        report["kept"] = sorted(voices().recorded(tag)) == [first]
        take_look(guide)
        record(guide)
        keep(guide)
        guide.tap("voices.part.table")
        see(guide, "table")
        guide.tap("voices.language")
        see(guide, "languages")
        guide.tap("voices.back", "voices.give")
        guide.wait(lambda: list((folder / "prints").glob("*.voice")), "the voice to be on the stick")
        guide.eyes.wait_for("voices.record")
        guide.tap("voices.part.beginning", "voices.back")
        guide.eyes.wait_for("desk.home")
        guide.tap("desk.home")
        guide.eyes.wait_for("home.look")
        since = length()
        guide.eyes.hold("home.look")
        guide.wait(lambda: loud(since), "the kiosk to say it")
        report["still_home"] = on_main(lambda: app.places.current)
        on_main(lambda: [voices().throw_away(tag, text) for text in voices().recorded(tag)])
        to_voices(guide)
        guide.tap("voices.take")
        guide.wait(lambda: len(voices().recorded(tag)) == 2, "the voice to come in")
        report["own"] = [one.own for one in voices().recorded(tag).values()]
        guide.eyes.wait_for("voices.record")
        see(guide, "brought")
        return report | in_edo(guide)

    def in_edo(guide: "Guide") -> Report:
        """A language without words: once something was said in it, makers can choose it."""
        place = on_main(lambda: app.places.get_screen("voices"))
        report: Report = {"offered_before": "bin" in [one.tag for one in on_main(app.speeches)]}
        guide.tap("voices.language", "voices.in.bin")
        guide.wait(lambda: place.language == "bin", "Edo")
        take_look(guide)
        record(guide)
        keep(guide)
        guide.tap("voices.back", "desk.gathering")
        guide.eyes.wait_for("languages.bin")
        see(guide, "gathering")
        lit = on_main(lambda: app.places.get_screen("gathering")._chosen.languages)
        report["asked_for_by_itself"] = "bin" in lit
        guide.tap("languages.bin", "gathering.open", "language.bin")
        guide.eyes.wait_for("home.look")
        since = length()
        guide.eyes.hold("home.look")
        guide.wait(lambda: loud(since), "the kiosk to say it in Edo")
        see(guide, "edo")
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        report["language"] = on_main(lambda: app.keeper.on_table.language)
        return report

    walk(app, recorded, folder)


if __name__ == "__main__":
    main(*arguments())
