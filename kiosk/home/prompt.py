"""An invitation to begin with: seen, heard, taken or left. Nothing of it is kept anywhere."""

from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from fanzines.prompts import prompts
from kiosk.language import tongue
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable


def invitation(name: str) -> str:
    """What a prompt says in the language spoken now; nothing for none."""
    return tongue.words(prompts()[name].words) if name else ""


class PromptCard(Touchable):
    """One prompt by its picture and its words."""

    scene = StringProperty("")
    text = StringProperty("")


class PromptPlace(Place):
    """The prompts of the gathering once a fanzine is begun, and again whenever she asks for them."""

    step = OptionProperty("cards", options=("cards", "one"))
    chosen = StringProperty("")
    words = StringProperty("")
    several = BooleanProperty(False)
    at_hand = BooleanProperty(False)
    """Whether she came from her pages."""

    def enter(self) -> None:
        """Show the one she took, or the only one; else all of them."""
        names = self.app.keeper.offered.prompts
        self.several = len(names) > 1
        for number, name in enumerate(names):
            card = PromptCard(scene=name, text=tongue.words(prompts()[name].words), seed=number + 3)
            card.touch_name = f"prompt.{number + 1}"
            card.bind(on_release=lambda pressed: self.look_at(pressed.scene))
            self.ids.cards.add_widget(card)
        if not self.several:
            self.look_at(names[0])
        elif self.chosen:
            self.look_at(self.chosen)
        else:
            self.step = "cards"

    def spoken_anew(self) -> None:
        """Say the prompts."""
        for card in self.ids.cards.children:
            card.text = tongue.words(prompts()[card.scene].words)
        self.words = invitation(self.chosen)

    def leave(self) -> None:
        """Take the cards away."""
        self.ids.cards.clear_widgets()
        self.at_hand = False

    def forget_choice(self) -> None:
        """She has left."""
        self.chosen = self.words = ""

    def look_at(self, name: str) -> None:
        """See one of them by itself."""
        self.chosen, self.words = name, invitation(name)
        self.step = "one"

    def look_at_all(self) -> None:
        """See the others again."""
        self.app.voice.hush()
        self.step = "cards"

    def go_without(self) -> None:
        """To her pages; nothing is asked of her."""
        self.forget_choice()
        self.app.go("studio")
