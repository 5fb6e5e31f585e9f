"""Words that say the same way, drop and fall, and those that say the opposite, rise: told by their stems."""

from bot.answers.texts.claims import root
from bot.answers.texts.wordlists import words


def _sides(written: str) -> tuple[frozenset[str], ...]:
    """Give the stems of the words on each side of a slash."""
    return tuple(frozenset(map(root, words(side))) for side in written.split("/"))


#: Families of words for one way and the other: a claim that uses one side where the post uses the other is false.
_FAMILIES = [
    _sides(family)
    for family in (
        "increase rise raise grow growth gain boost up climb soar jump surge double triple"
        "/decrease reduce reduction drop fall decline lower cut shrink down sink plunge halve lose",
        "improve improvement speed speedup accelerate/slow slowdown regress regression",
        "faster quicker fast speedup accelerate/slower slow slowdown",
        "more larger bigger greater many/less fewer few smaller",
        "higher highest above/lower lowest below under",
        "better best good improve superior stronger outperform"
        "/worse worst bad inferior worsen degrade weaker underperform",
        "win success succeed/lose fail failure",
        "上升 增加 提高 增长/下降 减少 降低",
        "更快/更慢",
        "更高 更多 更大/更低 更少 更小",
    )
]
#: Other pairs of opposites.
_PAIRS = [
    _sides(pair)
    for pair in words(
        "support/oppose back/oppose favor/oppose accept/reject allow/forbid allow/prohibit allow/block permit/forbid "
        "enable/disable include/exclude add/remove open/closed open/close online/offline local/remote public/private "
        "free/paid earlier/later first/last start/end begin/end begin/stop start/stop safe/unsafe secure/insecure "
        "stable/unstable explicit/implicit synchronous/asynchronous static/dynamic supervised/unsupervised "
        "simple/complex easy/hard rare/common always/never all/none everyone/nobody input/output import/export "
        "upload/download encode/decode encrypt/decrypt buy/sell hire/fire internal/external maximum/minimum "
        "positive/negative right/wrong true/false confirm/deny agree/disagree pass/fail old/new inside/outside "
        "older/newer oldest/newest early/late lossless/lossy visible/hidden strong/weak high/low long/short "
        "longer/shorter compress/expand widen/narrow strengthen/weaken lengthen/shorten largest/smallest most/least "
        "cheaper/dearer cheap/expensive possible/impossible able/unable compatible/incompatible available/unavailable "
        "complete/incomplete correct/incorrect likely/unlikely official/unofficial "
        "sufficient/insufficient "
        "支持/反对 开源/闭源 最高/最低 高于/低于 成功/失败 本地/云端"
    )
]
_LIKE = {word: side for family in _FAMILIES for side in family for word in side}
_OPPOSITE: dict[str, frozenset[str]] = {}
for _one, _other in (*_FAMILIES, *_PAIRS):
    for _mine, _theirs in ((_one, _other), (_other, _one)):
        for _word in _mine:
            _OPPOSITE[_word] = _OPPOSITE.get(_word, frozenset()) | _theirs


def likes_of(word: str) -> frozenset[str]:
    """Give the stems that say the same way as a stem of a family: drop and fall, rise and grow."""
    return _LIKE.get(word, frozenset())


def opposites_of(word: str) -> frozenset[str]:
    """Give the stems that say the opposite of a stem."""
    return _OPPOSITE.get(word, frozenset())
