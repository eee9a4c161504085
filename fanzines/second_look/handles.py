"""Where somebody can be written to: e-mail, web addresses, @names, and accounts after their service."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from fanzines.second_look.cues import either
from fanzines.second_look.folded import LETTER, Folded
from fanzines.second_look.matches import Kind, Match

_SURE: Final = "com|org|net|info|eu|app|xyz"
_WITH_PATH: Final = "me|ly|it|gr|es|ro|de|fr|uk"
_ADDRESS: Final = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@./])@\w[\w.]{1,29}"
    r"|(?:https?://|www\.)\S+"
    rf"|(?<![\w@.])[\w-]{{2,}}(?:\.[\w-]+)*\.(?:(?:{_SURE})(?![\w.])(?:/\S*)?|(?:{_WITH_PATH})/\S+)",
    re.IGNORECASE,
)


def handles(text: Folded) -> Iterator[Match]:
    """Every such address."""
    for pattern in (_ADDRESS, _accounts()):
        for found in pattern.finditer(text.text):
            yield Match(Kind.HANDLE, *found.span())


@cache
def _accounts() -> re.Pattern[str]:
    spelled = r"[ \t]*[:=][ \t]*[^\s,;]+|[ \t]+(?=[^\s,;]*[._\d])[^\W_][\w.]{2,}"
    return re.compile(rf"(?<!{LETTER})(?:{either('accounts')})(?:{spelled})", re.IGNORECASE)
