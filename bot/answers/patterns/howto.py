"""Questions for how something is done, which code answers: "how do I install Loom?", "the config for workers?"."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.answers.texts.wordlists import OPENS
from bot.search.words import stem

_VERB = r"(?P<verb>(?:set|turn|switch|shut|spin|opt|log) (?:up|on|off|down|in|out)\b|[a-z]+)"
_KINDS = (
    r"(?:commands?|one-?liners?|code|snippets?|syntax|config(?:uration)?s?|settings?|flags?|options?|manifests?"
    r"|ya?ml|json|toml|scripts?|examples?|usage)"
)
_KIND = rf"(?P<kind>{_KINDS})"
_SORT = r"(?:(?:the|an?|some|any) )?(?:[\w-]+ ){0,2}?"
_ONE = r"(?:i|you|we|one|people|anyone|somebody)"
_DOES = r"(?:for|of|to|that|does|do|should|can|(?:set|turn|enable|disable|start|run|install|make|let)s?)"
_ASKED = tuple(
    re.compile(f"(?i){pattern}")
    for pattern in (
        rf"\bhow (?:do|does|can|could|should|would|must) {_ONE}(?: (?:best|now|also|even|actually))? {_VERB}",
        rf"\bhow to {_VERB}",
        rf"{OPENS}(?:what(?:['’]s| is| are| was)?|which) {_SORT}{_KIND} {_DOES} ",
        rf"\b(?:show|give|send|share|paste|have|got|need) (?:me |us )?{_SORT}{_KIND} (?:for|of|to|from|with|that|how) ",
        rf"{OPENS}(?:the )?(?:[\w-]+ )?{_KIND} (?:for|of|to) ",
        r"^\W*(?!(?:who|when|where|why|how|which|did|does|do|is|are|was|were|has|have|what (?!is|['’]s))\b).*?"
        r"\b(?:(?P<verb>install|run|start|set ?up) )?"
        r"(?P<kind>command|config(?:uration)?|snippet|one-?liner|manifest)\W*$",
        r"(?:怎么|怎样|如何)(?:去|来|才能|可以)?(?P<verb>[\u4e00-\u9fff]{1,2})",
        r"(?P<verb>安装|启动|使用|配置|运行|调用)的?(?P<kind>方法|步骤|命令|方式|示例)",
        r"的?(?P<kind>命令|配置|示例|用法)(?:是什么|是啥|怎么写|发我|给我|有吗|呢)?\W*$",
        # Of a question in another language such words as `wie` have been put into English.
        r"\b(?:wie|how) (?:kann|muss|soll) (?:ich|man|wir)\b.*? (?P<verb>\w+en)\W*$",
        r"\b(?:wie|how) (?P<verb>\w+?)e?n?t? (?:ich|man|wir)\b",
        r"\b(?:comment|c[óo]mo|how) (?:(?:puis-je|peut-on|dois-je|on|faire pour|puedo|se|debo) )?"
        r"(?P<verb>(?:instal|utilis|lan[cç]|configur|ex[ée]cut|appel|activ|us[aoe]|ejecut|llam|inici)\w*)",
        r"\b(?P<kind>befehl|commande|comando) (?:für|zum|um|pour|para)\b",
    )
)
#: Letters beyond which the verb of a question is read without its ending.
_WHOLE = 5
_OF_KIND = re.compile(f"(?i){_KINDS}|命令|示例|用法|方法")
#: Verbs that code is for, whatever it does, so that it need not say them.
_ANYTHING = re.compile(
    r"use|run|try|do|call|get|start|begin|write|define|declare|make|set|set up|config\w*|invoke|launch|specify|pass"
    r"|work|使用|用|运行|配置|设置|调用|启动|写"
    r"|(?:be)?nutz\w*|verwend\w*|start\w*|konfigur\w*|ruf\w*|richt\w*"
    r"|utilis\w*|lanc\w*|configur\w*|ex[ée]cut\w*|appel\w*|us[aoe]\w*|ejecut\w*|llam\w*|inici\w*"
)
#: Of these, those that code which puts something on a machine is for as well.
_BEGINS = re.compile(r"try|get|start|begin|set up|use")
_CONFIGURES = re.compile(
    r"config\w*|set|specify|enable|activ\w*|turn on|switch on|settings?|options?|ya?ml|json|toml|manifests?"
    r"|konfigur\w*|aktivier\w*|配置|设置|启用|开启"
)
_INSTALLS = re.compile(r"instal\w*|安装|インストール")
_STOPS = re.compile(r"(?:turn|switch) off|disable|desactiv\w*|désactiv\w*|deaktiv\w*|关闭|禁用|停用")
#: How code, or what leads to it, says that it installs something, sets values, or turns something off.
_INSTALLING = re.compile(
    r"(?i)(?<!without )\binstall|\b(?:npm|pnpm|bun) (?:i|add)\b|\b(?:yarn|cargo|uv|poetry|apk|deno|dotnet|mcp) add\b"
    r"|\bgo get\b|\bcomposer require\b|\b(?:docker|podman|ollama) pull\b|安装|インストール"
)
_HEADS_INSTALLING = re.compile(r"(?i)\W*(?:how to )?(?:install(?:ing|ation)?|安装)(?: [\w.-]+){0,2}\W*")
_SETTING = re.compile(
    r"(?im)\bconfig|\bset(?:s|tings?)?\b|配置|设置|--[\w-]+(?:=| (?!-))\S"
    r"""|^\s*(?:- )?["']?[\w.-]+["']? ?[:=] ?\S|^\s*\[[\w."-]+\]$"""
)
_STOPPING = re.compile(r"(?i)\b(?:disabl|deactivat)|\b(?:turn|switch)(?:s|ed|ing)?\b.{0,40}\boff\b|关闭|禁用|停用")


