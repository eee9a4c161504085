"""The rule: a facilitator's approval needs a second look at exactly these pages, with everything settled."""

from fanzines.consents import Approval, pages_hash
from fanzines.model import Fanzine
from fanzines.second_look.look import Kept, look_at


def approve(fanzine: Fanzine, kept: Kept) -> Approval | None:
    """The approval of the pages as they are; None while their second look is not complete.

    Complete means: faces were looked for on every page that could have one, each face is covered or its owner
    agreed, and everything else that was found is answered.
    """
    return Approval(fanzine.id, pages_hash(fanzine)) if look_at(fanzine, kept).is_complete else None


def may_travel(fanzine: Fanzine, kept: Kept) -> bool:
    """Whether its photos may leave whole, in a file: also faces that lie beneath something are settled."""
    look = look_at(fanzine, kept)
    return look.is_complete and not look.hidden
