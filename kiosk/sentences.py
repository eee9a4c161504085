"""What a problem says on the screen: one sentence of the catalogues, in the language that is spoken.

A problem's own message may name a file or hold the system's words. Those help whoever sits at a
command line; here they would stay English and lead nobody on, so such kinds have a sentence of their own.
"""

from typing import Final

from exhibitions.journal.carrying import JournalRefused
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from fanzines.file import FileRefused
from kiosk.language import N_, tongue

NOT_REACHED: Final = N_("The disk or the stick cannot be reached, or it is full. Look at it, then try again.")

_OF_KINDS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (ShowDamaged, N_("This exhibition is damaged and cannot be opened. Put it up again, or copy it again.")),
    (ShowUnknown, N_("This exhibition comes from a kiosk that is not known here.")),
    (FileRefused, N_("This fanzine file cannot be taken in: it is damaged, or it is here already.")),
    (
        JournalRefused,
        N_("This is not an exhibition's journal, or it is damaged. Bring it from the other machine again."),
    ),
    (OSError, NOT_REACHED),
)


def in_words(problem: Exception) -> str:
    """What to tell of a problem in the language spoken now; it is a whole sentence."""
    general = (sentence for kind, sentence in _OF_KINDS if isinstance(problem, kind))
    return tongue.words(next(general, str(problem)))
