"""The language of the app's own labels: gettext catalogues, switched live, with the fonts each needs."""

import gettext
import logging
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, denormalize, escape, read_po
from kivy.core.text import LabelBase
from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

import assets
from fanzines.voices.phrases import phrases
from kiosk.speeches import FONTS, RECORDED, SOURCE, offered, own_name, speech_of

log = logging.getLogger(__name__)

_unreadable = set[str]()
_stood_in_for = set[str]()
_WITHOUT_WORDS = frozenset(speech.tag for speech in RECORDED)


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for a message translated later)
    """Mark a message for the catalogues; it is translated when it is shown."""
    return message


OWN_NAME = N_("The name of your language, as you say it")
"""Is recorded in each language in place of the name that stands on its button."""


@cache
def translations(tag: str) -> gettext.NullTranslations:
    """The catalogue of a language; one that cannot be read speaks English, as English does."""
    if tag == SOURCE or tag in _WITHOUT_WORDS:
        return gettext.NullTranslations()
    try:
        source = BytesIO(assets.data("locale", tag, "LC_MESSAGES", "fanzine.po"))
        compiled = BytesIO()
        write_mo(compiled, read_po(source, locale=tag, abort_invalid=True))
        compiled.seek(0)
        return gettext.GNUTranslations(compiled)
    except (OSError, PoFileError, ValueError) as problem:
        log.warning("The catalogue of %s cannot be read (%s).", tag, type(problem).__name__)
        _unreadable.add(tag)
        return gettext.NullTranslations()


def unreadable() -> frozenset[str]:
    """The languages that are offered and speak English here: their catalogues are not there, or broken.

    What is broken within a catalogue is known once it was spoken; reading all of them takes seconds.
    """
    return frozenset(_unreadable | {speech.tag for speech in offered() if not _begins(speech.tag)})


@cache
def _begins(tag: str) -> bool:
    """Whether the language's file can be read and is a catalogue at its beginning."""
    try:
        return tag == SOURCE or 'msgid ""' in assets.text("locale", tag, "LC_MESSAGES", "fanzine.po")[:4096]
    except (OSError, ValueError):
        return False


@cache
def _messages(tag: str) -> dict[str, str]:
    """Each translation of a catalogue, and the message it stands for."""
    told = translations(tag)
    return {told.gettext(phrase.text): phrase.text for phrase in phrases()}


def message_of(tag: str, shown: str) -> str:
    """The message of which that is the translation; what is shown itself when it is none that can be said."""
    if shown == own_name(tag):
        return OWN_NAME
    return _messages(tag).get(shown, shown)


def said_in(tag: str, message: str) -> str:
    """One short message in a language that nobody speaks now: its catalogue is not read as a whole for it."""
    try:
        catalogue = "" if tag == SOURCE else assets.text("locale", tag, "LC_MESSAGES", "fanzine.po")
    except (OSError, ValueError):
        return message
    _, _, after = catalogue.partition(f'\nmsgid "{escape(message)[1:-1]}"\nmsgstr ')
    return denormalize(after.partition("\n\n")[0]) or message


class Tongue(EventDispatcher):
    """What is spoken now. `words` is a property, so every kv rule that calls it follows a change."""

    tag = StringProperty("en")
    rtl = BooleanProperty(False)
    body = StringProperty("NotoSans")
    strong = StringProperty("NotoSansBold")
    display = StringProperty("ShantellSans")
    title_size = NumericProperty(1.0)
    """How large a title is set, beside its height."""
    title_leading = NumericProperty(0.92)
    words: Callable[[str], str] = ObjectProperty(gettext.NullTranslations().gettext)
    plural: Callable[[str, str, int], str] = ObjectProperty(gettext.NullTranslations().ngettext)

    def speak(self, tag: str) -> None:
        """Change to a language of SPEECHES; KeyError for another tag."""
        speech = speech_of(tag)
        self.body, self.strong, self.display = speech.body, speech.strong, speech.display
        self.title_size, self.title_leading = speech.size, speech.leading
        self.rtl = speech.rtl
        self.plural = translations(tag).ngettext
        self.words = translations(tag).gettext
        self.tag = tag


tongue = Tongue()


def register_fonts() -> None:
    """Tell Kivy where the label fonts are. One that is missing is stood in for by Noto Sans, whose own lack,
    or the icons', raises assets.AssetMissing.
    """
    stand_in = assets.path("fonts", "NotoSans-Regular.ttf")
    for name, file in FONTS.items():
        LabelBase.register(name, str(_here(file) or stand_in))
    LabelBase.register("Icons", str(assets.path("icons", "phosphor.ttf")))


def _here(file: str) -> Path | None:
    try:
        return assets.path("fonts", file)
    except assets.AssetMissing:
        log.warning("A label font is missing: %s", file)
        _stood_in_for.add(file)
        return None


def label_fonts_are_missing() -> bool:
    """Whether labels of some language show as boxes, since another font stands in for theirs."""
    return bool(_stood_in_for)
