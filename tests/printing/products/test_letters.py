"""The sheet of recovery letters: readable, alone on its page, and telling nothing else."""

import subprocess
from pathlib import Path

import pytest

from fanzines.access.keys import new_words
from fanzines.model import Direction
from printing.products.letters import letters_pdf


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        (Direction.LTR, ("Keep this paper safe", "It opens what was made.", "No O here.")),
        (Direction.RTL, ("احفظي هذه الورقة", "تفتح ما صُنع هنا.", "لا حرف هنا.")),
    ],
)
def test_the_letters_are_read_back_as_they_are_typed(
    direction: Direction, words: tuple[str, str, str], tmp_path: Path
) -> None:
    letters = new_words()
    file = tmp_path / "letters.pdf"
    file.write_bytes(letters_pdf(letters, *words, direction))
    assert read_back(file)[2:-1] == [letters[:9], letters[10:19], letters[20:]]
    info = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1" in info
    assert "A4" in info
    assert not [line for line in info.splitlines() if line.startswith(("Title", "Author", "Creat", "Prod"))]


def test_two_groups_of_digits_keep_their_order_among_arabic_words(tmp_path: Path) -> None:
    letters = "1111 2222 3333 4444 5555 6666"
    file = tmp_path / "letters.pdf"
    file.write_bytes(letters_pdf(letters, "احفظي", "هذه", "الورقة", Direction.RTL))
    assert read_back(file)[2:5] == ["1111 2222", "3333 4444", "5555 6666"]


def read_back(file: Path) -> list[str]:
    """The lines another program reads, without the marks that say which way they run."""
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    plain = done.stdout.translate(dict.fromkeys(map(ord, "\u200e\u202a\u202b\u202c\f")))
    return [line.strip() for line in plain.splitlines() if line.strip()]
