"""What the panels beside the page have in common: the paint pots and the widths."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.colours import brightness
from kiosk import theme
from kiosk.language import tongue
from kiosk.widgets.motion import motion
