"""Abbreviations and the words they stand for."""

from bot.search.dictionaries.abbreviations import written_otherwise


def test_an_abbreviation_is_written_out_and_its_words_are_shortened():
    assert written_otherwise("what's new in RL?") == {"rl": "reinforcement learning"}
    assert written_otherwise("papers on reinforcement learning") == {"reinforcement": "rl", "learning": "rl"}
    assert written_otherwise("Which LLMs run on a phone?") == {"llms": "large language model"}
    assert written_otherwise("large language models")["models"] == "llm"


def test_words_of_a_phrase_stand_for_nothing_without_the_others():
    assert written_otherwise("a machine for learning Greek") == {}
