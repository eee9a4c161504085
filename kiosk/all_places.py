"""Every place of the kiosk a person can be in."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from kiosk.circle.laying import CircleLayingPlace
from kiosk.circle.place import CirclePlace
from kiosk.curating.list_place import ExhibitionsPlace
from kiosk.curating.paper_place import PaperPlace
from kiosk.curating.preview import PreviewPlace
from kiosk.curating.settings_place import SettingsPlace
from kiosk.curating.table_place import CuratingPlace
from kiosk.curating.writing_place import WritingPlace
from kiosk.exhibition.screen import ExhibitionPlace
from kiosk.facilitator.backups import BackupsPlace
from kiosk.facilitator.beside import BesidePlace
from kiosk.facilitator.care import CarePlace
from kiosk.facilitator.desk_place import DeskPlace
from kiosk.facilitator.door import DoorPlace
from kiosk.facilitator.gathering_place import GatheringPlace
from kiosk.facilitator.look_place import LookPlace
from kiosk.facilitator.phrases import PhrasesPlace
from kiosk.finish.screen import FinishPlace
from kiosk.group.place import GroupPlace
from kiosk.home.anew import AnewPlace
from kiosk.home.fold import FoldPlace
from kiosk.home.prompt import PromptPlace
from kiosk.home.screen import HomePlace
from kiosk.home.shelf import ShelfPlace
from kiosk.home.sign import OfferPlace, SignPlace
from kiosk.home.slips import SlipsPlace
from kiosk.home.wait import WaitPlace
from kiosk.partners.folder_place import FolderPlace
from kiosk.partners.place import PartnersPlace
from kiosk.partners.web_place import WebSpacePlace
from kiosk.printing.place import PrintingPlace
from kiosk.studio.screen import StudioPlace
from kiosk.visited.place import VisitedPlace
from kiosk.voices.place import VoicesPlace
from kiosk.widgets.place import Place
from kiosk.wish.screen import WishPlace

FOLDERS: Final = (
    "home",
    "studio/panels",
    "studio/bench",
    "studio/table",
    "studio/strip",
    "studio",
    "finish",
    "wish",
    "facilitator",
    "partners",
    "voices",
    "group",
    "circle",
    "visited",
    "curating",
    "printing",
    "exhibition",
    "hiding",
)
"""Where their styles lie, in the order in which they are loaded."""

PLACES: Final[Mapping[str, Callable[..., Place]]] = MappingProxyType(
    {
        "home": HomePlace,
        "fold": FoldPlace,
        "offer": OfferPlace,
        "sign": SignPlace,
        "shelf": ShelfPlace,
        "anew": AnewPlace,
        "slips": SlipsPlace,
        "prompt": PromptPlace,
        "studio": StudioPlace,
        "wish": WishPlace,
        "finish": FinishPlace,
        "facilitator": DoorPlace,
        "gathering": GatheringPlace,
        "desk": DeskPlace,
        "look": LookPlace,
        "curating": CuratingPlace,
        "circle-laying": CircleLayingPlace,
        "circle": CirclePlace,
        "visited": VisitedPlace,
        "exhibitions": ExhibitionsPlace,
        "writing": WritingPlace,
        "exhibition-settings": SettingsPlace,
        "paper": PaperPlace,
        "printing": PrintingPlace,
        "preview": PreviewPlace,
        "care": CarePlace,
        "partners": PartnersPlace,
        "web-space": WebSpacePlace,
        "exchange-folder": FolderPlace,
        "group": GroupPlace,
        "voices": VoicesPlace,
        "exhibition": ExhibitionPlace,
        "backups": BackupsPlace,
        "beside": BesidePlace,
        "phrases": PhrasesPlace,
        "wait": WaitPlace,
    }
)
"""Each place by its name, the first one shown first."""
