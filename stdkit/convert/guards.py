"""Guards (护栏): reasons to leave a provision at the force it has, each with the words that show it.

The word lists stand in ``policies/guards.yaml``. A guard looks at the sentence, at the titles of the clauses around it, at the list a
lead-in rules, and at the place (a term entry, a note, a heading).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from stdkit.convert.surroundings import Site, Surroundings, of_block
from stdkit.facts.codes import INDUSTRY
from stdkit.facts.datafiles import load_own
from stdkit.facts.patterns import compiled_from, pattern
from stdkit.facts.provisions import Provision
from stdkit.facts.shadow import shadow
from stdkit.facts.wordtables import longest
from stdkit.model import Document

GuardName = Literal[
    "LAW",
    "PERMIT",
    "ADMIN",
    "SAFETY",
    "REFMAND",
    "QUOTE",
    "DEF",
    "NAME",
    "HEAD",
    "NOTE",
    "TEST",
    "TABLE",
    "IDT",
    "USEWORDS",
    "FORMULA",
]
Holds = Literal["wording", "force", "nothing"]


@dataclass(frozen=True, slots=True, order=True)
class Guard:
    """``evidence`` is what was seen: words of the sentence, or the place (「术语和定义」).

    ``holds``: ``wording`` (not even the wording is touched), ``force`` (the wording is mended, the force stays) or ``nothing`` (a
    person has to look).
    """

    name: GuardName
    evidence: str
    holds: Holds = "force"


_BY_WORDS: tuple[GuardName, ...] = ("LAW", "PERMIT", "ADMIN", "SAFETY", "TEST")
_SITES: dict[Site, tuple[GuardName, str, Holds]] = {
    "heading": ("HEAD", "标题", "wording"),
    "caption": ("NAME", "图题、表题", "wording"),
    "header": ("NAME", "表头", "wording"),
    "note": ("NOTE", "注、示例、脚注", "wording"),
    "term": ("DEF", "术语和定义", "wording"),
    "value": ("TABLE", "表中的值", "wording"),
    "words": ("USEWORDS", "用词说明", "wording"),
    "formula": ("FORMULA", "式中", "wording"),
}
_CODES = "|".join(
    sorted({"GB", "GBZ", "TSG", "JGJ", "CJJ", "JJG", "DBJ", "DGJ", *INDUSTRY} - {"DB"}, key=len, reverse=True)
)
_CITED = pattern(
    rf"(?<![A-Za-z/])(?P<code>{_CODES}|DB[JS]?\s?\d{{2,4}})\s?(?:/\s)?(?!/[TZ])(?P<number>[A-Z]?\d[\d.]*)(?:[—–\-](?P<year>\d{{2,4}}))?"
)
_MANDATORY = pattern(r"强制性(?:国家|行业|地方)?标准|食品安全国家标准|国家强制性标准")
_TITLE = pattern(r"《[^》]*》")
_LAW_TITLE = pattern(r"(?:法|条例|规定|办法|细则|令|决定|规章|法典)(?:（[^）]*）)?》$")
_NO_LAW = pattern(r"(?:[方谱度定重容析色氮检验试量算分]法|标准|一般规定|通用规定|术语|分级规定|编写规定)》$")
_NUMBERED = pattern(r"\d\s*[—–\-]\s*\d{2,4}\s*$|(?:GB|DB|ISO|IEC|[A-Z]{2,3}/T)\s*[\d.]+\s*$")
_NUMBER_REACH = 60
"""So long at most is the number before a title."""
_OBEY = pattern(r"(?:执行|遵守|贯彻|贯彻执行)本(?:标准|文件|规范|规程|部分)(?!\s*[\d第表附])")
_SIGN = pattern(r"\s*(?:禁止|严禁|请勿|切勿)[^，。；：！\s]{1,8}\s*")
_TABLE = pattern(r"[^，。；]{0,24}?表\s*(?:[A-Z]\.?\d*|\d)")


@cache
def _data() -> dict[str, Any]:
    text = resources.files("stdkit.convert").joinpath("policies", "guards.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = load_own(text)
    return data


@cache
def _words(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a guard's words, and the level of each (words that mean something else have none)."""
    entry = _data()[name]
    levels = {word: level for level in ("ask", "force", "wording") for word in _split(entry.get(level, ""))}
    return compiled_from(longest({*levels, *_split(entry.get("not", ""))})), levels


