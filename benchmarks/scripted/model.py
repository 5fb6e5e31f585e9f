"""What the scripted model replies, from nothing but the prompt, two dictionaries and a sentence model."""

import re
from itertools import islice, zip_longest
from typing import Any

from benchmarks.scripted.dictionaries import CHINESE_FUNCTION_WORDS, FUNCTION_WORDS, Cedict, WordNet
from benchmarks.scripted.meaning import Meaning
from benchmarks.scripted.minilm import MiniLM
from benchmarks.scripted.reading import (
    Passage,
    content_words,
    names_in,
    passages_in,
    question_in,
    sentence_in,
)
from tests.servers.openai import Reply

#: Words of one line of a rewording, and lines.
WORDS, LINES = 12, 5
#: Words given for one of the question.
OTHERS = 6
#: Sentences of an answer.
SENTENCES = 2
#: The share of a question's plain words that passages must hold to be taken for an answer.
ENOUGH = 0.5
#: Standard deviations by which a passage must stand out where a question names nothing and its words are not held.
STANDS_OUT = 2.0
NOTHING = "NOT IN THE DIGESTS"


class ScriptedModel:
    """One behaviour of the protocol server: tells from the prompt what is wanted, and does it."""

    def __init__(
        self, wordnet: WordNet, cedict: Cedict, meaning: Meaning, minilm: MiniLM, *, credulous: bool = False
    ) -> None:
        """Take what it knows; a credulous one answers with whatever is nearest and never says that nothing is held."""
        self._wordnet = wordnet
        self._cedict = cedict
        self._meaning = meaning
        self._minilm = minilm
        self._credulous = credulous

    def __call__(self, body: dict[str, Any]) -> Reply:
        rules, prompt = (message["content"] for message in body["messages"])
        if sentence_in(prompt):
            return Reply(text=self._looks_again(prompt))
        if "<passage" not in prompt:
            return Reply(text=self._rewords(question_in(prompt), rules) if "<question>" in prompt else "ready")
        return Reply(text=self._orders(prompt) if "nothing but numbers" in rules else self._writes(prompt))

    def _rewords(self, question: str, rules: str) -> str:
        names = names_in(question)
        words = content_words(question)
        chinese = self._chinese_words(question)
        english = [gloss for word in chinese for gloss in self._cedict.english(word)[:2]]
        words = list(dict.fromkeys((*words, *(part for gloss in english for part in content_words(gloss)))))
        lines = [
            [*names, *english],
            [*names, *_in_turn([self._wordnet.synonyms(word, senses=1) for word in words])],
            [*names, *_in_turn([self._wordnet.kin(word, senses=1) for word in words])],
            [*names, *_in_turn([self._wordnet.synonyms(word, senses=3)[2:] for word in words])],
        ]
        if "zh" in rules and not chinese:
            lines.insert(0, [*names, *_in_turn([self._chinese(word)[:1] for word in words])])
        others = [f"{word} = {', '.join(self._others(word))}" for word in (*content_words(question), *chinese)]
        return "\n".join((*others, *(" ".join(line[:WORDS]) for line in lines[:LINES] if len(line) > len(names))))

    def _others(self, word: str) -> list[str]:
        """Give single words that may stand for a word: its translations, synonyms and derivations."""
        if not word.isascii():
            glosses = self._cedict.english(word)
            return [part for gloss in glosses for part in gloss.split() if part not in FUNCTION_WORDS][:OTHERS]
        found = [*self._wordnet.synonyms(word), *self._wordnet.kin(word)]
        return [one for one in found if " " not in one][: OTHERS - 1] + self._chinese(word)[:1]

    def _orders(self, prompt: str) -> str:
        passages = passages_in(prompt)
        near = self._judged(question_in(prompt), [passage.whole for passage in passages])
        ranked = sorted(zip(near, passages, strict=True), key=lambda pair: -pair[0])
        return ", ".join(str(passage.number) for _, passage in ranked)

    def _writes(self, prompt: str) -> str:
        question, passages = question_in(prompt), passages_in(prompt)
        near = self._nearness(question, [passage.whole for passage in passages])
        ranked = [passage for _, passage in sorted(zip(near, passages, strict=True), key=lambda pair: -pair[0])]
        names = names_in(question)
        if names:
            chosen = self._on_names(names, ranked)
            enough = self._share(question, chosen) >= ENOUGH
        else:
            clear = {passage.number for one, passage in zip(_standing(near), passages, strict=True) if one > STANDS_OUT}
            chosen = [one for one in ranked if one.number in clear or self._share(question, [one]) >= ENOUGH]
            enough = bool(chosen)
        if self._credulous:
            chosen, enough = [*chosen, *ranked], True
        told = [self._told(question, passage) for passage in chosen[:SENTENCES]] if enough else []
        return " ".join(dict.fromkeys(filter(None, told))) or NOTHING

    def _on_names(self, names: list[str], ranked: list[Passage]) -> list[Passage]:
        """Give the passages on all names of a question, or, where no one holds them all, the first on each."""
        on = {name: [one for one in ranked if _stands(name.casefold(), one.folded)] for name in names}
        every = [one for one in ranked if all(one in passages for passages in on.values())]
        return every or list(dict.fromkeys(passages[0] for passages in on.values() if passages))

    def _looks_again(self, prompt: str) -> str:
        sentence = " ".join(sentence_in(prompt).split()).rstrip(".")
        return "YES" if any(sentence in " ".join(one.text.split()) for one in passages_in(prompt)) else "NO"

    def _share(self, question: str, passages: list[Passage]) -> float:
        """Give the share of a question's plain words that passages hold in any form, 1.0 where it has none."""
        wanted = self._wanted(question)
        words = {lemma for passage in passages for word in passage.words for lemma in self._wordnet.lemmas(word)}
        text = "\n".join(passage.folded for passage in passages)
        return sum(_held(forms, words, text) for forms in wanted) / len(wanted) if wanted else 1.0

    def _wanted(self, question: str) -> list[frozenset[str]]:
        """Give for each plain word of a question every form it may have: its kin and its translations."""
        chinese = [self._forms_of_chinese(word) for word in self._chinese_words(question)]
        return [self._forms(word) for word in content_words(question)] + chinese

    def _chinese_words(self, question: str) -> list[str]:
        return [word for word in self._cedict.words(question) if len(word) > 1 and word not in CHINESE_FUNCTION_WORDS]

    def _told(self, question: str, passage: Passage) -> str:
        sentences = passage.sentences
        if not sentences:
            return ""
        near = self._nearness(question, sentences)
        best = max(range(len(sentences)), key=lambda at: near[at])
        return f"{sentences[best]} [{passage.number}]"

    def _judged(self, question: str, texts: list[str]) -> list[float]:
        """Give how near texts stand to a question by each sentence model, and by their rank: a reader believes in it.

        One of the models knows English alone.
        """
        votes = [_standing(self._nearness(question, texts)), _standing([1 / (2 + rank) for rank in range(len(texts))])]
        if question.isascii():
            votes.append(_standing(self._minilm.nearness(question, texts)))
        return [sum(vote) for vote in zip(*votes, strict=True)]

    def _nearness(self, question: str, texts: list[str]) -> list[float]:
        return [float(one) for one in self._meaning.passages(texts) @ self._meaning.question(question)]

    def _forms(self, word: str) -> frozenset[str]:
        return self._wordnet.around(word) | frozenset(self._chinese(word))

    def _forms_of_chinese(self, word: str) -> frozenset[str]:
        parts = [part for gloss in self._cedict.english(word) for part in gloss.split() if part not in FUNCTION_WORDS]
        return frozenset((word, *(form for part in parts for form in self._wordnet.around(part))))

    def _chinese(self, word: str) -> list[str]:
        return [found for lemma in self._wordnet.lemmas(word) for found in self._cedict.chinese(lemma)][:3]


def _standing(values: list[float]) -> list[float]:
    """Give how many standard deviations each value stands above their mean."""
    mean = sum(values) / len(values)
    spread = (sum((one - mean) ** 2 for one in values) / len(values)) ** 0.5
    return [(one - mean) / spread if spread else 0.0 for one in values]


def _in_turn(lists: list[list[str]]) -> list[str]:
    """Give the first of each list, then the second of each."""
    return list(islice((one for row in zip_longest(*lists) for one in row if one is not None), WORDS))


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w]){re.escape(name)}(?![\w])", text) is not None


def _held(forms: frozenset[str], words: set[str], text: str) -> bool:
    """Tell whether a word stands among words in one of its forms; a phrase or a Chinese word must stand in the text."""
    return any(form in text if " " in form or form[0] > "z" else form in words for form in forms)
