"""How a model says that the passages hold no answer: in the words it was told to use, or in its own."""

import re

#: What a model is told to say when the passages do not hold the answer.
NOTHING = "NOT IN THE DIGESTS"

#: What a model was shown, as it speaks of it: no thing that a digest tells of.
_SHOWN = (
    r"(?:(?:digests?|passages?|excerpts?|snippets?)|(?:the|this|your) context"
    r"|(?:provided|given|available|supplied|retrieved|above|numbered) (?:\w+ )?"
    r"(?:context|sources?|texts?|documents?|materials?|information|posts?|issues?|newsletters?))"
    r"(?: (?:provided|given|shown|above|supplied|available))?"
)
_TELL = (
    r"(?:say|state|mention|specif|contain|hold|include|give|provide|indicate|disclose|reveal|report|cover|discuss"
    r"|address|name|list|answer|describe|explain|tell|offer|identif|note|detail|confirm|show|clarif|have|make)"
)
_TOLD = (
    r"(?:stated|mentioned|specified|contained|included|given|provided|indicated|disclosed|revealed|reported|covered"
    r"|discussed|addressed|named|listed|answered|described|explained|found|identified|available|present|held)"
)
_DENIALS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i)\b{_SHOWN},? (?:do|does|did|can|could)(?: not|n['’]t) (?!only|just|merely|simply)(?:\w+ly )?{_TELL}",
        rf"(?i)\b{_SHOWN} (?:lacks?\b|(?:contain|hold|include|give|provide|offer|list|name|make|mention|have|ha)[sd]? no(?:thing)?\b)",
        rf"(?i)\b(?:none of|nothing in|no) (?:(?:the|these|those) )?(?:\w+ ){{0,2}}?{_SHOWN}",
        rf"(?i)\b(?:not|n['’]t|never|nowhere) (?:\w+ly )?{_TOLD}(?: \w+){{0,4}}? (?:in|by) (?:any of )?"
        rf"(?:(?:the|these|those|this|your) )?(?:\w+ )?{_SHOWN}",
        rf"(?i)\bthere (?:is|are|was)(?: no|n['’]t (?:any|an?)) \w+[^.!?]{{0,80}} in (?:the|these|those) (?:\w+ )?{_SHOWN}",
        r"(?i)\bI (?:could|can|was|do|did|am)(?:not| not|n['’]t| unable to) (?:able to )?"
        r"(?:find|see|locate|answer|determine|tell|have)\b",
        r"(?:摘要|周报|週報|日报|日報|文摘|段落|片段|资料|資料|材料|上下文|提供的(?:内容|信息|文本))"
        r"[^。！？；]{0,16}?(?:没有?|沒有?|并?未能?|並未|不曾|找不到|无法|無法)[^。！？，；]{0,6}?"
        r"(?:提|说|說|给|給|透露|包[含括]|指出|记载|記載|涉及|披露|列出|显示|顯示|找到|写明|回答|公布|答案|介绍|确定|得知)",
        r"(?:ダイジェスト|抜粋|パッセージ|資料|要約|提供された(?:情報|記事|文章))[^。！？]{0,40}?"
        r"(?:記載|言及|説明|情報|記述|明記|示|述べ|書か|含ま|触れ|見つか|見当た|答え)[^。！？]{0,12}?(?:ませ|ない|なかった|なく)",
        r"(?:다이제스트|요약|발췌|구절|제공된)[^.!?]{0,60}?(?:언급|명시|나와|포함|제공|설명|기재|찾|밝히|답|정보)[^.!?]{0,12}?[않없못]",
        r"\b(?:[Dd]igests?|Passagen?|Auszügen?|Abschnitten?|Zusammenfassung(?:en)?)\b[^.!?]{0,60}?\b"
        r"(?:nicht|keine?[nrms]?|nichts)\b",
        r"(?i)\b(?:digests?|passages?|extraits?|résumés?)\b[^.!?]{0,30}?\bn(?:e |['’])\w+(?: \w+)? (?:pas|aucune?|rien)\b",
        r"(?i)\b(?:digests?|res[uú]men(?:es)?|pasajes?|extractos?|fragmentos?|boletines)\b[^.!?]{0,30}?\bno "
        r"(?:lo |la |se )?(?:mencion|indic|dic|contien|especific|dan?\b|ofrec|proporcion|revel|inclu|aparec|aclar)",
    )
)


def says_nothing(sentence: str) -> bool:
    """Tell whether a sentence says of the passages that they do not hold an answer."""
    return NOTHING in sentence.upper() or any(denial.search(sentence) for denial in _DENIALS)
