"""A facilitator opens a new kiosk for the first time, and looks at a wall on which nothing hangs."""

from typing import Final

from kiosk.language import tongue
from kiosk.tour.guide import Guide

PHRASES: Final = {"en": "blue boats sing softly", "ar": "قوارب زرقاء تغني بهدوء"}
PIN: Final = "2580"


def set_up(guide: Guide) -> None:
    """From the first switching on to a gathering at which somebody can sit down."""
    spoken = tongue.tag
    guide.eyes.wait_for("home.facilitator", 60)
    guide.see("home-locked")
    guide.tap("home.look")
    guide.eyes.wait_for("wall.1")
    guide.see("wall-sample")
    guide.tap("wall.1")
    guide.eyes.wait_for("note.back")
    guide.see("note")
    guide.tap("note.back")
    guide.eyes.wait_for("wall.1")
    guide.tap("exhibition.home", "home.facilitator")
    guide.type(PHRASES[tongue.tag])
    guide.tap("phrase.reveal")
    guide.see("phrase")
    guide.tap("keys.finish")
    guide.type(PHRASES[tongue.tag])
    guide.tap("keys.finish")
    type_pin(guide)
    guide.see("pin")
    guide.tap("pin.check")
    type_pin(guide)
    guide.tap("pin.check")
    guide.eyes.wait_for("recovery.written", 60)
    guide.see("recovery")
    guide.tap("recovery.written", "desk.offers")
    guide.eyes.gone("gathering.open")
    guide.see("desk-empty")
    guide.tap("desk.gathering", "packs.place")
    guide.see("gathering")
    guide.tap("packs.single")
    guide.eyes.wait_for("prompts.back")
    guide.see("gathering-prompts")
    guide.tap("prompts.back", "gathering.open")
    guide.eyes.wait_for("home.make")
    _hang_nothing(guide, spoken)


def _hang_nothing(guide: Guide, spoken: str) -> None:
    """An exhibition in which nothing hangs yet is put up: an empty wall, looked at in her language."""
    guide.tap("home.facilitator")
    type_pin(guide)
    guide.tap("pin.check", "desk.exhibition")
    guide.eyes.wait_for("curating.list")
    guide.see("curating-empty")
    guide.tap("desk.publish")
    guide.eyes.wait_for("outcome.back", 60)
    guide.tap("outcome.back", "curating.list", "desk.end")
    guide.eyes.wait_for("end.sure")
    guide.see("ending")
    guide.tap("end.not", "exhibitions.back", "desk.home", f"language.{spoken}", "home.look")
    guide.eyes.gone("home.look")
    guide.see("wall-empty")
    guide.tap("exhibition.home")
    guide.eyes.wait_for("home.make")


def type_pin(guide: Guide) -> None:
    """Tap it on the keys of the door."""
    guide.tap(*(f"pin.{digit}" for digit in PIN))
