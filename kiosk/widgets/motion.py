"""Whether anything on the screen moves by itself, switched live by whoever is there: kept nowhere."""

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty


class Motion(EventDispatcher):
    """Everything that moves looks here."""

    still = BooleanProperty(False)


motion = Motion()
