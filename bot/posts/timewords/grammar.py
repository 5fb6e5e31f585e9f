"""Matching rules over tokens: ordered choice, one pattern a line, no backtracking inside a pattern.

A pattern is elements between spaces: `in|on` literal words, `<month>` a class of tokens or another rule, `x?` optional,
`&x` and `!x` look ahead without taking. What stands in `<…>` goes to the rule's action, None where it was left out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from bot.posts.timewords.tokens import Token

#: Gives what a token means in a class, or None where it does not belong.
TokenClass: TypeAlias = Callable[[Token], Any]
#: Gives what a rule means, or None where the values do not fit (February 30), so that the next rule is tried.
Action: TypeAlias = Callable[..., Any]
#: Name, pattern, action.
Rule: TypeAlias = tuple[str, str, Action]
#: What was taken, and the number of the next token.
Match: TypeAlias = tuple[Any, int]


def the_first(value: Any, *_: Any) -> Any:
    """Give what a pattern's first class means: the action of a rule that only names another."""
    return value


@dataclass(frozen=True, slots=True)
class _Element:
    choices: tuple[str, ...]
    captured: bool
    optional: bool
    ahead: str

    @classmethod
    def read(cls, text: str) -> "_Element":
        ahead = text[0] if text[0] in "&!" else ""
        bare = text.removeprefix(ahead).removesuffix("?")
        if bare[0] == "<":
            return cls((bare[1:-1],), True, text[-1] == "?", ahead)
        return cls(tuple(bare.split("|")), False, text[-1] == "?", ahead)

    @property
    def opening(self) -> frozenset[str] | None:
        """The words of which one must stand here, None where others may."""
        return None if self.captured or self.optional or self.ahead else frozenset(self.choices)


@dataclass(frozen=True)
class Grammar:
    """Rules by name, tried in the order of the table, and the classes of tokens they speak of."""

    rules: Sequence[Rule]
    classes: Mapping[str, TokenClass]

    @cached_property
    def table(self) -> dict[str, list[tuple[tuple[_Element, ...], Action]]]:
        """The rules of each name, their patterns read."""
        table: dict[str, list[tuple[tuple[_Element, ...], Action]]] = {}
        for head, pattern, action in self.rules:
            table.setdefault(head, []).append((tuple(map(_Element.read, pattern.split())), action))
        return table

    @cached_property
    def openings(self) -> dict[str, list[frozenset[str] | None]]:
        """The words that each rule of a name begins with, None where it may begin otherwise."""
        return {name: [pattern[0].opening for pattern, _ in rules] for name, rules in self.table.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every literal word of the rules."""
        elements = (element for rules in self.table.values() for pattern, _ in rules for element in pattern)
        return frozenset(choice for element in elements if not element.captured for choice in element.choices)


@dataclass(frozen=True, slots=True)
class Reading:
    """One text's tokens under a grammar; every rule is tried at most once at every place."""

    grammar: Grammar
    tokens: Sequence[Token]
    _memo: dict[tuple[str, int], Match | None] = field(default_factory=dict)

    def match(self, name: str, at: int) -> Match | None:
        """Give what a rule or class of tokens takes from a place on, or None."""
        key = (name, at)
        if key not in self._memo:
            self._memo[key] = self._rule(name, at) if name in self.grammar.table else self._class(name, at)
        return self._memo[key]

    def knows(self, at: int) -> bool:
        """Tell whether any rule could take the token at a place; most words of a text none could."""
        return self._literal(at) in self.grammar.words or any(self._class(name, at) for name in self.grammar.classes)

    def _rule(self, name: str, at: int) -> Match | None:
        text = self._literal(at)
        for opening, (pattern, action) in zip(self.grammar.openings[name], self.grammar.table[name], strict=True):
            if opening is not None and text not in opening:
                continue
            taken = self._pattern(pattern, at)
            if taken is not None and (value := action(*taken[0])) is not None:
                return value, taken[1]
        return None

    def _class(self, name: str, at: int) -> Match | None:
        value = self.grammar.classes[name](self.tokens[at]) if at < len(self.tokens) else None
        return None if value is None else (value, at + 1)

    def _pattern(self, pattern: Sequence[_Element], at: int) -> tuple[list[Any], int] | None:
        values: list[Any] = []
        for element in pattern:
            found = self._element(element, at)
            if element.ahead:
                if (found is None) == (element.ahead == "&"):
                    return None
                continue
            if found is None and not element.optional:
                return None
            if element.captured:
                values.append(found[0] if found else None)
            at = found[1] if found else at
        return values, at

    def _element(self, element: _Element, at: int) -> Match | None:
        if element.captured:
            return self.match(element.choices[0], at)
        return (None, at + 1) if self._literal(at) in element.choices else None

    def _literal(self, at: int) -> str | None:
        """Give the word or mark at a place, None where there is none."""
        if at >= len(self.tokens) or self.tokens[at].kind not in ("word", "mark"):
            return None
        return self.tokens[at].text
