"""Lists of words: those that say nothing in a question, and those around a full stop."""

import re

from bot.posts.wordsets import word_set
from bot.search.scripts import HIRAGANA

_ENGLISH = word_set("""
    a an the this that these those it its they them their there here he she his her we us our you your i
    me my mine is are was were be been being am do does did done doing has have had having can could
    will would shall should may might must what what's which who whom whose when where why how whether
    if then than as so such and or but not no nor of in on at to for from by with about into onto over
    under between through during after before any some all each every both other another same more most
    much many few less tell show give find list say says said mention mentions mentioned please let know
    newsletter newsletters roundup roundups recap recaps
    digest digests there's isn't wasn't don't doesn't didn't hi hello hey thanks whats whos hows wheres whens whys
    theres isnt wasnt arent dont doesnt didnt cant wont im ive id lets pls plz lol lmao haha
""")
_FRENCH = word_set("""
    le la les un une des du de et est sont que qui quoi quel quelle quels quelles dans sur pour par au aux ce cet cette
    ces il elle ils elles on y en se ne pas ou où avec sans plus combien comment quand pourquoi qu'est-ce est-ce s'est
    a ont été était être avoir avait fait sa son ses leur leurs vient sert
""")
#: Those of scripts that put spaces between words, folded.
SPACED_STOP_WORDS = _ENGLISH | _FRENCH

# A pair with one of these characters belongs to the asking, not to what is asked.
_ASKING = frozenset("的是了吗呢吧啊嘛么什哪些")
_PAIRS = word_set("""
    怎样 如何 请问 一下 关于 为何 有没 没有 是否 多少 几个 介绍 告诉 这个 那个 这篇 哪里 谁的 有关
    提到 说过 上周 本周 这周 周有 です ます した する から まで とは には では どの どん 何が 何を
    教え 教え
""")
_GRAMMAR = re.compile(rf"[{HIRAGANA}]{{2}}|.[のはがをにでともへや]|[のはがをにでともへや].")

# After these a full stop never ends a sentence, or only in text nobody writes.
ABBREVIATIONS = word_set("""
    e.g i.e vs cf viz dr mr mrs ms prof st mt fig figs eq eqs sec ch vol pp approx ca est resp avg max
    min incl excl dept gen sen rep gov jan feb mar apr jun jul aug sept sep oct nov dec
""")
# After these it may; the next word decides.
SOMETIMES_LAST = word_set("inc ltd corp co etc al jr sr ph.d a.m p.m bros llc u.s u.k ed eds")
SENTENCE_STARTERS = word_set("""
    the a an this that these those it its he she they we you i in on at for from with as if when while
    after before but and or so there here what who how why where which our their his her my your to by
    of no not now then still yet both each all most many some one two another however meanwhile once
    since although though because
""")


def is_stop_word(word: str) -> bool:
    """Tell whether a folded word says nothing about what is asked."""
    return word in SPACED_STOP_WORDS or is_stop_pair(word)


def is_stop_pair(pair: str) -> bool:
    """Tell whether two characters of an unspaced script belong to the asking rather than to what is asked."""
    return pair in _PAIRS or (len(pair) == 2 and (not _ASKING.isdisjoint(pair) or _GRAMMAR.fullmatch(pair) is not None))
