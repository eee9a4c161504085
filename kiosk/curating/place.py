"""The base of the places in which an exhibition is curated."""

from collections.abc import Callable, Mapping

from exhibitions.exhibition import Exhibition
from fanzines.library.errors import LibraryError
from kiosk.curating.curator import Curator
from kiosk.facilitator.place import EXHIBITION_TITLE, FacilitatorPlace
from kiosk.language import tongue
from kiosk.sentences import in_words


class CuratorPlace(FacilitatorPlace):
    """An exhibition is in hand while she is there; which one, the app remembers until the kiosk is locked."""

    _curator: Curator | None = None

    @property
    def curator(self) -> Curator:
        """The exhibition in hand; RuntimeError when nobody is here."""
        if self._curator is None:
            raise RuntimeError("nobody curates an exhibition")
        return self._curator

    def on_pre_enter(self, *_: object) -> None:
        """Take the exhibition in hand, then make ready."""
        titles = self.app.in_every_language(EXHIBITION_TITLE)
        self._curator = Curator.of_kiosk(self.app.keeper, titles, self.app.curated)
        super().on_pre_enter()

    def on_leave(self, *_: object) -> None:
        """Forget what was seen, then let go of it."""
        super().on_leave()
        self._curator = None

    def change(self, change: Callable[[Exhibition], Exhibition]) -> bool:
        """Keep the exhibition with that change at once; whether it could be kept, which is told else."""
        return self.attempt(lambda: self.curator.change(change))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it; whether it could be done, which is told else."""
        try:
            act()
        except (LibraryError, OSError) as problem:
            self.app.tell(in_words(problem))
            return False
        return True


def in_her_language(texts: Mapping[str, str]) -> str:
    """A text in the language spoken now, or in the first it is there in."""
    return texts.get(tongue.tag) or next(iter(texts.values()), "")
