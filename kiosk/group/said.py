"""What a facilitator reads of her group of tablets."""

from collections.abc import Sequence
from typing import Final

from exhibitions.curation.shelves_arrived import Arrived
from exhibitions.exchange.shelf_package import FORMER
from kiosk.group.shelves import Exchanged, OfGroup
from kiosk.language import N_, tongue

INVITED: Final = N_("Carry the stick to the other tablet, and type the words there when it is set up.")
HEARD: Final = N_("Heard of on {day}.")
NEVER: Final = N_("Prepared, and not heard of yet.")
HAS_ALL: Final = N_("It has everything that is here.")
WAITS: Final = N_("It does not have everything yet.")
ALL: Final = N_("All tablets have everything that is here.")
NOT_ALL: Final = N_("{count} of {of} tablets have everything that is here.")
NO_KEYS_YET: Final = N_("It does not have the new keys yet.")
WITHOUT_KEYS: Final = N_(
    "Tablets that still need the new keys: {count}. Until then nothing goes to them or comes from them."
)
LOST: Final = N_(
    "Carry the stick to each of the other tablets. Touch Take in new keys there, and type the words."
)
RENEWED: Final = N_("The group has new keys.")
HAS_KEYS: Final = N_("This tablet has the new keys.")
EXCHANGED: Final = N_("The shelves are exchanged.")
NOTHING_NEW: Final = N_("There was nothing new. What is here is on the stick now.")
TWICE: Final = N_("Changed on two tablets, so both stand on her shelf: {count}")
SHUT: Final = N_("Shelves that need a new sign, because two women had the same: {count}")
WAITING: Final = N_("Could not be brought in; bring this kiosk up to date: {count}")
TITLES: Final = {
    "invite": N_("Words for the stick"),
    "join": N_("Join other tablets"),
    "renew": N_("New keys for the group"),
    "keys": N_("New keys for the group"),
    "take-keys": N_("Take in new keys"),
}
"""What words are asked for, by the step."""
_KEYS: Final = N_("Choose four words or more for the way. Each of the other tablets asks for them once.")
ABOUT: Final = {
    "invite": N_(
        "Choose four words or more for the way. "
        "The stick opens with them on the other tablet, and with nothing else."
    ),
    "join": N_("Put in the stick from a tablet of the group, and type the words that were chosen there."),
    "renew": _KEYS,
    "keys": _KEYS,
    "take-keys": N_("Put in the stick with the new keys, and type the words that were chosen for it."),
}
_NEW: Final = N_("New fanzines: {count}")
_CHANGED: Final = N_("Changed: {count}")
_REMOVED: Final = N_("Taken away: {count}")
_READINGS: Final = N_("New readings aloud: {count}")
_SILENCED: Final = N_("Readings aloud that are gone: {count}")
_YESES: Final = N_("Yeses taken back: {count}")
_FROM_LEFT: Final = "\u200e"


def icon_of(one: OfGroup) -> str:
    """The same, seen at once."""
    if not one.has_keys:
        return "key"
    if one.is_silent:
        return "clock-countdown"
    return "check-circle" if one.has_all else "device-tablet"


def state_of(one: OfGroup) -> str:
    """How another tablet stands."""
    if not one.has_keys:
        return tongue.words(NO_KEYS_YET)
    if one.day is None:
        return tongue.words(NEVER)
    heard = tongue.words(HEARD).format(day=f"{_FROM_LEFT}{one.day}")
    return f"{heard} {tongue.words(HAS_ALL if one.has_all else WAITS)}"


def sentence(result: Exchanged, said: str) -> str:
    """What is said of an exchange; `said` when there is something of its own to say.

    That keys were given up is told by then, so packages they seal surprise nobody.
    """
    surprising = [one for one in result.arrived.refused if not (said and one == FORMER)]
    if surprising:
        return tongue.words(surprising[-1])
    return tongue.words(said or (EXCHANGED if told(result.arrived) else NOTHING_NEW))


def told(arrived: Arrived) -> str:
    """What came in, as numbers only: whose it is, nobody has to know."""
    counted = (
        (_NEW, arrived.new),
        (_CHANGED, arrived.changed),
        (_REMOVED, arrived.removed),
        (_READINGS, arrived.readings),
        (_SILENCED, arrived.silenced),
        (_YESES, arrived.yeses),
        (TWICE, arrived.twice),
        (SHUT, arrived.shut),
        (WAITING, arrived.waiting),
    )
    return "\n".join(tongue.words(message).format(count=count) for message, count in counted if count)


def standing_of(others: Sequence[OfGroup]) -> str:
    """How the group stands; nothing while this tablet is alone in it."""
    lacking = sum(not one.has_keys for one in others)
    if lacking:
        return tongue.words(WITHOUT_KEYS).format(count=lacking)
    has_all = sum(one.has_all for one in others)
    message = ALL if has_all == len(others) else NOT_ALL
    return tongue.words(message).format(count=has_all, of=len(others)) if others else ""
