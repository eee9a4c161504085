"""What a microphone can be doing, and the sentence for each."""

from enum import StrEnum
from typing import Final


class MicrophoneState(StrEnum):
    """`off`, `starting`, `live` and `full` are as they should be; the others tell why nothing is recorded."""

    OFF = "off"
    STARTING = "starting"
    LIVE = "live"
    FULL = "full"
    MISSING = "missing"
    UNPLUGGED = "unplugged"
    FAILED = "failed"


SENTENCES: Final = {
    MicrophoneState.OFF: "The microphone is off.",
    MicrophoneState.STARTING: "The microphone is waking up.",
    MicrophoneState.LIVE: "The microphone is on.",
    MicrophoneState.FULL: "That is as long as a reading can be.",
    MicrophoneState.MISSING: "There is no microphone here. A facilitator can plug one in.",
    MicrophoneState.UNPLUGGED: "The microphone has gone. What was read till then is here.",
    MicrophoneState.FAILED: "The microphone gives no sound now. Try again, or call a facilitator.",
}
