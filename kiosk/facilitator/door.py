"""The facilitator's door: set up once, unlocked by her phrase, passed by her PIN, shut behind her."""

from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from fanzines.access.keys import WrongPhrase
from fanzines.access.pin import Right
from fanzines.access.slots import SlotsDamaged
from fanzines.library.errors import LibraryError
from kiosk.facilitator import new_pin, phrase_typing, recovery_sheet  # noqa: F401  (known to kv by name)
from kiosk.pins import about_pin
from kiosk.sentences import in_words
from kiosk.widgets.place import Place

STEPS = ("phrase", "pin", "recovery", "unlock", "wait", "door")


class DoorPlace(Place):
    """Nothing behind it is seen without her phrase or PIN."""

    step = OptionProperty("unlock", options=STEPS)
    recovery = StringProperty("")
    belongs = BooleanProperty(False)
    """Whether the tablet that is set up belongs to others, and joins them afterwards."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._new_phrase = ""
        self._opening = False
        self._caller = ""

    def enter(self) -> None:
        """Ask for what the door needs."""
        self.clear()
        keeper = self.app.keeper
        self.ids.typing.ask(choosing=not keeper.is_set_up)
        if self._opening:
            self.step = "wait"
        elif not keeper.is_set_up:
            self.step = "phrase"
        elif not keeper.is_unlocked:
            self.step = "unlock"
        else:
            self.step = "door"

    def on_step(self, *_: object) -> None:
        """What was said belongs to the step before."""
        self.app.notice.hide()

    def leave(self) -> None:
        """Whoever passed has passed."""
        self.clear()
        self._caller = ""

    def called_for(self, fanzine_id: str) -> None:
        """A maker without a sign hid and wants to come back: whoever passes next is led to her pages."""
        self._caller = fanzine_id

    def clear(self) -> None:
        """Forget everything typed and seen."""
        self._new_phrase = self.recovery = ""
        for typed in (self.ids.typing, self.ids.new_pin, self.ids.pad):
            typed.clear()

    def typed_phrase(self, phrase: str) -> None:
        """The opening phrase is complete: open, or go on setting up."""
        if self.step == "phrase":
            self._new_phrase, self.step = phrase, "pin"
        elif self.step == "unlock":
            self.step, self._opening = "wait", True
            self.app.background.do(lambda: self.app.keeper.unlock(phrase), self._unlocked)

    def typed_pin(self, typed: str) -> None:
        """Whether it is the PIN of this kiosk."""
        answer = self.app.keeper.check_pin(typed)
        if isinstance(answer, Right):
            self.to_desk()
        else:
            sentence, icon = about_pin(answer)
            self.app.tell(sentence, icon=icon)

    def set_up(self, pin: str) -> None:
        """Make the library, and show what opens it when the phrase is forgotten."""
        phrase, self._new_phrase = self._new_phrase, ""
        try:
            self.recovery = self.app.keeper.set_up(phrase, pin)
        except (LibraryError, OSError) as problem:
            self.step = "phrase"
            self.app.tell(in_words(problem), icon="key")
        else:
            self.step = "recovery"

    def written(self) -> None:
        """The recovery letters are on paper: the kiosk is set up."""
        belongs, self.belongs = self.belongs, False
        if belongs:
            self.app.keeper.clear_tries()
            self.app.places.get_screen("group").to_join()
            self.app.go("group")
        else:
            self.to_desk()

    def to_desk(self) -> None:
        """Somebody who may is here; wrong signs are forgiven. First of all a gathering is opened."""
        keeper = self.app.keeper
        keeper.clear_tries()
        self.app.speak_to_facilitator()
        if self.app.circle_waits:
            self.app.go("circle")
        elif keeper.gathering is None:
            self.app.go("gathering")
        elif self._caller:
            self.app.places.get_screen("beside").ask(self._caller)
        else:
            self.app.go("desk")

    def _unlocked(self, result: object) -> None:
        """The phrase was tried beside the screen; whoever went elsewhere meanwhile stays there."""
        self._opening = False
        if self.manager.current != self.name:
            if self.manager.current == "home":
                self.manager.current_screen.enter()
        elif isinstance(result, WrongPhrase | SlotsDamaged | LibraryError):
            self.step = "unlock"
            self.app.tell(in_words(result), icon="key")
        elif isinstance(result, Exception):
            self.step = "unlock"
            raise result
        elif self.app.keeper.mended:
            self.app.go("backups")
        else:
            self.to_desk()
