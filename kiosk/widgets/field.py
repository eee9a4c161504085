"""A line of text typed on the screen's keyboard; hidden while somebody may look over a shoulder."""

from kivy.properties import BooleanProperty, StringProperty

from fanzines.typesetting.caret import previous_cluster
from kiosk.widgets.cut import Cut


class Field(Cut):
    """Shows what was typed, as dots while `hidden`."""

    text = StringProperty("")
    hidden = BooleanProperty(True)

    def shown(self, text: str, hidden: bool) -> str:
        """What stands in the field."""
        return "•" * len(text) if hidden else text


def shorter(text: str) -> str:
    """What was typed without its last letter, as a letter is seen: with all its marks."""
    return text[: previous_cluster(text, len(text))]
