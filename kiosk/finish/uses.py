"""What a maker can agree to, each with its picture and one concrete consequence; and for how long."""

from typing import Final, NamedTuple

from fanzines.consents import Duration, Use
from kiosk.language import N_


class DurationInWords(NamedTuple):
    """A duration as she meets it."""

    duration: Duration
    icons: tuple[str, ...]
    name: str


class UseInWords(NamedTuple):
    """A use as she meets it."""

    use: Use
    icon: str
    name: str
    consequence: str


USES: Final = (
    UseInWords(
        Use.SEE,
        "eye",
        N_("The facilitator may look"),
        N_("She can read it with you. Nobody else."),
    ),
    UseInWords(
        Use.CIRCLE,
        "users-three",
        N_("In the circle"),
        N_("Other women of the group see it. It is not copied."),
    ),
    UseInWords(
        Use.EXHIBITION,
        "frame-corners",
        N_("In the exhibition"),
        N_("Visitors see it on this screen."),
    ),
    UseInWords(
        Use.PAPER,
        "book-open-text",
        N_("As a booklet"),
        N_("People take the paper home. We cannot take it back."),
    ),
    UseInWords(
        Use.ROOM,
        "wifi-high",
        N_("On phones in the room"),
        N_("Visitors can read it on their phone, and may keep a picture of it."),
    ),
    UseInWords(
        Use.WEB,
        "globe-hemisphere-west",
        N_("On the internet"),
        N_("Anyone with the link can read and copy it."),
    ),
    UseInWords(
        Use.VOICE,
        "ear",
        N_("The voice may be heard"),
        N_("Wherever else you let it be shown. A voice can be recognised."),
    ),
)
DURATIONS: Final = (
    DurationInWords(Duration.EXHIBITION, ("frame-corners",), N_("This exhibition")),
    DurationInWords(Duration.YEAR, ("flower", "sun", "leaf", "snowflake"), N_("One year")),
)
