"""Choosing the folder through which partners and the tablets of a group exchange by themselves."""

from functools import partial
from pathlib import Path
from typing import Final

from kivy.properties import StringProperty

from kiosk.facilitator.place import FacilitatorPlace
from kiosk.keeping.exchange_folder import MARKER, SYNCTHING, all_folders
from kiosk.language import N_, tongue
from kiosk.machine.sticks import sticks
from kiosk.sentences import in_words
from kiosk.widgets.touch import Touchable

NONE: Final = N_("No folder")
BY_STICK: Final = N_("Only by stick, when you touch it.")
A_STICK: Final = N_("A stick or a memory card")
BY_SYNCTHING: Final = N_("Syncthing shares it with other kiosks")
AWAY: Final = N_("It cannot be reached now.")
_FROM_LEFT: Final = "\u200e"


class FolderTile(Touchable):
    """A folder, and what it is."""

    text = StringProperty("")
    about = StringProperty("")
    icon = StringProperty("")


class FolderPlace(FacilitatorPlace):
    """Reached from the partners and from the group; each touch chooses, and is remembered."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._whence = "partners"

    def ask(self, whence: str) -> None:
        """Choose, and go back there."""
        self._whence = whence
        self.app.go(self.name)

    def enter(self) -> None:
        """Lay out what there is now."""
        self._lay_out()

    def leave(self) -> None:
        """Forget what was seen."""
        self.ids.folders.clear_widgets()

    def back(self) -> None:
        """To where she came from."""
        self.app.go(self._whence)

    def choose(self, folder: Path | None) -> None:
        """Use that folder from now on, or none."""
        try:
            self.app.exchange_through(folder)
        except OSError as problem:
            self.app.tell(in_words(problem))
        self._lay_out()

    def _lay_out(self) -> None:
        used, plugged = self.app.exchange_folder, tuple(sticks())
        folders = all_folders(used, self.app.given_folder, plugged, Path.home())
        self.ids.folders.clear_widgets()
        for number, folder in enumerate((None, *folders)):
            tile = FolderTile(touch_name=f"folder.{number}", seed=number + 3)
            tile.lit = folder == used
            tile.text = tongue.words(NONE) if folder is None else f"{_FROM_LEFT}{folder.name or folder}"
            tile.about, tile.icon = _about(folder, plugged)
            tile.bind(on_release=partial(self._touched, folder))
            self.ids.folders.add_widget(tile)

    def _touched(self, folder: Path | None, _tile: FolderTile) -> None:
        self.choose(folder)


def _about(folder: Path | None, plugged: tuple[Path, ...]) -> tuple[str, str]:
    """What is said of a folder, and its icon."""
    if folder is None:
        return tongue.words(BY_STICK), "prohibit"
    if folder in plugged:
        return tongue.words(A_STICK), "usb"
    if not folder.is_dir():
        return tongue.words(AWAY), "folder-dashed"
    if (folder / MARKER).exists() or folder.name == SYNCTHING:
        return tongue.words(BY_SYNCTHING), "arrows-clockwise"
    return f"{_FROM_LEFT}{folder.parent}", "folder"
