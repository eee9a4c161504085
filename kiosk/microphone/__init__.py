"""The tablet's microphone, listened to by a process of its own. `Recorder` is all that a screen needs."""

from kiosk.microphone.recorder import Recorder
from kiosk.microphone.states import SENTENCES, MicrophoneState

__all__ = ["SENTENCES", "MicrophoneState", "Recorder"]
