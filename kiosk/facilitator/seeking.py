"""Faces on a fanzine's pages: sought beside the screen, page by page, and kept as they are found."""

from collections.abc import Callable, Sequence

from exhibitions.curation.faces_seen import PageSearch
from fanzines.library import Library
from fanzines.library.errors import LibraryError
from fanzines.model import Page
from fanzines.photos.faces import FacesNotSought
from kiosk import theme
from kiosk.background import Background


class Seeking:
    """One search at a time. `told` gets the page that was searched, and whether that could be done."""

    def __init__(self, told: Callable[[str, bool], None]) -> None:
        self._told = told
        self._worker = Background("second look")
        self._wish = 0
        self._search: PageSearch | None = None

    def seek(self, library: Library, fanzine_id: str, pages: Sequence[Page]) -> None:
        """Look for faces on these pages, and nowhere else any more."""
        self.stop()
        wish = self._wish
        for page in pages:
            self._begin(library, fanzine_id, page, wish)

    def stop(self) -> None:
        """Look no further."""
        self._wish += 1
        search, self._search = self._search, None
        if search:
            search.stop()

    def _begin(self, library: Library, fanzine_id: str, page: Page, wish: int) -> None:
        def look() -> bool:
            search = self._search = PageSearch(page, library.photo, seconds=theme.FACE_SECONDS)
            if wish != self._wish:
                return False
            try:
                found = search.found()
                if wish == self._wish:
                    library.keep_faces(fanzine_id, page, found)
            except (FacesNotSought, LibraryError):
                return False
            return True

        def done(result: object) -> None:
            if wish != self._wish:
                return
            if isinstance(result, Exception):
                raise result
            self._told(page.id, result is True)

        self._worker.do(look, done)
