"""What a PIN that did not open says on the screen."""

from fanzines.access.pin_rule import Wait, Wrong
from kiosk.language import tongue


def about_pin(answer: Wrong | Wait) -> tuple[str, str]:
    """What to tell, and the icon beside it."""
    if isinstance(answer, Wrong):
        return tongue.words("That PIN is not right."), "key"
    sentence = tongue.words("Too many wrong PINs. Wait {seconds} seconds, then try again.")
    return sentence.format(seconds=round(answer.seconds)), "hourglass"
