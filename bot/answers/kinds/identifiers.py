"""Documents that a registry numbers, a CVE, an RFC, a PEP: how people ask which one, and how texts give one."""

import re
from functools import lru_cache

#: Registries that are asked for by their letters: of flaws, of standards, and of proposals to languages and protocols.
_REGISTRIES = "(?:CVE|CWE|GHSA|RUSTSEC|HSEC|USN|DSA|RHSA|RFC|PEP|BIP|EIP|ERC|KEP|JEP|JSR|MSC|XEP)"
_ASKS = re.compile(
    rf"\b(?:[Ww]hich|[Ww]hat|[Uu]nder what)(?: [a-z]+)? (?P<letters>{_REGISTRIES}|{_REGISTRIES.lower()})s?"
    # Who names the number asks for what it is.
    r"(?: (?:number|id|ID|identifier))?s?\b(?! [A-Z]{2}|[- #]{0,2}\d|-[a-z\d]{4}-)"
    rf"|(?:哪[个一些几]{{0,2}}|什么|どの|何の)\s?(?P<after>{_REGISTRIES}|{_REGISTRIES.lower()})(?![A-Za-z\d-])"
    rf"|(?<![A-Za-z])(?P<before>{_REGISTRIES}|{_REGISTRIES.lower()})\s?(?:的?(?:编?号码?|番号|id\b)|(?:是|有)(?:什么|多少|哪))"
)
#: A paper's number or address, which a text has or links.
_ASKS_ARXIV = re.compile(
    r"(?i)\barxiv (?:paper|preprint|id|number|identifier|link|url|address)\b|\barxiv(?=\W*$)"
    r"|arxiv\s?的?(?:编?号|链接|地址|番号)"
)
_ARXIV = re.compile(r"(?i)\barxiv(?:\.org/|:\s?)\S*\d|\b\d{4}\.\d{5}\b")


@lru_cache(maxsize=64)
def registry_asked(question: str) -> str:
    """Give the letters of the registry whose number a question asks for, folded, or an empty text."""
    found = _ASKS.search(question)
    return (found["letters"] or found["after"] or found["before"]).casefold() if found else ""


def gives_number(registry: str, text: str) -> bool:
    """Tell whether a text gives a number of a registry: CVE-2026-1001, RFC 9110, MSC3952."""
    return re.search(rf"(?i)(?<![a-z]){registry}(?:[- #]{{0,2}}\d|-[a-z\d]{{4}}-)", text) is not None


@lru_cache(maxsize=64)
def asks_arxiv(question: str) -> bool:
    """Tell whether a question asks for the number or the address of a paper on arXiv."""
    return _ASKS_ARXIV.search(question) is not None


def gives_arxiv(text: str) -> bool:
    """Tell whether a text or an address gives the number of a paper on arXiv."""
    return _ARXIV.search(text) is not None
