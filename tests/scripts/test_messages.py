from pathlib import Path

from scripts.messages import Message, Unclear, find


def found(folder: Path, name: str, text: str) -> list[str]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return [message.text for message in find(folder)[0] if message.file == name]


def test_kv_calls_are_read_as_python(tmp_path: Path) -> None:
    kv = """
<Place>:
    Label:
        text: tongue.words('It\\'s (yours)') if root.own else tongue.words("Somebody else’s")
        says: tongue.words('On' if root.on else 'Off' if root.known else 'Ask')
        count: tongue.plural('{number} page', '{number} pages', root.pages).format(number=root.pages)
    Button:
        on_release:
            app.tell(tongue.words('Gone'))
        text: root.words('not this')
        also: tongue.words(root.text)
"""
    path = tmp_path / "kiosk" / "place.kv"
    path.parent.mkdir()
    path.write_text(kv, "utf-8")
    texts = ["It's (yours)", "Somebody else’s", "On", "Off", "Ask", "{number} page", "Gone"]
    expected = [Message(one, "{number} pages" if "page" in one else "", "kiosk/place.kv") for one in texts]
    assert find(tmp_path) == (expected, [])


def test_marks_and_translations_are_found_in_python(tmp_path: Path) -> None:
    python = """
TITLE = N_("Our pages")
def say():
    tell(tongue.words("It is kept."), icon="heart")
    tell(tongue.words("Here" if there else "There"))
    tell(tongue.words(TITLE), tongue.words(str(problem)), "not this")
"""
    messages = found(tmp_path, "kiosk/say.py", python)
    assert sorted(set(messages)) == ["Here", "It is kept.", "Our pages", "There"]


def test_sentences_of_shown_exceptions_are_found_through_their_constants(tmp_path: Path) -> None:
    found(
        tmp_path,
        "fanzines/words.py",
        'FULL: Final = (\n    "The disk is full. "\n    "Make room."\n)\nLEAST = 12\n',
    )
    python = """
from fanzines.words import FULL, LEAST as SHORTEST
def check():
    raise LibraryFull(FULL)
    raise PhraseTooShort(f"It needs at least {SHORTEST} characters.")
    raise WrongPhrase("It does not open.") from error
    raise ValueError("Nobody reads this.")
    raise PressRefused(f"This one has {pages}.")
"""
    messages = found(tmp_path, "fanzines/check.py", python)
    assert messages == [
        "The disk is full. Make room.",
        "It needs at least 12 characters.",
        "It does not open.",
    ]
    assert find(tmp_path)[1] == [Unclear("fanzines/check.py", 8)]


def test_tables_of_sentences_are_found_and_other_constants_are_not(tmp_path: Path) -> None:
    python = 'SENTENCES = {"a": "The picture is damaged.", 1: "keys.json"}\nNAME = "Fanzine kiosk"\n'
    assert found(tmp_path, "fanzines/refusals.py", python) == ["The picture is damaged."]


def test_packs_of_prompts_and_each_prompt_say_something(tmp_path: Path) -> None:
    packs = '[{"name": "a", "words": "Arriving", "prompts": [{"name": "b", "words": "A sound I like"}]}]'
    assert found(tmp_path, "assets/prompts/packs.json", packs) == ["Arriving", "A sound I like"]


def test_what_speaks_to_the_terminal_is_left_out(tmp_path: Path) -> None:
    assert found(tmp_path, "kiosk/cli.py", 'A = "This is for the terminal only."\n') == []
