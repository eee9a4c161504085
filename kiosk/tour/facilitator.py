"""The facilitator's part of the tour: the desk, the second look, the wall, and how a gathering ends."""

from typing import TYPE_CHECKING, Final

from kiosk.mainloop import on_main
from kiosk.tour.guide import Guide
from kiosk.tour.keys import look_at_phrases
from kiosk.tour.opening import PHRASES, type_pin

if TYPE_CHECKING:
    from kiosk.app import KioskApp

SEARCHED: Final = 120.0
"""Seconds in which faces are looked for on all pages, also on a busy machine."""


TRANSLATED: Final = "أشياء صغيرة"
"""What the first page says, in a visitor's language."""


class Facilitator:
    """Comes by her PIN each time, from the beginning."""

    def __init__(self, guide: Guide, app: "KioskApp") -> None:
        self.guide, self.app = guide, app

    def look_twice(self, place: tuple[float, float], *, first: bool) -> None:
        """Look at the first maker's fanzine once more; ask about a place on its second page, in mm."""
        guide = self.guide
        self._enter()
        guide.tap("desk.1", "desk.hang" if first else "desk.look")
        guide.eyes.wait_for("look.go-on", SEARCHED)
        guide.tap("look.page.next", "look.point")
        page = self.app.places.get_screen("look").ids.page
        guide.hand.tap(*on_main(lambda: page.to_px(*place)))
        guide.eyes.wait_for("look.meant")
        guide.see("look")
        guide.tap("look.back", "desk.home")
        guide.eyes.wait_for("home.continue")

    def look_at_answers(self) -> None:
        """Pass on what a visitor left; its maker said that it may hang beside her fanzine."""
        guide = self.guide
        self._enter()
        guide.tap("desk.exhibition", "desk.visited")
        guide.eyes.wait_for("slip.1.on")
        guide.see("answers")
        guide.tap("slip.1.on", "passed.1.told", "passed.1.hang")
        guide.eyes.wait_for("passed.1.down")
        guide.see("answers-beside")
        guide.tap("visited.back", "desk.home")
        guide.eyes.wait_for("home.continue")

    def curate(self, *, serve: bool) -> None:
        """Look around, hang what was offered, publish, serve the stories if wanted, and end the gathering."""
        self._enter()
        self._look_around()
        self.guide.tap("desk.hang", "desk.exhibition")
        self._write_beside(first=serve)
        self._set_up(first=serve)
        self._publish()
        if serve:
            self.guide.tap("desk.serve")
            self.guide.wait(lambda: self.app.room_url(), "the stories to be served")
        self._look_at_labels()
        self.guide.see("curating")
        self._sit_in_circle()
        self._end()
        self._lock_and_unlock()

    def gather_in_arabic(self) -> None:
        """Another gathering, for women who read from right to left; its facilitator does so, too."""
        self._enter()
        self.guide.tap("desk.gathering", "gathering.end")
        self.guide.eyes.gone("gathering.end")
        self.guide.tap("desk.home", "language.ar", "home.facilitator")
        type_pin(self.guide)
        self.guide.tap("pin.check")
        self.guide.eyes.wait_for("languages.ar")
        lit = [name for name in self.guide.eyes.names() if name.startswith("languages.")]
        self.guide.tap(*(name for name in lit if name != "languages.ar"), "languages.en", "gathering.open")
        self.guide.eyes.wait_for("home.make")

    def _look_around(self) -> None:
        """Everything at the desk that is only looked at."""
        self._simple_tools()
        look_at_phrases(self.guide, PHRASES[self.app.language])
        self.guide.tap("desk.offers")
        self._ask_beside()
        self.guide.tap("desk.1")
        self.guide.see("desk")
        self._hear_her()

    def _simple_tools(self) -> None:
        """The facilitator lays out the seven simple tools, looks at the studio, and lays all out again."""
        self.guide.tap("desk.care")
        self.guide.see("care")
        self.guide.tap("desk.backups")
        self.guide.eyes.wait_for("backups.make")
        self.guide.see("backups")
        self.guide.tap("backups.desk", "desk.partners")
        self.guide.eyes.wait_for("partners.new")
        self.guide.see("partners")
        self.guide.tap("partners.card")
        self.guide.eyes.wait_for("partners.give-card")
        self.guide.see("partners-card")
        self.guide.tap("partners.back")
        self.guide.eyes.wait_for("partners.new")
        self.guide.tap("partners.back", "desk.group")
        self.guide.eyes.wait_for("group.invite")
        self.guide.see("group")
        self.guide.tap("group.back")
        self.guide.tap("desk.gathering", "level.simple")
        self.guide.see("gathering-open")
        self.guide.tap("desk.home", "home.make", "fold.mini", "offer.skip", "prompt.without")
        self.guide.eyes.wait_for("tool.pen")
        self.guide.see("studio-simple")
        self.guide.tap("studio.away")
        self._enter()
        self.guide.tap("desk.gathering", "level.full", "desk.offers")

    def _ask_beside(self) -> None:
        """What was made without a sign would be opened: is its maker there? Not today."""
        self.guide.tap("desk.2", "desk.open", "beside.here")
        self.guide.see("beside")
        self.guide.tap("beside.back")

    def _hear_her(self) -> None:
        """Did she say that others may have it on paper, too? She did not."""
        self.guide.tap("desk.told")
        self.guide.eyes.wait_for("told.back")
        self.guide.see("told")
        self.guide.tap("told.back", "desk.1")

    def _sit_in_circle(self) -> None:
        """A circle: laid out, one topic and one page of it seen, and ended."""
        guide = self.guide
        guide.tap("desk.circle", "circle.topic.experience", "circle.topic.programme", "circle.fanzine.1")
        guide.tap("circle.topic.programme")
        guide.see("circle-laying")
        guide.tap("circle.begin")
        guide.eyes.wait_for("circle.mine")
        guide.see("circle")
        guide.tap("circle.next")
        guide.see("circle-topic")
        place = self.app.places.get_screen("circle")
        while on_main(lambda: place.step) != "page":
            guide.tap("circle.next")
            guide.settle()
        guide.see("circle-page")
        guide.tap("circle.leave")
        guide.eyes.wait_for("circle.end")
        guide.see("circle-end")
        guide.tap("circle.end")
        self._enter()

    def _end(self) -> None:
        """The gathering ends: a calm beginning where nobody can sit down."""
        self.guide.tap("desk.gathering", "gathering.end")
        self.guide.eyes.gone("gathering.end")
        self.guide.eyes.wait_for("gathering.open")
        self.guide.see("gathering-over")
        self.guide.tap("desk.home")
        self.guide.eyes.wait_for("home.look")
        self.guide.see("home-over")
        self.guide.tap("home.facilitator")
        type_pin(self.guide)
        self.guide.tap("pin.check")
        self.guide.eyes.wait_for("gathering.open")

    def _write_beside(self, *, first: bool) -> None:
        """What it is about, a note and a page's words beside what hangs; a room, taken away again."""
        guide = self.guide
        guide.tap("hung.1")
        guide.eyes.wait_for("cover.words")
        guide.see("curating-cover")
        guide.tap("cover.themes")
        guide.eyes.wait_for("themes.done")
        if first:
            guide.tap("theme.strength", "theme.hands")
        guide.see("themes")
        guide.tap("themes.done", "cover.words", "text.2")
        guide.eyes.wait_for("ready.2")
        guide.see("words-note")
        guide.tap("text.3")
        guide.eyes.wait_for("writing.page")
        guide.see("words-page")
        guide.tap("right.field")
        guide.eyes.wait_for("keys.finish")
        guide.see("words-typing")
        if first:
            guide.type(TRANSLATED)
        guide.tap("keys.finish", "writing.back", "hand.done", "curating.room")
        guide.eyes.wait_for("room.remove")
        guide.see("curating-room")
        guide.tap("room.remove", "curating.words")
        guide.eyes.wait_for("text.6")
        guide.see("words")
        guide.tap("writing.back")

    def _set_up(self, *, first: bool) -> None:
        """What the exhibition is set to, all exhibitions there are, and what visitors will see."""
        guide = self.guide
        guide.tap("curating.settings")
        guide.eyes.wait_for("settings.back")
        if first:
            guide.tap("settings.answers", "help.IT")
        guide.see("exhibition-settings")
        guide.tap("settings.back", "curating.list")
        guide.eyes.wait_for("exhibitions.back")
        guide.see("exhibitions")
        guide.tap("exhibitions.back", "curating.preview")
        guide.eyes.wait_for("preview.back", 60)
        guide.see("preview")
        guide.tap("preview.back")
        guide.eyes.wait_for("desk.publish")

    def _publish(self) -> None:
        self.guide.tap("desk.publish")
        self.guide.eyes.wait_for("outcome.back", 60)
        self.guide.see("outcome")
        self.guide.tap("outcome.back")

    def _look_at_labels(self) -> None:
        place, printing = (self.app.places.get_screen(name) for name in ("paper", "printing"))
        self.guide.tap("desk.paper")
        self.guide.wait(lambda: place.texture and not place.checking, "the labels to be checked")
        self.guide.see("labels")
        self.guide.tap("paper.print")
        self.guide.wait(lambda: printing.sides and not printing.working, "the labels as they come out")
        self.guide.see("printing")
        self.guide.tap("printing.back")
        self.guide.wait(lambda: place.texture, "the labels again")
        self.guide.tap("paper.back")

    def _lock_and_unlock(self) -> None:
        self.guide.tap("desk.lock", "home.facilitator")
        self.guide.type(PHRASES[self.app.language])
        self.guide.see("unlock")
        self.guide.tap("keys.finish")
        self.guide.eyes.wait_for("gathering.open")

    def _enter(self) -> None:
        self.guide.tap("home.facilitator")
        type_pin(self.guide)
        self.guide.see("door")
        self.guide.tap("pin.check")
        self.guide.eyes.wait_for("desk.1", 60)
