"""What the page of phrases asks and says: messages of the catalogues, side by side."""

from dataclasses import dataclass
from typing import Final

from kiosk.facilitator.recovery_sheet import ON_PAPER
from kiosk.language import N_


@dataclass(frozen=True, slots=True)
class Asked:
    """A title, what to do, what is said once it was done; `icon` where it is asked whether she is sure."""

    title: str
    about: str
    done: str = ""
    icon: str = ""


OPEN: Final = Asked(
    N_("Phrases and letters"), N_("Type your opening phrase, or the letters of the recovery sheet.")
)
CHANGE: Final = Asked(
    N_("Change my phrase"),
    N_("Four words or more that only you know. Everything made here is locked with it."),
    N_("Your new phrase opens the kiosk. The old one opens nothing here any more."),
)
CHOOSE: Final = Asked(
    N_("Choose my phrase"),
    CHANGE.about,
    N_("Your phrase opens the kiosk now."),
)
ADD: Final = Asked(
    N_("Another facilitator"),
    N_("Give her the tablet and look away. She chooses four words or more that only she knows."),
    N_("Her phrase opens the kiosk now, and so does yours."),
)
REMOVE: Final = Asked(
    N_("Take a phrase away"),
    N_("Whoever leaves types her phrase once more. It opens nothing from then on."),
    N_("That phrase opens nothing here any more."),
)
KEEP_MINE: Final = Asked(
    N_("Only my phrase stays"),
    N_(
        "Every phrase but yours opens nothing any more. Whoever still works here chooses a new one "
        "afterwards. Did somebody copy what is on this tablet? Then make everything new instead."
    ),
    N_("Only your phrase and the letters open the kiosk now."),
    "user-focus",
)
LETTERS: Final = Asked(
    N_("New recovery letters"),
    ON_PAPER[1],
    N_("The new letters open the kiosk. Tear the old paper up: it opens nothing here any more."),
)
LETTERS_LEFT: Final = N_("Those letters open nothing. If they are on paper already, tear it up.")
PIN: Final = Asked(N_("Choose a PIN for the day"), "", N_("The new PIN opens your place."))
MAKE_NEW: Final = Asked(
    N_("Make everything new"),
    N_(
        "For when somebody may know a phrase, or copied what is on this tablet. Everything is locked with "
        "a new key. You choose a phrase and get new letters; other facilitators choose theirs again "
        "afterwards. Older backups are deleted, and a new one is made."
    ),
    N_("Everything is locked anew. Only your new phrase and the new letters open it."),
    "lock-key",
)
NEW_PHRASE: Final = Asked(MAKE_NEW.title, CHANGE.about)
MAKING_NEW: Final = N_("Everything is being locked anew. Leave the kiosk switched on.")
ON_STICKS: Final = N_("On sticks there are some of {months}. They open with the phrases of then.")
NO_STICKS: Final = N_("There are none on sticks.")