def _split(words: str | Mapping[str, str]) -> list[str]:
    """Words parted by blanks, or the same by trade."""
    return words.split() if isinstance(words, str) else " ".join(words.values()).split()


@cache
def _patterns(name: str) -> re.Pattern[str] | None:
    patterns = _data()[name].get("patterns")
    return compiled_from("|".join(patterns)) if patterns else None


@lru_cache(maxsize=4096)
def _seen(name: str, text: str) -> dict[str, str]:
    """The first word of each level that ``text`` holds."""
    pattern, levels = _words(name)
    found: dict[str, str] = {}
    for match in pattern.finditer(text):
        if (level := levels.get(match[0])) is not None:
            found.setdefault(level, match[0])
    together = _patterns(name)
    if together is not None and "force" not in found and (seen := together.search(text)) is not None:
        found["force"] = seen[0]
    return found


def asked(sentence: str) -> str:
    """A word that only asks for a look (「卫生」), or ""."""
    return _seen("SAFETY", sentence).get("ask", "")


@lru_cache(maxsize=1024)
def law_in(text: str) -> str:
    """A law cited by its title, or a word of law; "" where none."""
    for match in _TITLE.finditer(text, 0, text.rfind("》") + 1) if "《" in text else ():
        before = text[max(0, match.start() - _NUMBER_REACH) : match.start()]
        if _LAW_TITLE.search(match[0]) and not _NO_LAW.search(match[0]) and not _NUMBERED.search(before):
            return match[0]
    return _seen("LAW", text).get("wording", "")


@lru_cache(maxsize=1024)
def _obeyed(text: str) -> str:
    """What says that the document itself has to be carried out, or ""."""
    seen = _OBEY.search(text)
    return seen[0] if seen else ""


@lru_cache(maxsize=1024)
def _called_mandatory(text: str) -> str:
    seen = _MANDATORY.search(text)
    return seen[0] if seen else ""


def mandatory_citations(text: str, conversion_list: Mapping[str, str] | None = None) -> tuple[list[str], list[str]]:
    """Citations of mandatory standards in ``text``: those that stay so, and those that a conversion list turns recommended."""
    staying: list[str] = []
    listed: list[str] = []
    for number, year, written in _cited(text):
        (listed if _is_listed(number, year, conversion_list or {}) else staying).append(written)
    return staying, listed


