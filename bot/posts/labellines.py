"""Lines that only label what stands around them: where it is from, how it came to be, fields in a row."""

import re

#: A label that a text begins with.
LABEL = re.compile(r"\s*([^\W\d_][^:：.!?。！？\n]{0,24})[:：]\s*(?=\S)")
#: Labels of the field that tells most of a story.
SUMMARY = re.compile(
    r"(?i)(?:summary|abstract|tl;?dr|description|in (?:short|brief)|one-liner|(?:key )?idea"
    r"|what(?: it is|['’]?s new| happened)?|(?:内容|項目|项目|中文|论文|論文|文章)?(?:摘要|简介|簡介|介绍|介紹|概要)"
    r"|核心内容|一句话\w{0,3}"
    r"|要約|요약|설명|résumé|zusammenfassung|resumen)"
)
#: How a line begins that says how its post or what stands above it came to be, and where it is from.
_ABOUT = re.compile(
    r"(?i)\W*(?:(?:data )?sources?|generated|(?:last )?updated|published|authors?|tags|keywords|categor(?:y|ies)"
    r"|attendees?|present|participants?|apologies|regrets|scribes?|chairs?|moderators?|facilitators?|note[- ]?takers?"
    r"|hosts?|guests?|where|when|location|date|duration|recording|agenda"
    r"|(?:report )?dates?|[生作]成(?:[时時][间間刻]|日[期时時]?)|更新(?:[时時][间間]|日[期时時]?)|公開日|[记記]事数"
    r"|erstellt|zeitraum"
    r"|catalog|previously|reading time|links?|urls?|original(?: title)?|scores?|status|types?|window|run"
    r"|(?:数据|資料)?[来來]源|出[处處]|[采採]集[时時][间間]|原文(?:[标標][题題]|[链鏈連][接結])?|[标標][题題]|[链鏈連][接結]|作者"
    r"|分[类類]|[标標][签籤]|[类類]型|日期|[发發][布佈](?:[时時][间間]|日期)|(?:[综綜]合)?[评評]分(?:明[细細])?|[状狀][态態]|配[图圖]"
    r"|出典|著者|タグ|quellen?|fuentes?|dernière mise à jour|letzte aktualisierung|última (?:actualización|atualização)"
    r"|ultimo aggiornamento|обновлено|ostatnia aktualizacja|son güncelleme|cập nhật lần cuối|마지막 업데이트"
    r"|(?:最[后後終终])?更新(?:日時?|[时時][间間])?)(?: (?:at|on|by))? ?[:：]"
)
#: A line that says who wrote what stands around it, and perhaps when: "submitted by ada on 2026-04-19".
_BYLINE = re.compile(
    r"(?i)\W*(?:submitted|posted|written|published|shared|contributed|curated|compiled|edited|reviewed|translated) by"
    r"(?: [^\s.]+){1,5}(?:,? (?:on|at|in)? ?\d[^ ]*(?: \d[^ ]*)?| on [^.]{5,40})?\W*"
)
#: A line of as many labels as this, each with its value, is no sentence.
_LABEL, _LABELS = re.compile(r"(?:^|\s)[A-ZÀ-ÞĀ-ŽА-Я]\w*(?: [^\W\d_]\w*){0,4}? ?: "), 3
#: Chinese and Japanese labels side by side: `作者：甲 报告日期：2026-04-19`.
_DENSE_LABEL = r"[^\W\d_][\w ]{0,9}[:：]\s?"
_DENSE_LABELS = re.compile(
    rf"\W*(?:{_DENSE_LABEL})?{_DENSE_LABEL}[^\s:：。]{{1,24}}(?:[\s|｜·]+{_DENSE_LABEL}[^:：。]{{1,24}})+"
)
#: Nor is one label with a word (`Speed: fast`) or an address.
_ONE_WORD = re.compile(r"\W*[^\W\d_][\w ]{0,24}[:：]\W*(?:[A-Za-z0-9_]+|\w{1,6}|https?://\S+)\W*")
#: What parts fields in a row: `📊 r/looms | 2,519 points | 2026-02-06`, `Score 0.88 · PDF`.
_BETWEEN_FIELDS = re.compile(r"(?<!\s)(?:\s*[|｜]\s*|\s+[·•]\s+)|^[·•]\s*")
_LONGEST_FIELD, _LONGEST_LABELLED = 40, 80
_ENDS = re.compile(r"[a-z)][.!?](?:\s|$)|[。！？]")
_LABELLED = re.compile(r"\W*[^\W\d_][\w ]{0,24}[:：]\s")


def without_summary_label(text: str) -> str:
    """Give a text without the word before it that calls it a summary, or the colon that a label left behind."""
    label = LABEL.match(text)
    return text[label.end() :] if label and SUMMARY.fullmatch(label[1]) else text.lstrip(" :：")


def only_labels(line: str) -> bool:
    """Tell whether a line labels what stands below, or says how its post came to be: `Authors: A, B`."""
    return (
        is_about(line)
        or _DENSE_LABELS.fullmatch(line) is not None
        or _ONE_WORD.fullmatch(line) is not None
        or is_row_of_fields(line)
    )


def is_about(line: str) -> bool:
    """Tell whether a line begins with a label of a post or paper, or holds several of any kind."""
    return _ABOUT.match(line) is not None or _BYLINE.fullmatch(line) is not None or len(_LABEL.findall(line)) >= _LABELS


def is_row_of_fields(line: str) -> bool:
    """Tell whether a line is nothing but short fields side by side, none of them a sentence."""
    fields = _BETWEEN_FIELDS.split(line.strip())
    longest = _LONGEST_LABELLED if len(fields) > 2 and _LABELLED.match(line) else _LONGEST_FIELD
    return len(fields) > 1 and all(len(field) <= longest and _ENDS.search(field) is None for field in fields)
