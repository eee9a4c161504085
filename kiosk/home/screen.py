"""Home: make, continue mine, look; the language corner and the facilitator's door."""

from kivy.properties import BooleanProperty, StringProperty

from kiosk.keeper import Level
from kiosk.language import SPEECHES, tongue
from kiosk.widgets.place import Place
from kiosk.widgets.touch import LanguageButton, Touchable


class SceneTile(Touchable):
    """A large picture that opens a place."""

    scene = StringProperty("")
    text = StringProperty("")


class HomePlace(Place):
    """The first screen of every sitting. While the kiosk is locked only looking is possible."""

    notices = "low"
    unlocked = BooleanProperty(False)

    def enter(self) -> None:
        """See whether a facilitator has opened the kiosk."""
        self.unlocked = self.app.keeper.is_unlocked
        if not self.ids.languages.children:
            self._lay_languages()

    def make(self) -> None:
        """Begin a fanzine: what it will be, then her sign. Where tools are simple it is one small sheet."""
        self.app.go("fold" if self.app.keeper.level is Level.FULL else "offer")

    def continue_mine(self) -> None:
        """Come back by a sign."""
        self.app.go("sign")

    def look(self) -> None:
        """See the exhibition."""
        self.app.go("exhibition")

    def facilitator(self) -> None:
        """Go to the facilitator's door."""
        self.app.go("facilitator")

    def _lay_languages(self) -> None:
        for speech in SPEECHES:
            button = LanguageButton(text=speech.own_name, touch_name=f"language.{speech.tag}")
            button.font, button.tag = speech.strong, speech.tag
            button.bind(on_release=lambda pressed: tongue.speak(pressed.tag))
            self.ids.languages.add_widget(button)
