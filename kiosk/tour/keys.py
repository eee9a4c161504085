"""Phrases and letters in pictures; nothing is changed."""

from typing import Final

from kiosk.language import tongue
from kiosk.tour.guide import Guide

ANOTHER: Final = {"en": "nine warm yellow lamps", "ar": "تسعة مصابيح صفراء دافئة"}


def look_at_phrases(guide: Guide, phrase: str) -> None:
    """From the care of the kiosk and back to it, with everything that could be done."""
    guide.tap("desk.care", "desk.phrases")
    guide.eyes.wait_for("keys.finish")
    guide.see("phrases-ask")
    guide.type(phrase)
    guide.tap("keys.finish")
    guide.eyes.wait_for("phrases.change", 60)
    guide.see("phrases")
    guide.tap("phrases.change")
    guide.type(ANOTHER[tongue.tag])
    guide.tap("phrase.reveal")
    guide.see("phrases-choose")
    guide.tap("keys.finish")
    guide.see("phrases-again")
    guide.tap("phrases.back", "phrases.letters")
    guide.see("phrases-letters")
    guide.tap("phrases.back", "phrases.new")
    guide.see("phrases-new")
    guide.tap("phrases.leave", "phrases.pin")
    guide.see("phrases-pin")
    guide.tap("phrases.back", "phrases.back")
