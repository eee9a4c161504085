"""Prompts: enough of them, each with a picture, and none that asks."""

from fanzines import art
from fanzines.prompts import prompt_packs, prompts


def test_there_are_four_packs_and_enough_prompts_each_in_one_of_them() -> None:
    assert [pack.name for pack in prompt_packs()] == ["arriving", "strength", "place", "tomorrow"]
    assert sum(len(pack.prompts) for pack in prompt_packs()) == len(prompts()) >= 24
    assert len({prompt.words for prompt in prompts().values()}) == len(prompts())


def test_every_prompt_has_its_picture_and_every_picture_its_prompt() -> None:
    assert sorted(prompts()) == list(art.names("prompts"))


def test_a_prompt_is_an_invitation_short_enough_to_be_heard_and_never_a_question() -> None:
    for prompt in prompts().values():
        assert "?" not in prompt.words and not prompt.words.endswith(".")
        assert len(prompt.words.split()) <= 9
