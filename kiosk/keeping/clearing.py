"""What making leaves in this process beside the places: cleared when a gathering ends and at locking."""

from kivy.core.clipboard import Clipboard

from kiosk.machine.memory import give_back
from kiosk.machine.tidying import search_all
from kiosk.start import empty_home


def clear_traces() -> None:
    """The clipboard and Kivy's temporary home are emptied; memory nothing points to goes to the system."""
    for kind in Clipboard.get_types():
        Clipboard.put(None, kind)
    empty_home()
    search_all()
    give_back()
