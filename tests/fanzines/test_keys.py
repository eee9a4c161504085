import json
from pathlib import Path

import pytest

from fanzines.access import keys, slots

PHRASE = "quattro gatti neri sul tetto"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 at its cheapest: what is tested here is not how long it takes."""
    defaults = slots.Slot.__init__.__defaults__
    assert defaults == (3, 64 * 1024, 1)
    monkeypatch.setattr(slots.Slot.__init__, "__defaults__", (1, 8, 1))


def test_the_phrase_and_the_recovery_words_open_the_same_key(tmp_path: Path) -> None:
    key, words = keys.create(tmp_path, PHRASE)
    assert len(key) == 32
    assert keys.unlock(tmp_path, PHRASE) == keys.recover(tmp_path, words) == key


def test_wrong_phrases_and_words_open_nothing(tmp_path: Path) -> None:
    _, words = keys.create(tmp_path, PHRASE)
    for wrong in ("quattro gatti neri sul tett", PHRASE.upper(), words, ""):
        with pytest.raises(keys.WrongPhrase):
            keys.unlock(tmp_path, wrong)
    for wrong in (PHRASE, words[:-1], ""):
        with pytest.raises(keys.WrongPhrase):
            keys.recover(tmp_path, wrong)


def test_a_phrase_is_the_same_on_every_keyboard(tmp_path: Path) -> None:
    key, _ = keys.create(tmp_path, "perché più libertà")
    assert keys.unlock(tmp_path, "  perche\u0301  piu\u0300\u00a0liberta\u0300\n") == key


def test_recovery_words_are_read_as_they_were_written_down(tmp_path: Path) -> None:
    key, words = keys.create(tmp_path, PHRASE)
    groups = words.split(" ")
    assert [len(group) for group in groups] == [4] * 6
    assert not set("ILOU") & set(words)
    by_hand = "-".join(groups).lower().replace("0", "o").replace("1", "l")
    assert keys.recover(tmp_path, by_hand) == key


def test_each_facilitator_has_a_phrase_and_changes_it_alone(tmp_path: Path) -> None:
    key, words = keys.create(tmp_path, PHRASE)
    keys.add_facilitator(tmp_path, key, "a second facilitator")
    keys.change_phrase(tmp_path, PHRASE, "cinque gatti sul tetto")
    assert (
        keys.unlock(tmp_path, "cinque gatti sul tetto")
        == keys.unlock(tmp_path, "a second facilitator")
        == key
    )
    with pytest.raises(keys.WrongPhrase):
        keys.unlock(tmp_path, PHRASE)
    keys.remove_facilitator(tmp_path, "a second facilitator")
    with pytest.raises(keys.WrongPhrase):
        keys.unlock(tmp_path, "a second facilitator")
    with pytest.raises(keys.LastPhrase):
        keys.remove_facilitator(tmp_path, "cinque gatti sul tetto")
    assert keys.recover(tmp_path, words) == key


def test_new_recovery_words_end_the_old(tmp_path: Path) -> None:
    key, words = keys.create(tmp_path, PHRASE)
    newer = keys.new_recovery(tmp_path, key)
    assert keys.recover(tmp_path, newer) == keys.unlock(tmp_path, PHRASE) == key
    with pytest.raises(keys.WrongPhrase):
        keys.recover(tmp_path, words)


def test_keys_are_never_made_over_others(tmp_path: Path) -> None:
    keys.create(tmp_path, PHRASE)
    before = (tmp_path / "keys.json").read_bytes()
    with pytest.raises(keys.KeysExist):
        keys.create(tmp_path, "another phrase altogether")
    assert (tmp_path / "keys.json").read_bytes() == before


def test_a_short_phrase_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(keys.PhraseTooShort):
        keys.create(tmp_path, "eleven  char ")
    assert list(tmp_path.iterdir()) == []


def test_the_file_holds_neither_key_nor_phrase(tmp_path: Path) -> None:
    key, words = keys.create(tmp_path, PHRASE)
    file = (tmp_path / "keys.json").read_text()
    assert key.hex() not in file and PHRASE not in file and words.split()[0] not in file
    assert (tmp_path / "keys.json").stat().st_mode & 0o077 == 0


def test_a_slot_that_was_moved_to_another_kind_opens_nothing(tmp_path: Path) -> None:
    keys.create(tmp_path, PHRASE)
    file = json.loads((tmp_path / "keys.json").read_text())
    for slot in file["slots"]:
        slot["kind"] = "phrase"
        slot["id"] = "0" * 16
    (tmp_path / "keys.json").write_text(json.dumps(file))
    with pytest.raises(keys.WrongPhrase):
        keys.unlock(tmp_path, PHRASE)


@pytest.mark.parametrize(
    "content", ["", "{}", '{"version": 1, "slots": [{}]}', '{"version": 2, "slots": []}', "[]"]
)
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, content: str) -> None:
    (tmp_path / "keys.json").write_text(content)
    with pytest.raises(slots.SlotsDamaged):
        keys.unlock(tmp_path, PHRASE)


@pytest.mark.parametrize("change", [{"memory": 0}, {"passes": 2**40}, {"nonce": ""}, {"salt": "AA=="}])
def test_a_slot_with_impossible_values_is_said_to_be_damaged(
    tmp_path: Path, change: dict[str, object]
) -> None:
    keys.create(tmp_path, PHRASE)
    file = json.loads((tmp_path / "keys.json").read_text())
    file["slots"][0] |= change
    (tmp_path / "keys.json").write_text(json.dumps(file))
    with pytest.raises(slots.SlotsDamaged):
        keys.unlock(tmp_path, PHRASE)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("eleven char", keys.Strength.SHORT),
        ("            ", keys.Strength.SHORT),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", keys.Strength.FAIR),
        ("lelelelelele", keys.Strength.FAIR),
        ("quattro gatti neri sul tetto", keys.Strength.GOOD),
        ("أربع قطط سوداء فوق السطح", keys.Strength.GOOD),
    ],
)
def test_strength_in_words(phrase: str, expected: keys.Strength) -> None:
    assert keys.strength(phrase) is expected
