"""The page that tells what came of putting an exhibition up."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from exhibitions.curation.texts import Kind
from exhibitions.story.phrases import language_name
from fanzines.consents import Reason, Use
from kiosk.curating.outcome import Outcome
from kiosk.language import N_, tongue
from kiosk.widgets.cut import Cut
from kiosk.widgets.rows import Row

WHY: Final = {
    Reason.NO_CONSENT: N_("Its maker does not agree to this exhibition."),
    Reason.CHANGED_SINCE: N_("Its pages are new. Its maker has to agree to them as they are now."),
    Reason.EXPIRED: N_("The time for which its maker agreed is over."),
    Reason.EXHIBITION_OVER: N_("Its maker agreed to another exhibition, not to this one."),
    Reason.NOT_APPROVED: N_("It needs a second look. Take it down and hang it again."),
    Reason.CHANGED_SINCE_APPROVAL: N_(
        "Its pages are new. Take it down and hang it again, after a second look."
    ),
    Reason.NOT_HEARD: N_("Its recorded reading stays out until you have heard it, in a second look."),
    Reason.NOT_RUNNING: N_("The exhibition is not on."),
}
"""Why a fanzine stays out, and what to do."""
NAMES: Final = {
    Kind.TITLE: N_("title"),
    Kind.INTRODUCTION: N_("introduction"),
    Kind.WHEN: N_("when"),
    Kind.WHERE: N_("where"),
    Kind.PARTNERS: N_("partners"),
    Kind.FUNDER: N_("who paid for it"),
    Kind.DISCLAIMER: N_("whose views these are"),
    Kind.PARTNER_WHO: N_("who answers at your number"),
    Kind.FOREWORD: N_("word for the book"),
    Kind.ROOM_TITLE: N_("names of rooms"),
    Kind.ROOM_INTRODUCTION: N_("words in rooms"),
    Kind.ENTRY_TITLE: N_("titles of fanzines"),
    Kind.NOTE: N_("notes before reading"),
    Kind.TRANSLATION: N_("translations"),
    Kind.DESCRIPTION: N_("what is to be seen"),
}
"""What a text is called in a list of what is missing."""
_PHONES: Final = {Use.ROOM: N_("in the room"), Use.WEB: N_("online")}


class ToldLine(Row):
    """One fanzine that stays out, by its cover, and why."""

    texture = ObjectProperty(None, allownone=True)
    text = StringProperty("")


class UnsaidLine(Cut):
    """A language by its own name, and what is not said in it."""

    language = StringProperty("")
    text = StringProperty("")


class TellingStep(BoxLayout):
    """The page that tells it."""

    place: Any = ObjectProperty(None, allownone=True, rebind=True)
    sentence = StringProperty("")
    stories = StringProperty("")
    out = StringProperty("")
    unsaid = StringProperty("")
    shown = BooleanProperty(False)

    def show(self, told: Outcome, texture_of: Callable[[str], object]) -> None:
        """Tell this; `texture_of` gives how a fanzine's cover looks."""
        self.clear()
        self.sentence, self.shown = _shown(told), bool(told.shown)
        self.stories = _stories(told.stories)
        self.out = tongue.words("These stay out:") if told.out else ""
        for fanzine, why in told.out.items():
            line = ToldLine(texture=texture_of(fanzine), text=tongue.words(WHY[why]))
            self.ids.lines.add_widget(line)
        self.unsaid = tongue.words("Not said in every language yet:") if told.unsaid else ""
        for language, kinds in told.unsaid.items():
            self.ids.languages.add_widget(UnsaidLine(language=language_name(language), text=_named(kinds)))

    def clear(self) -> None:
        """Forget the covers."""
        self.ids.lines.clear_widgets()
        self.ids.languages.clear_widgets()


def _shown(told: Outcome) -> str:
    if not told.shown:
        return tongue.words("Nothing is on the wall: hang something whose maker agreed.")
    if told.here:
        said = tongue.plural("One fanzine is on the wall.", "{count} fanzines are on the wall.", told.shown)
    else:
        said = tongue.plural(
            "One fanzine is put up for elsewhere.", "{count} fanzines are put up for elsewhere.", told.shown
        )
    return said.format(count=told.shown)


def _stories(stories: Mapping[Use, int]) -> str:
    parts = [f"{tongue.words(_PHONES[use])}: {count}" for use, count in stories.items()]
    return tongue.words("Stories on phones: {where}").format(where=" · ".join(parts)) if parts else ""


def _named(kinds: Collection[Kind]) -> str:
    comma = "، " if tongue.rtl else ", "
    return comma.join(tongue.words(NAMES[kind]) for kind in kinds)
