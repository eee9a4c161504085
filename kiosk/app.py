"""The kiosk: every place, what is kept, and the way between them."""

from collections.abc import Sequence
from pathlib import Path

from exhibitions.room import RoomServer
from kiosk.base import BaseApp
from kiosk.exhibition.screen import ExhibitionPlace
from kiosk.facilitator.screen import FacilitatorPlace
from kiosk.finish.screen import FinishPlace
from kiosk.home.screen import HomePlace
from kiosk.home.shelf import ShelfPlace
from kiosk.home.sign import OfferPlace, SignPlace
from kiosk.keeper import Keeper
from kiosk.studio.screen import StudioPlace
from kiosk.widgets.place import Place


class KioskApp(BaseApp):
    """The whole kiosk over one data folder; pictures come from `photos`, PDFs go to `prints`."""

    may_leave_exhibition = True
    folders = ("home", "studio", "finish", "facilitator", "exhibition")

    def __init__(
        self,
        folder: Path,
        *,
        photos: Path | None = None,
        prints: Path | None = None,
        language: str = "en",
        room_port: int = 8000,
    ) -> None:
        super().__init__(language)
        self.keeper = Keeper(folder)
        self.photos = photos
        self.prints = prints
        self.room = RoomServer(self.keeper.show_home, port=room_port)

    def make_places(self) -> Sequence[Place]:
        """Every place of the kiosk, the first one shown first."""
        return (
            HomePlace(name="home"),
            OfferPlace(name="offer"),
            SignPlace(name="sign"),
            ShelfPlace(name="shelf"),
            StudioPlace(name="studio"),
            FinishPlace(name="finish"),
            FacilitatorPlace(name="facilitator"),
            ExhibitionPlace(name="exhibition"),
        )

    def home(self) -> None:
        """Whoever sat here has left: close what was hers and show the beginning."""
        self.keeper.step_away()
        self.go("home")

    def lock(self) -> None:
        """Shut the library; only looking is possible until the phrase is typed again."""
        self.keeper.close()
        self.go("home")

    def show_folder(self) -> Path:
        """The published show, or the sample until there is one."""
        return self.keeper.show_folder

    def room_url(self) -> str:
        """Where stories are served in the room, or nothing while they are not."""
        return self.room.url

    def start_room(self) -> None:
        """Serve the stories of the published show."""
        self.room.start()

    def on_stop(self) -> None:
        """Shut everything."""
        self.room.stop()
        self.keeper.close()
