"""A second look before anything goes out: each finding is answered, or sent to the maker as a question."""

from collections.abc import Callable
from functools import partial
from typing import Final

from kivy.graphics.texture import Texture
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)

from fanzines.library.errors import LibraryError
from fanzines.second_look.findings import Finding
from fanzines.second_look.look import Answer
from fanzines.second_look.matches import Kind
from kiosk.facilitator import found, hearing  # noqa: F401  (hearing is known to kv by name)
from kiosk.facilitator.looking import Looking
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.facilitator.seeking import Seeking
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.close_look import cropped
from kiosk.widgets.touch import WordButton
from printing.pictures.picture import page_picture

GOING_ON: Final = {
    "": ("check", N_("Done")),
    "hang": ("frame-corners", N_("Hang it on the wall")),
    "print.0": ("printer", N_("Print it")),
    "print.1": ("printer", N_("Print it")),
    "circle": ("chats-circle", N_("Into the circle")),
    "export": ("tray-arrow-up", N_("Take along")),
}
"""What is done once all is answered: its icon and name."""
_DPI: Final = 160.0


class AnswerButton(WordButton):
    """One answer."""


class LookPlace(FacilitatorPlace):
    """Reached from the desk or the light table with a fanzine, and with what is to be done afterwards."""

    notices = "beside"
    then = OptionProperty("", options=tuple(GOING_ON))
    index = NumericProperty(0)
    count = NumericProperty(1)
    number = NumericProperty(0)
    found = NumericProperty(0)
    page_texture: Texture | None = ObjectProperty(None, allownone=True)
    crop: Texture | None = ObjectProperty(None, allownone=True)
    chosen_places = ListProperty([])
    other_places = ListProperty([])
    icon = StringProperty("")
    sentence = StringProperty("")
    unseen = StringProperty("")
    said = StringProperty("")
    faces_said = StringProperty("")
    her_changes = StringProperty("")
    pointing = BooleanProperty(False)
    by_eye = BooleanProperty(False)
    may_go_on = BooleanProperty(False)
    words_open = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._seeking = Seeking(self._sought)
        self._fanzine_id, self._whence = "", "desk"
        self._looking: Looking | None = None

    @property
    def looking(self) -> Looking:
        """Where she is; RuntimeError when nobody looks."""
        if self._looking is None:
            raise RuntimeError("nobody looks at a fanzine")
        return self._looking

    def look_at(self, fanzine_id: str, then: str = "", whence: str = "desk") -> None:
        """Look at this fanzine; afterwards that can be done, in the place it was asked from."""
        self._fanzine_id, self.then, self._whence = fanzine_id, then, whence
        self.app.go(self.name)

    def enter(self) -> None:
        """Open it at the first place that is not answered, and begin to look for faces."""
        library = self.app.keeper.open_library()
        fanzine = library.fanzine(self._fanzine_id)
        self._looking = Looking(self.desk, fanzine, carrying=self.then in ("", "export"))
        self.pointing = False
        self.ids.hearing.open(fanzine.id)
        self._show()
        unsought = [page for page in self.looking.pages if page.id in self.looking.look.unsought]
        self._seeking.seek(library, fanzine.id, unsought)

    def rest(self) -> None:
        """Nobody waits for the search any more."""
        self._seeking.stop()

    def leave(self) -> None:
        """Forget the pages."""
        self._seeking.stop()
        self.ids.hearing.clear()
        self._looking, self._fanzine_id, self.then = None, "", ""
        self.page_texture = self.crop = None
        self.chosen_places, self.other_places = [], []
        self.ids.answers.clear_widgets()

    def back(self) -> None:
        """To where she came from; what was answered stays."""
        self._come_back("")

    def go_on(self) -> None:
        """All is answered: do what was to be done."""
        self._come_back(self.then)

    def turn_to(self, index: int) -> None:
        """Show another page."""
        self._do(partial(self.looking.turn_to, index))

    def step(self, by: int) -> None:
        """The next finding, or the one before."""
        self._do(partial(self.looking.step, by))

    def touched(self, x: float, y: float) -> None:
        """The page was touched (mm): ask about that place, or choose what was found there."""
        act = self.looking.ask_about if self.pointing else self.looking.touch
        self.pointing = False
        self._do(partial(act, x, y))

    def answer(self, finding: Finding, answer: Answer) -> None:
        """Answer what is chosen; then the next that is open."""
        if self._do(partial(self.looking.answer, finding, answer)):
            self._do(self.looking.go_to_open)

    def all_words(self) -> None:
        """Every word that was found is meant so; faces are answered one by one."""
        for finding in self.looking.unanswered_words:
            self.answer(finding, Answer.MEANT)

    def looked_myself(self) -> None:
        """She has looked at every page on which no program could look for faces."""
        if self._do(self.looking.seen_by_eye):
            self._do(self.looking.go_to_open)

    def ask(self, finding: Finding | None) -> None:
        """Say what was found, and lay out what can be answered; or that there is nothing to ask."""
        look = self.looking.look
        self.icon = found.ICONS[finding.kind] if finding else ""
        self.sentence = tongue.words(found.sentence(finding, bool(look.findings)))
        self.ids.answers.clear_widgets()
        self.said = ""
        if finding is None:
            return
        given = look.answer(finding)
        self.said = tongue.words(found.answered(finding.kind, given)) if given else ""
        for answer, icon, text in found.choices(finding.kind):
            button = AnswerButton(icon=icon, text=tongue.words(text), touch_name=f"look.{answer.value}")
            button.lit = answer is given and finding.kind is not Kind.SPOT
            button.bind(on_release=lambda _pressed, answer=answer: self.answer(finding, answer))
            self.ids.answers.add_widget(button)

    def _come_back(self, then: str) -> None:
        place = "circle-laying" if self.then == "circle" else self._whence
        self.app.places.get_screen(place).come_back(self._fanzine_id, then)

    def _do(self, act: Callable[[], bool | None]) -> bool:
        try:
            taken_down = act()
        except LibraryError as problem:
            self.app.tell(in_words(problem))
            return False
        if taken_down:
            self.app.tell(tongue.words(found.TAKEN_DOWN), icon="frame-corners")
        self._show()
        return True

    def _sought(self, page_id: str, done: bool) -> None:
        self._do(partial(self.looking.sought, page_id, done))

    def _show(self) -> None:
        """Lay out where she is, and what was found and answered by now."""
        looking, look = self.looking, self.looking.look
        finding = looking.finding
        photos = self.app.keeper.photo_source()
        picture = page_picture(looking.page, photos, _DPI)
        self.page_texture = texture_of(picture)
        self.crop = texture_of(cropped(picture, finding.where)) if finding else None
        self.index, self.count = looking.index, len(looking.pages)
        self.number, self.found = looking.number, len(look.findings)
        self.chosen_places = list(finding.where) if finding else []
        self.other_places = [box for one in looking.here if one is not finding for box in one.where]
        self.unseen = found.not_seen(finding, looking.page, photos) if finding else ""
        self.ask(finding)
        self.faces_said = found.of_faces(
            looking.with_photos, len(look.unsought), failed=looking.could_not_seek
        )
        self.her_changes = found.of_changes(look.changed)
        self.by_eye = looking.may_answer_by_eye
        self.words_open = bool(looking.unanswered_words)
        self.may_go_on = looking.is_complete or not self.then
