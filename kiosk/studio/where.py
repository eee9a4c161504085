"""Which page an act is about, so that it is seen when it is taken back or made again."""

from fanzines.edits import AddPage, ChangeFanzine, Edit, RemovePage, Together
from fanzines.model import Fanzine


def page_of(edit: Edit) -> str | None:
    """The page on which something changes, comes or moves; None when one goes, or all are folded anew."""
    if isinstance(edit, Together):
        if any(isinstance(part, ChangeFanzine) for part in edit.edits):
            return None
        return next((page for part in edit.edits if (page := page_of(part))), None)
    if isinstance(edit, ChangeFanzine | RemovePage):
        return None
    return edit.page.id if isinstance(edit, AddPage) else edit.page


def index_of(fanzine: Fanzine, page_id: str, otherwise: int) -> int:
    """Where that page stands; `otherwise` when it is gone."""
    return next((at for at, page in enumerate(fanzine.pages) if page.id == page_id), otherwise)
