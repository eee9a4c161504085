"""What a translator is told beside a message: who says it to whom, and what a short word is about."""

from collections.abc import Collection
from typing import Final

_HEARERS: Final = (
    ("kiosk/home/", "Said to a maker, a woman."),
    ("kiosk/studio/", "Said to a maker, a woman."),
    ("kiosk/finish/", "Said to a maker, a woman."),
    ("kiosk/wish/", "Said to a maker, a woman."),
    ("kiosk/hiding/", "Said to a maker, a woman."),
    ("kiosk/camera/", "Said to a maker, a woman."),
    ("kiosk/microphone/", "Said to a maker, a woman."),
    ("kiosk/circle/laying", "Said to a facilitator, a woman."),
    ("kiosk/circle/", "Read aloud in a circle of women."),
    ("assets/stickers/", "Said by the voice, of a picture to stick, when a finger stays on it."),
    ("kiosk/names.py", "Said by the voice, of a thing without a word on it, when a finger stays on it."),
    ("kiosk/exhibition/", "Said to a visitor, a woman or a man."),
    ("kiosk/facilitator/", "Said to a facilitator, a woman."),
    ("kiosk/curating/", "Said to a facilitator, a woman."),
    ("kiosk/partners/", "Said to a facilitator, a woman."),
    ("kiosk/group/", "Said to a facilitator, a woman."),
    ("kiosk/visited/", "Said to a facilitator, a woman."),
    ("kiosk/printing/", "Said to whoever prints, mostly a facilitator."),
    ("assets/prompts/", "An invitation to make a page, read aloud to a maker. It never asks what happened."),
    ("assets/topics/", "A topic women talk about in a circle."),
)
"""Where a message stands, and who meets it there; the first that fits counts."""
NOTES: Final = {
    "Make": "Make a fanzine: the largest button of the first screen.",
    "Look": "Look at the exhibition: a button of the first screen.",
    "Show": "Show her fanzine to others: opens the question who may see it.",
    "Keep": "Keep the fanzine for herself and go.",
    "On": "A button that goes on to what comes next.",
    "Back": "To the screen before.",
    "Take away": "Erase the fanzine for good.",
    "Take back": "Undo the last step at the table.",
    "Take along": "Put it on a stick, for another place.",
    "Pass on": "Give a visitor’s answer to the maker.",
    "Hang it here": "On the wall of the exhibition.",
    "Together": "The last line of a table of numbers: their sum.",
    "Now": "Asked whether a fanzine is to be erased at once: yes, now.",
    "Earlier": "Move a fanzine towards the beginning of the row.",
    "Later": "Move a fanzine towards the end of the row.",
    "Opened": "A column of numbers: how often visitors opened a fanzine.",
    "Read": "A button: open the fanzine and read it.",
    "Name": "The name with which one signs in at a web space.",
    "Day": "A column of a table: which day.",
    "Month": "A column of a table: which month.",
    "Printed": "A column of numbers: how often it was printed.",
    "Small": "A button that prints: the small fanzine out of one sheet.",
    "None": "In the place of a number: no booklets a day.",
    "Words": "The tool that lays written words on a page.",
    "Leaves": "A brush that draws leaves of a plant.",
    "Stars": "A brush that draws stars.",
    "Stitches": "A brush that draws a sewn line.",
    "Up": "Move it up on the page.",
    "Down": "Move it down on the page.",
    "Title": "Of an exhibition or a room.",
    "Kiosk": "The part of the facilitator’s place about this machine.",
    "Sand": "A colour.",
    "Peach": "A colour.",
    "Orange": "A colour.",
    "Pink": "A colour.",
    "Letters": "A pack of pictures to stick: letters of many scripts.",
    "Things": "A pack of pictures to stick: a key, a lamp, a book.",
    "Sea": "A pack of pictures to stick: a boat, a fish, a shell.",
    "Frames": "A pack of pictures to stick: frames around something.",
    "Patterns": "A pack of pictures to stick: ornaments of many countries.",
    "An order for the page": "Pictures and places laid out on the page, ready to be changed.",
    "abc": "Stands on a key that leads to the letters.",
    "not put up": "Said of an exhibition in a list: nobody can see it yet.",
    "Thin, {grams} g": "Paper, and how heavy a square metre of it is: a button.",
    "Usual, {grams} g": "Paper, and how heavy a square metre of it is: a button.",
    "Thick, {grams} g": "Paper, and how heavy a square metre of it is: a button.",
    "In bundles of {sheets} sheets": "A thick book’s sheets are folded in several bundles: a button.",
    "Colour up to the cut": "Printed a little beyond where the sheet is cut, with no white edge: a button.",
}
"""Single messages that mean more than one thing where they stand alone."""
_COUNTED: Final = frozenset({"{count}", "{number}", "{pages}", "{copies}"})


def notes_for(text: str, files: Collection[str], *, counted: bool = False) -> tuple[str, ...]:
    """What a translator is told beside a message that stands in these files."""
    known = (next((hearer for start, hearer in _HEARERS if file.startswith(start)), "") for file in files)
    hearers = set(filter(None, known))
    notes = [NOTES[text]] if text in NOTES else []
    notes += hearers if len(hearers) == 1 else []
    if counted or any(name in text for name in _COUNTED):
        notes.append("A number takes the place of the word in brackets.")
    elif "{" in text:
        notes.append("What stands in brackets is filled in by the kiosk: keep it as it is.")
    return tuple(notes)
