"""What is chosen finer where it matters: thin or thick paper, a thick book in bundles, colour to the cut."""

from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.language import N_, tongue
from kiosk.printing.choice import Choice
from kiosk.widgets.touch import WordButton
from printing.paper import Weight

_WEIGHTS: Final = {
    Weight.THIN: N_("Thin, {grams} g"),
    Weight.USUAL: N_("Usual, {grams} g"),
    Weight.THICK: N_("Thick, {grams} g"),
}


class WeightButton(WordButton):
    """Paper of one weight."""

    weight = ObjectProperty(Weight.USUAL)


class Finer(BoxLayout):
    """Rows that are there only where something comes of them; `on_changed` tells that she touched one."""

    __events__ = ("on_changed",)
    weight = ObjectProperty(Weight.USUAL)
    bundles = BooleanProperty(False)
    edge = BooleanProperty(False)
    weighs = BooleanProperty(False)
    bundled = NumericProperty(0)
    """How many sheets a bundle would have; 0 where all are folded together anyway."""
    edges = BooleanProperty(False)

    def offer(self, choice: Choice) -> None:
        """What matters of that choice; colour to an edge that has no room is not wanted any more."""
        self.weighs, self.bundled, self.edges = choice.weighs, choice.bundled, choice.edges
        self.edge = self.edge and self.edges

    def said(self, weight: Weight, *_: object) -> str:
        """What paper is called."""
        return tongue.words(_WEIGHTS[weight]).format(grams=weight.wrapping)

    def take(self, weight: Weight) -> None:
        """Such paper lies in the printer."""
        self.weight = weight
        self.dispatch("on_changed")

    def bundle(self) -> None:
        """Fold the sheets in bundles, or all together."""
        self.bundles = not self.bundles
        self.dispatch("on_changed")

    def reach(self) -> None:
        """Print beyond the cut, or up to it."""
        self.edge = not self.edge
        self.dispatch("on_changed")

    def on_changed(self) -> None:
        """Something else is wanted."""