@dataclass(frozen=True, slots=True)
class HowTo:
    """How something is done, as it is asked for.

    Attributes:
        verb: what is to be done, in small letters; empty where the question only asks for the command or the like.
        kind: what is to be shown, in small letters; empty where the question does not say.
    """

    verb: str = ""
    kind: str = ""

    @property
    def says_all(self) -> bool:
        """Its verb must be said by the code or what stands with it, since not any code is for that."""
        return bool(self.verb) and not any(
            verbs.fullmatch(self.verb) for verbs in (_ANYTHING, _CONFIGURES, _INSTALLS, _STOPS)
        )

    def is_of(self, word: str) -> bool:
        """Tell whether a word of the question only says what is to be done or shown."""
        said = word.casefold()
        doing = stem(said) in map(stem, self.verb.split()) or (len(self.verb) > _WHOLE and said.startswith(self.verb))
        return doing or _OF_KIND.fullmatch(said) is not None

    def is_said(self, forms: Collection[str]) -> bool:
        """Tell whether forms of words hold the very word for what is to be done or shown."""
        return any(stem(word) in forms for word in (*self.verb.split(), self.kind) if word)

    def fits(self, code: str, lead: str) -> bool:
        """Tell whether code, below what leads to it, is of the sort that does such a thing."""
        told = f"{lead}\n{code}"
        if _INSTALLS.fullmatch(self.verb):
            # A sentence that gives another command of its own says nothing of the code below it.
            leads = lead.rstrip().endswith((":", "：")) or _HEADS_INSTALLING.fullmatch(lead)
            return _INSTALLING.search(told if leads else code) is not None
        if _STOPS.fullmatch(self.verb):
            return _STOPPING.search(told) is not None
        if _STOPPING.search(lead):
            return False
        if _CONFIGURES.fullmatch(self.verb) or _CONFIGURES.fullmatch(self.kind):
            return _SETTING.search(told) is not None
        only_installs = all(map(_INSTALLING.search, code.splitlines()))
        return not only_installs or not _ANYTHING.fullmatch(self.verb) or _BEGINS.fullmatch(self.verb) is not None


def how_to(question: str) -> HowTo | None:
    """Give what a folded question wants to be shown how to do; None where it asks for nothing of the sort."""
    found = next((found for pattern in _ASKED if (found := pattern.search(question))), None)
    if found is None:
        return None
    said = {name: (word or "").casefold() for name, word in found.groupdict().items()}
    return HowTo(verb=said.get("verb", ""), kind=said.get("kind", ""))
