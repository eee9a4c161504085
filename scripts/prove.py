"""Runs the long proofs and writes their summary lines into docs/proofs.md."""

import platform
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PROOFS: Final = {
    "Killed at whatever it is doing: it opens, nothing confirmed is missing, nothing is half, nothing that "
    "was taken away or back is there again": (
        "tests.crash",
        "--kills",
        "500",
    ),
    "Consent: whatever happens, nothing is found in a show that was not agreed to": (
        "tests.exhibitions.histories",
        "--count",
        "2000",
    ),
    "The press: sheets folded by program give every page once, upright, in order, beside its neighbour": (
        "tests.printing.folding.sweep",
        "--most",
        "96",
    ),
    "Shelves of three tablets: exchanged, lost or damaged in whatever order, nothing confirmed is lost, "
    "nothing that was taken away or back is there again, and all agree in the end": (
        "tests.exhibitions.shelf_histories",
        "--count",
        "300",
    ),
    "The studio: under 400 MB of memory, and no growth, while page after page is made": (
        "tests.journeys.memory",
        "--pages",
        "100",
    ),
    "Every word of every screen has its room, in each language that is offered and in one of German length": (
        "tests.kiosk.every_word",
    ),
    "Eight hours of visitors, compressed: no growth of memory, no dead end, always back to the wall": (
        "tests.journeys.visitors",
        "--visitors",
        "160",
    ),
}
HEAD: Final = """# Proofs

Written by `make prove`: a working kiosk is killed five hundred times and what is left is looked at,
two thousand random histories of consent are lived through, thousands of prints are folded, a hundred
pages are made by touch, and a day's visitors come and go.

| what must hold | command | what was found |
| --- | --- | --- |
"""


def main() -> int:
    """The number of proofs that failed; each one's last line of output is its summary."""
    failed, rows = 0, []
    for claim, proof in PROOFS.items():
        arguments = ["-m", *proof, "--seed", "1"]
        print(f"{claim} ...", flush=True)
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        summary = (done.stdout.strip().splitlines() or ["nothing was said"])[-1]
        print(f"  {summary}")
        failed += done.returncode != 0
        command = f"`python {' '.join(arguments)}`"
        rows.append(f"| {claim} | {command} | {'**failed**: ' if done.returncode else ''}{summary} |")
    machine = f"Last run: {date.today():%B %Y}, {platform.system()} {platform.machine()}, Python"
    text = HEAD + "\n".join(rows) + f"\n\n{machine} {platform.python_version()}.\n"
    (ROOT / "docs" / "proofs.md").write_text(text, encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())
