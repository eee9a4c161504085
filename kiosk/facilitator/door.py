"""The facilitator's door: set up once, unlocked by her phrase, passed by her PIN, shut behind her."""

from kivy.properties import OptionProperty, StringProperty

from fanzines.access.keys import PhraseTooShort, Strength, WrongPhrase, strength
from fanzines.access.pin import Right
from fanzines.access.slots import SlotsDamaged
from fanzines.library.errors import LibraryError
from kiosk.language import N_, tongue
from kiosk.pins import about_pin
from kiosk.sentences import in_words
from kiosk.widgets.keyboard import layout_of_app
from kiosk.widgets.place import Place

STEPS = ("phrase", "pin", "recovery", "unlock", "wait", "door")
STRENGTHS = {
    Strength.SHORT: N_("Still too short."),
    Strength.FAIR: N_("It keeps the kiosk shut. With four different words it keeps it shut better."),
    Strength.GOOD: N_("It keeps the kiosk shut well."),
}
_PIN_LENGTHS = range(4, 9)


class DoorPlace(Place):
    """Nothing behind it is seen without her phrase or PIN."""

    step = OptionProperty("unlock", options=STEPS)
    recovery = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._new_phrase = ""
        self._opening = False
        keyboard, field = self.ids.keyboard, self.ids.field
        keyboard.many_lines = False
        keyboard.bind(
            on_text=lambda _k, text: field.type(text),
            on_delete=lambda _k: field.delete(),
            on_finish=lambda _k: self.typed_phrase(),
        )

    def enter(self) -> None:
        """Ask for what the door needs."""
        self.clear()
        self.ids.keyboard.follow(layout_of_app())
        keeper = self.app.keeper
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

    def clear(self) -> None:
        """Forget everything typed and seen."""
        self.ids.field.text = self.ids.pad.typed = self._new_phrase = self.recovery = ""
        self.ids.field.hidden = True

    def typed_phrase(self) -> None:
        """The opening phrase is complete: open, or go on setting up."""
        phrase = self.ids.field.text
        try:
            if self.step == "phrase":
                self.app.keeper.check_phrase(phrase)
                self._new_phrase, self.ids.field.text = phrase, ""
                self.step = "pin"
            elif self.step == "unlock":
                self.step, self._opening = "wait", True
                self.app.background.do(lambda: self.app.keeper.unlock(phrase), self._unlocked)
        except PhraseTooShort as problem:
            self.app.tell(in_words(problem), icon="key")

    def weighed(self, phrase: str) -> str:
        """How well a phrase keeps the kiosk shut, while it is chosen: a message of the catalogues."""
        return STRENGTHS[strength(phrase)]

    def typed_pin(self, typed: str) -> None:
        """The PIN is complete: the new one, or the one of this kiosk."""
        if self.step == "pin":
            if len(typed) in _PIN_LENGTHS:
                self._set_up(typed)
            else:
                self.app.tell(tongue.words("A PIN has four to eight digits."), icon="key")
            return
        answer = self.app.keeper.check_pin(typed)
        if isinstance(answer, Right):
            self.to_desk()
        else:
            sentence, icon = about_pin(answer)
            self.app.tell(sentence, icon=icon)

    def to_desk(self) -> None:
        """Somebody who may is here: on to what was offered; wrong signs are forgiven."""
        self.app.keeper.clear_tries()
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

    def _set_up(self, new_pin: str) -> None:
        phrase, self._new_phrase = self._new_phrase, ""
        try:
            self.recovery = self.app.keeper.set_up(phrase, new_pin)
        except (LibraryError, OSError) as problem:
            self.step = "phrase"
            self.app.tell(in_words(problem), icon="key")
        else:
            self.step = "recovery"
