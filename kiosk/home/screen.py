"""Home: make, continue mine, look; the language corner and the facilitator's door."""

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty

from kiosk.language import tongue
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable


class SceneTile(Touchable):
    """A large picture that opens a place."""

    scene = StringProperty("")
    text = StringProperty("")


class HomePlace(Place):
    """The first screen of every sitting. While no gathering is open only looking is possible.

    Whoever begins meets the first language of the gathering, not the one the maker before her chose.
    """

    notices = "low"
    unlocked = BooleanProperty(False)
    gathered = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._chosen = False
        self._watching = False

    def enter(self) -> None:
        """See whether a facilitator has opened the kiosk, and a gathering."""
        keeper = self.app.keeper
        self.unlocked = keeper.is_unlocked
        self.gathered = self.unlocked and keeper.gathering is not None
        self._chosen = False
        self._lay_languages()
        if not self._watching:
            self._watching = True
            self.app.notice.bind(text=lambda *_: self._speak_first())
        # What is told to a maker who has just left is told in the frame after this one, in her language.
        Clock.schedule_once(lambda _dt: self._speak_first())

    def make(self) -> None:
        """Begin a fanzine: what it will be, then her sign."""
        self._begin()
        folds = self.app.keeper.offered.foldings
        if len(folds) > 1:
            self.app.go("fold")
        else:
            self.app.places.get_screen("offer").folding = folds[0]
            self.app.go("offer")

    def continue_mine(self) -> None:
        """Come back by a sign."""
        self._begin()
        self.app.go("sign")

    def look(self) -> None:
        """See the exhibition."""
        self.app.go("exhibition")

    def facilitator(self) -> None:
        """Go to the facilitator's door."""
        self.app.go("facilitator")

    def _begin(self) -> None:
        if not self._chosen:
            tongue.speak(self.app.keeper.offered.languages[0])

    def _speak_first(self) -> None:
        """Once nothing is told any more, the first language, unless somebody has chosen one here."""
        gathering, here = self.app.keeper.gathering, self.manager.current == self.name
        if here and gathering is not None and not (self._chosen or self.app.notice.text):
            tongue.speak(gathering.languages[0])

    def choose(self, tag: str) -> None:
        self._chosen = True
        tongue.speak(tag)

    def _lay_languages(self) -> None:
        """None where there is no choice."""
        choice = self.app.languages()
        self.ids.languages.choice = choice if len(choice) > 1 else ()
