"""Every screen in each language that is offered, and in one of German length: every word has its room.

python -m tests.kiosk.every_word [LANGUAGE ...]
"""

import sys
import tempfile
from pathlib import Path

import click

from kiosk.speeches import offered
from tests.kiosk.apps.text_app import LONG
from tests.windows import run_app, xvfb

APP = Path(__file__).parent / "apps/text_app.py"
_SECONDS = 900.0


def troubles_in(language: str, display: str) -> tuple[int, list[str]]:
    """How many screens were looked at, and what was wrong with them."""
    with tempfile.TemporaryDirectory() as folder:
        report = run_app(APP, language, folder, display=display, seconds=_SECONDS)
    return len(report["screens"]), report["troubles"]


@click.command(help=__doc__)
@click.argument("languages", nargs=-1)
@click.option("--seed", hidden=True, help="Nothing is left to chance here.")
def main(languages: tuple[str, ...], seed: str | None) -> None:
    wrong, screens = 0, 0
    wanted = languages or (*(speech.tag for speech in offered()), LONG)
    with xvfb() as display:
        for language in wanted:
            seen, troubles = troubles_in(language, display)
            screens, wrong = screens + seen, wrong + len(troubles)
            for trouble in troubles:
                click.echo(f"{language}: {trouble}")
    click.echo(f"{screens} screens in {len(wanted)} languages: {wrong or 'no'} words without room.")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
