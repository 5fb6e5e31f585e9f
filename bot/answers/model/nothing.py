"""How a model says that the passages hold no answer, in the words it was told to use or in its own; and courtesy."""

import re

from bot.search.scripts import UNSPACED_LETTER

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
_GERMAN = r"(?:[Dd]igests?|Passagen?|Auszügen?|Abschnitten?|Zusammenfassung(?:en)?)"
_DENIALS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i)\b{_SHOWN},? (?:do|does|did|can|could)(?: not|n['’]t) (?!only|just|merely|simply)(?:\w+ly )?{_TELL}",
        rf"(?i)\b{_SHOWN} (?:lacks?\b"
        r"|(?:contain|hold|include|give|provide|offer|list|name|make|mention|have|ha)[sd]? no(?:thing)?\b)",
        rf"(?i)\b(?:none of|nothing in|no) (?:(?:the|these|those) )?(?:\w+ ){{0,2}}?{_SHOWN}",
        rf"(?i)\b(?:not|n['’]t|never|nowhere) (?:\w+ly )?{_TOLD}(?: \w+){{0,4}}? (?:in|by) (?:any of )?"
        rf"(?:(?:the|these|those|this|your) )?(?:\w+ )?{_SHOWN}",
        rf"(?i)\bthere (?:is|are|was)(?: no|n['’]t (?:any|an?)) \w+[^.!?]{{0,80}} in (?:the|these|those) "
        rf"(?:\w+ )?{_SHOWN}",
        r"(?i)\bI (?:could|can|was|do|did|am)(?:not| not|n['’]t| unable to) (?:able to )?"
        r"(?:find|see|locate|answer|determine|tell|have)\b",
        r"(?:摘要|周报|週報|日报|日報|文摘|段落|片段|资料|資料|材料|上下文|提供的(?:内容|信息|文本))"
        r"(?:[中里裡内內]|里面|并|均|都|也|只字|(?:关于|對於|对于?)[^，。！？；]{1,20}?的?)*"
        r"(?:没有?|沒有?|未能?|不曾|找不到|无法|無法)(?:直接|明确|明確|具体|具體|详细|任何|相关|有关)*[^。！？，；]{0,4}?"
        r"(?:提|说|說|给|給|透露|包[含括]|指出|记载|記載|涉及|披露|列出|显示|顯示|找到|写明|回答|公布|答案|信息|介绍|确定|得知)",
        r"(?:ダイジェスト|抜粋|パッセージ|資料|要約|提供された(?:情報|記事|文章))(?!によ[るれ])[^。！？]{0,40}?"
        r"(?:記載|言及|情報|記述|明記|示|述べ|書か|含ま|触れ|見つか|見当た|答え)[^。！？]{0,12}?(?:ませ|ない|なかった|なく)",
        r"(?:다이제스트|요약|발췌|구절|제공된 (?:정보|자료))(?!에 따르면)[^.!?]{0,40}?"
        r"(?:언급|명시|나와|포함|기재|찾|밝히|답|정보)[^.!?]{0,12}?[않없못]",
        rf"\b{_GERMAN} (?:enth(?:alten|ält)|nenn(?:en|t)|erwähn(?:en|t)|sag(?:en|t)|geben|gibt|mach(?:en|t)|liefer[nt]"
        r"|beantworte[nt]|verr(?:aten|ät)|find(?:en|et)|steht|stehen)\b[^.!?,]{0,60}?\b(?:nicht|keine?[nrms]?|nichts)\b",
        rf"\b{_GERMAN} (?:\w+ ){{0,3}}?(?:nicht|keine?[nrms]?|nichts)\b[^.!?,]{{0,40}}?"
        r"\b(?:erwähnt|genannt|angegeben|enthalten|beschrieben|zu finden|gesagt|Angaben?|Hinweise?|Informationen)\b",
        r"(?i)\b(?:digests?|passages?|extraits?|résumés?)(?: fournis)? n(?:e |['’])\w+(?: \w+)? (?:pas|aucune?|rien)\b",
        r"(?i)\b(?:digests?|res[uú]men(?:es)?|pasajes?|extractos?|fragmentos?|boletines)(?: \w+ados)? no "
        r"(?:lo |la |se )?(?:mencion|indic|dic|contien|especific|dan?\b|ofrec|proporcion|revel|inclu|aclar)",
    )
)

#: What is said to the reader alone, before or behind an answer.
_COURTESY = re.compile(
    r"(?i)^(?:(?:great|good|interesting|excellent) question|sure|certainly|of course|absolutely"
    r"|i(?:['’]m| am) sorry|unfortunately|sorry|抱歉|很抱歉|不好意思|leider|désolée?|lo siento)\W*$"
    r"|\b(?:let me know|feel free|(?:i )?hope (?:this|that|it)\b|happy to help|would you like"
    r"|if you(?:['’]d| would| have| want| need| like)\b)"
    r"|如需|请告诉我|請告訴我|请随时|欢迎(?:随时|继续)|希望(?:以上|这|对您)|お知らせください|お気軽に"
    r"|알려 ?주세요|필요하시면"
    r"|\b(?:lassen sie (?:es )?mich|falls sie|wenn sie (?:mehr|weitere)|n['’]hésitez pas"
    r"|si vous (?:souhaitez|voulez|avez)|no dudes?|si (?:necesitas?|quieres?|deseas?))\b"
)

#: Where a clause begins that may take nothing back from what stands before it.
_CLAUSE = re.compile(
    r"(?i)[;；]\s*|,? (?=(?:but|though|although|however|while|aber|doch|mais|pero|aunque)\b)"
    r"|[，,、]\s*(?=但|不过|不過|然而|ただし)"
)

#: Last clauses of one sentence that are looked at.
_CLAUSES = 3


def is_courtesy(sentence: str) -> bool:
    """Tell whether a sentence only speaks to the reader, or ends in what leads to the next one."""
    return sentence.endswith((":", "：")) or _COURTESY.search(sentence) is not None


def says_not_held(sentence: str) -> bool:
    """Tell whether a sentence says of the passages that they do not hold an answer."""
    return NOTHING in sentence.upper() or any(denial.search(sentence) for denial in _DENIALS)


def before_denial(sentence: str) -> str:
    """Give what a sentence tells before a last clause that says of the passages what they do not hold, if it does."""
    for border in reversed(list(_CLAUSE.finditer(sentence))[-_CLAUSES:]):
        told = sentence[: border.start()]
        if says_not_held(sentence[border.end() :]):
            stop = "。" if UNSPACED_LETTER.fullmatch(told[-1:]) else "."
            return "" if says_not_held(told) else f"{told}{stop}"
    return ""
