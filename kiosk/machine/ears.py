"""Whether the kiosk has a microphone, asked beside the screen when somebody may come to need it."""

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty

from kiosk.background import Background
from kiosk.microphone import Recorder


class Ears(EventDispatcher):
    """Belongs to the running app. `hear` is what was found last, `looked` whether anybody has looked yet."""

    hear = BooleanProperty(False)
    looked = BooleanProperty(False)

    def __init__(self) -> None:
        super().__init__()
        self.recorder = Recorder()
        self._background = Background("ears")

    def look(self) -> None:
        """Look for a microphone; one may have been plugged in, or out."""
        self._background.do(self.recorder.is_there, self._found)

    def _found(self, there: object) -> None:
        if isinstance(there, Exception):
            raise there
        self.hear, self.looked = there is True, True
