"""Whether anything may be heard: switched by whoever is at the kiosk, for all that plays."""

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty


class SoundSwitch(EventDispatcher):
    """`off` while nobody wants to hear anything."""

    off = BooleanProperty(False)


sound = SoundSwitch()
