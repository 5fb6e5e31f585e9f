"""Which language a post is in: as it says, as its name or folder says, or as its letters show."""

import re

from bot.posts.european import told_by_words

_NAMES = {
    "cn": "zh", "chinese": "zh", "中文": "zh", "简体中文": "zh", "jp": "ja", "japanese": "ja", "日本語": "ja",
    "kr": "ko", "korean": "ko", "한국어": "ko", "english": "en",
    "french": "fr", "français": "fr", "german": "de", "deutsch": "de",
    "spanish": "es", "español": "es", "portuguese": "pt", "russian": "ru", "русский": "ru",
}  # fmt: skip
# Codes that stand at the end of a slug or name a folder; others (`it`, `is`, `no`) are too often words.
_CODES = frozenset(["en", "zh", "cn", "ja", "jp", "ko", "kr", "fr", "de", "es", "pt", "ru"])
# Of a folder alone: posts are seldom about these two letters.
_FOLDERS = frozenset(["pl", "tr", "uk", "vi"])
_REGIONS = frozenset(["zh-cn", "zh-tw", "zh-hk", "zh-hans", "zh-hant", "en-us", "en-gb", "pt-br"])
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?")
_SAMPLE = 5000
# Kana comes first: Japanese is written with Chinese characters between it.
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff\uf900-\ufaff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("vi", re.compile("[\u1ea0-\u1ef9ơưđƠƯĐ]")),
    ("tr", re.compile("[ığşİĞŞ]")),
    ("pl", re.compile("[łśćżźńŁŚĆŻŹŃ]")),
)
_EAST_ASIAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_TITLED = 4
# Letters of their own that other languages have in names at most.
_SHARES = {"ja": 0.1, "uk": 0.02, "vi": 0.04, "tr": 0.02, "pl": 0.015}
# What is in no language: addresses, code, tags of HTML.
_NO_WORDS = re.compile(r"\w+://[^\s)>\]\"']+|`[^`\n]*`|^(`{3,}|~{3,}).*?^\1|<[^<>]*>", re.DOTALL | re.MULTILINE)
# Characters of every other sentence in Chinese, as Taiwan and Hong Kong write them and as the mainland does.
_TRADITIONAL = re.compile("[這個們來時會說為與對國學發開關點應還讓將該業動從後實經過進現無當]")
_SIMPLIFIED = re.compile("[这个们来时会说为与对国学发开关点应还让将该业动从后实经过进现无当]")


def normal(text: str) -> str | None:
    """Give a language as BCP 47 (`cn` is `zh`, `zh_CN` is `zh-CN`); None for what is no language tag."""
    tag = text.strip().casefold().replace("_", "-")
    tag = _NAMES.get(tag, tag)
    if not _TAG.fullmatch(tag):
        return None
    first, *rest = tag.split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def of_slug(slug: str) -> str | None:
    """Give the language that a slug ends with: `weekly-2026-w16-en` is in English."""
    words = slug.split("-")
    if len(words) > 2 and "-".join(words[-2:]) in _REGIONS:
        return normal("-".join(words[-2:]))
    return normal(words[-1]) if len(words) > 1 and words[-1] in _CODES else None


def of_folder(path: str) -> str | None:
    """Give the language of the innermost folder named for one: `cn/2025-06/2025-06-03.md` is in Chinese."""
    folders = (part.casefold().replace("_", "-") for part in reversed(path.split("/")[:-1]))
    return next((normal(folder) for folder in folders if folder in _CODES | _FOLDERS | _REGIONS), None)


def bare(slug: str) -> str:
    """Give a slug without the language it ends with."""
    words = slug.split("-")
    if of_slug(slug) is None:
        return slug
    return "-".join(words[:-2] if "-".join(words[-2:]) in _REGIONS else words[:-1])


def primary(language: str) -> str:
    """Give the language without script and region: `zh-CN` is `zh`."""
    return language.split("-")[0].casefold()


def guess(text: str, *, title: str = "") -> str:
    """Guess a language from the scripts and the small words of a text's first letters; English where nothing says.

    Under a title in Chinese, Japanese or Korean only such letters count: the rest is quoted, as abstracts are.
    """
    sample = _NO_WORDS.sub(" ", text[:_SAMPLE])
    named = _EAST_ASIAN.findall(_NO_WORDS.sub(" ", title))
    if len(named) >= _TITLED and 2 * len(named) > sum(map(str.isalpha, title)):
        sample = "".join(_EAST_ASIAN.findall(sample))
    if sample.isascii():
        return told_by_words(sample) or "en"
    letters = max(sum(map(str.isalpha, sample)), 1)
    counts = {language: len(script.findall(sample)) for language, script in _SCRIPTS}
    # One Chinese character carries about what three Latin letters do, so a fifth of the letters is most of the text.
    # A name such as Łódź has two letters of its own in any text.
    least = {language: max(2, _SHARES.get(language, 0.2) * letters) for language in counts}
    scripts = (language for language in counts if counts[language] > least[language])
    found = next(scripts, "") or told_by_words(sample) or "en"
    is_traditional = found == "zh" and len(_TRADITIONAL.findall(sample)) > len(_SIMPLIFIED.findall(sample))
    return "zh-Hant" if is_traditional else found
