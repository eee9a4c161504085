"""The panels beside the page: what the tool in her hand can do, one panel for every tool."""

from typing import TYPE_CHECKING

from kiosk.studio.panels.base import Panel
from kiosk.studio.panels.hand import HandPanel
from kiosk.studio.panels.pen import EraserPanel, PenPanel
from kiosk.studio.panels.photo import PhotoPanel
from kiosk.studio.panels.supplies import SuppliesPanel
from kiosk.studio.panels.words import WordsPanel

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace


def make(studio: "StudioPlace") -> dict[str, Panel]:
    """One panel for every tool."""
    kinds: dict[str, type[Panel]] = {
        "hand": HandPanel,
        "pen": PenPanel,
        "eraser": EraserPanel,
        "photo": PhotoPanel,
        "words": WordsPanel,
        "supplies": SuppliesPanel,
    }
    return {name: kind(studio=studio) for name, kind in kinds.items()}
