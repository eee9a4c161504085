"""How long a full page of words takes to set: nothing of it known, and again when one word has changed.

    python -m tests.benchmarks.setting [--rounds 15]

Processor time. A page is filled from edge to edge in 12 pt with the paragraph of docs/prose in ever another
order. No word comes twice: where one does, its letters are turned. Urdu is set as one paragraph as well,
which is the worst there is: the letters hang, and every line below the changed word is another.
"""

import gc
import random
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

import click

from fanzines.model import Words
from fanzines.typesetting import forget, set_words
from scripts.prose import read
from tests.benchmarks.table import Row, table

LANGUAGES = {
    "en": "English",
    "ar": "Arabic",
    "bn": "Bengali",
    "zh": "Chinese",
    "th": "Thai",
    "ur": "Urdu, Nastaliq",
}
HEIGHT = 190.0
SPACELESS = "zh"


def page(tag: str, between: str = "\n") -> Words:
    """A page full of words in that language, none of them twice; `between` stands after each paragraph."""
    hand = random.Random(7)
    (words,) = (prose.words for prose in read(Path("docs/prose")) if prose.tag == tag)
    parts = list(words.text) if tag == SPACELESS else words.text.split()
    text = words.text
    while set_words(replace(words, text=text)).height < HEIGHT:
        hand.shuffle(parts)
        text += between + ("" if tag == SPACELESS else " ").join(parts)
    return replace(words, text=text if tag == SPACELESS else _each_once(text))


def _each_once(text: str) -> str:
    met, found = set[str](), list[str]()
    for word in re.split("([ \n])", text):
        turned = next((w for at in range(len(word)) if (w := word[at:] + word[:at]) not in met), word)
        met.add(turned)
        found.append(turned)
    return "".join(found)


def changed(words: Words, number: int) -> Words:
    """The page with another word in the middle of it."""
    start = next(
        found.start() for found in re.finditer("[ ，]", words.text) if found.start() > len(words.text) / 2
    )
    return replace(words, text=f"{words.text[: start + 1]}{number}{words.text[start + 1 :]}")


def cold(words: Words) -> float:
    """Milliseconds of the processor when nothing of the page is known."""
    forget()
    return _set(words)


def warm(words: Words, number: int) -> float:
    """Milliseconds of the processor when one word of the page is new."""
    set_words(words)
    return _set(changed(words, number))


def _set(words: Words) -> float:
    start = time.process_time()
    set_words(words)
    return (time.process_time() - start) * 1000


def rows(rounds: int = 15) -> Iterator[Row]:
    """Milliseconds for a page in each language; they take turns."""
    pages = {name: page(tag) for tag, name in LANGUAGES.items()}
    pages["Urdu, Nastaliq, one paragraph"] = page("ur", " ")
    cold_times = {name: list[float]() for name in pages}
    warm_times = {name: list[float]() for name in pages}
    gc.collect()
    gc.freeze()  # as the app does when it has started
    for number in range(rounds):
        for name, words in pages.items():
            cold_times[name].append(cold(words))
            warm_times[name].append(warm(words, number))
    for what, times in (("a full page of words set", cold_times), ("one word of it changed", warm_times)):
        for name, found in times.items():
            letters = f"{len(pages[name].text):,} characters"
            ratio = median(found) / median(times["English"])
            best = f"{min(found):.1f} ms at best"
            yield Row(f"{what}: {name}, {letters}", f"{median(found):.1f} ms", best, ratio, "English")


@click.command(help=__doc__)
@click.option("--rounds", default=15, show_default=True)
def main(rounds: int) -> None:
    click.echo(table(rows(rounds)))


if __name__ == "__main__":
    main()