@lru_cache(maxsize=4096)
def _cited(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """The citations of mandatory standards in ``text``: number, year, and as written."""
    found = []
    for match in _CITED.finditer(text):
        code = re.sub(r"\s", "", match["code"])
        number = f"{code} {match['number']}"
        found.append((number, match["year"], match[0].strip()))
    return tuple(found)


def _is_listed(number: str, year: str | None, conversion_list: Mapping[str, str]) -> bool:
    wanted = _bare(f"{number}—{year}" if year else number)
    return any(wanted == _bare(old) or (not year and _bare(old).startswith(wanted + "—")) for old in conversion_list)


@lru_cache(maxsize=8192)
def _bare(written: str) -> str:
    """A number without blanks and slash, with one kind of dash."""
    return re.sub(r"[\s/]", "", written).replace("–", "—").replace("-", "—")


@dataclass(frozen=True, slots=True)
class Situation:
    """A provision as a guard sees it: the whole sentence, what follows the word in it, and the surroundings.

    ``sentence`` and ``right`` are shadows; ``reading`` is the word; ``relative`` says that it stands in an attributive clause;
    ``beside`` are the sentence behind it in its paragraph and the notes under it; ``actor`` is who or what it speaks to.
    """

    sentence: str
    right: str
    reading: str
    surroundings: Surroundings = field(default_factory=Surroundings)
    relative: bool = False
    beside: tuple[str, ...] = ()
    actor: str = ""


def claimed(text: str) -> bool:
    """Whether the words of ``text`` by themselves are a matter of law, permits or administration: ``guards_of`` has one of these
    guards, and not even the wording is touched."""
    return bool(
        law_in(text) or "wording" in _seen("PERMIT", text) or "wording" in _seen("ADMIN", text) or _obeyed(text)
    )


def guards_of(situation: Situation, conversion_list: Mapping[str, str] | None = None) -> tuple[Guard, ...]:
    """The guards over a provision."""
    found: list[Guard] = []
    text = situation.sentence
    if law := law_in(text):
        found.append(Guard("LAW", law, "wording"))
    elif matter := _seen("LAW", text).get("force"):
        found.append(Guard("LAW", matter))
    for name in _BY_WORDS[1:]:
        seen = _seen(name, text)
        if "wording" in seen:
            found.append(Guard(name, seen["wording"], "wording"))
        elif "force" in seen:
            found.append(Guard(name, seen["force"]))
    if obeyed := _obeyed(text):
        found = [guard for guard in found if guard.name != "ADMIN"]
        found.append(Guard("ADMIN", obeyed, "wording"))
    staying, _ = mandatory_citations(text, conversion_list)
    if named := staying[0] if staying else _called_mandatory(text):
        found.append(Guard("REFMAND", named))
    if _is_sign(situation):
        found.append(Guard("QUOTE", "标志、标牌上的文字", "wording"))
    if not situation.relative and _TABLE.match(situation.right):
        found.append(Guard("TABLE", "整个表随之改变", "nothing"))
    found.extend(_by_surroundings(situation.surroundings, {guard.name for guard in found}, conversion_list))
    return tuple(found)


def _by_surroundings(
    at: Surroundings, already: set[GuardName], conversion_list: Mapping[str, str] | None
) -> list[Guard]:
    found = []
    if site := _SITES.get(at.site):
        found.append(Guard(*site))
    if at.conformity:
        found.append(Guard("IDT", at.conformity))
    for name in ("TEST", "SAFETY", "ADMIN"):
        if name not in already and (title := _title(name, at.titles)):
            found.append(Guard(name, f"标题“{title}”"))
    for name in _BY_WORDS if at.led else ():
        seen = _seen(name, at.led)
        if name not in already and (evidence := seen.get("wording") or seen.get("force")):
            found.append(Guard(name, f"所引列项：{evidence}"))
    if at.led and "REFMAND" not in already and (staying := mandatory_citations(at.led, conversion_list)[0]):
        found.append(Guard("REFMAND", f"所引列项：{staying[0]}"))
    return found


@lru_cache(maxsize=2048)
def _title(name: str, titles: tuple[str, ...]) -> str:
    words = str(_data()["titles"][name]).split()
    other, data = _beside_titles()
    for title in titles:
        bare = other.sub("", re.sub(r"\s", "", title))
        if name == "SAFETY" and data.search(bare):
            bare = bare.replace("安全", "")
        if any(bare == word[1:] if word.startswith("=") else word in bare for word in words):
            return title
    return ""


@cache
def _beside_titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that stand in titles and are no sign of anything, and titles of data."""
    entry = _data()["titles"]
    return compiled_from(longest(str(entry["not"]).split())), compiled_from(longest(str(entry["data"]).split()))


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entry = {key: longest(str(words).split()) for key, words in _data()["signs"].items()}
    return (
        re.compile(rf"{entry['words']}$"),
        re.compile(rf"[^，。；：、]{{1,8}}?(?:的|等)?{entry['bearers']}(?!的位置)"),
    )


@cache
def _showing() -> re.Pattern[str]:
    return re.compile(rf"{longest(str(_data()['signs']['showing']).split())}(?:有|了|着)?(?:醒目的|明显的)?$")


def _is_sign(situation: Situation) -> bool:
    word, borne = _signs()
    if not word.fullmatch(situation.reading):
        return False
    if _SIGN.fullmatch(situation.sentence):
        return True
    left = situation.sentence[: len(situation.sentence) - len(situation.right) - len(situation.reading)]
    if borne.match(situation.right) and (
        not left or re.search(r"[应须设挂贴置印写注标立有放喷涂明刷]|[，：、]$", left[-8:]) is not None
    ):
        return True
    return _showing().search(left[-8:]) is not None and situation.reading in {
        "禁止",
        "严禁",
        "请勿",
        "切勿",
        "不准",
        "不许",
    }


def situation_of(doc: Document, provision: Provision) -> Situation:
    """A provision of a document as a guard sees it."""
    block = doc.block(provision.span.block)
    start, end = provision.sentence.start, provision.sentence.end
    if "：" in block.text[provision.span.end : end]:
        end = len(block.text)  # a lead-in and the items behind it in one paragraph
    return Situation(
        shadow(block.text[start:end]).text,
        shadow(block.text[provision.span.end : end]).text,
        provision.reading,
        of_block(doc, block),
        "attributive" in provision.frames,
    )


def guards_for(
    doc: Document, provision: Provision, *, conversion_list: Mapping[str, str] | None = None
) -> tuple[Guard, ...]:
    """The guards over a provision, by its sentence and its place in the document."""
    return guards_of(situation_of(doc, provision), conversion_list)
