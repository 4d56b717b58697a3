"""The places that comments cite: named from a document, read from what people write, put in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stdkit.comments.row import squeezed
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.model import Block, Document, Figure, Formula, Table
from stdkit.model.names import ELEMENT

WHOLE = "总体"
"""What the table writes for a comment on the draft as a whole."""
COVER, FIRST_PAGE, RUNNING = "封面", "正文首页", "页眉页脚"

_ORDER = ("", COVER, "标准名称", "目次", "前言", "引言", FIRST_PAGE)
_AFTER = ("参考文献", "索引", RUNNING)
_WHOLE = pattern(r"(?:全文|总体(?:意见)?|整体|总的?意见|通篇|全篇|通用|全部|整个(?:标准|文件)|/|[-—]+|无)")
_ELEMENT = pattern(r"(封面|标准名称|目次|目录|前言|引言|参考文献|索引|正文首页|页眉页脚|名称)")
_NUMBER = r"(?:[A-Z](?:\.\d+)+|附录[A-Z]|\d+(?:\.\d+)*)"
_ANNEX_CLAUSE = pattern(r"附录(?=[A-Z]\.\d)")
_CLAUSE = pattern(
    rf"(?:标准|正文|文件)?(?:第|条款|章条|条文|章节)?({_NUMBER})(?:章节|条款|[章条款节])?(?:(?:[~～—–-]|至|到)第?({_NUMBER})(?:[章条款节])?)?"
    r"[,，、:：]?(?:中的|中|的)?(.*)"
)
_DETAIL = pattern(
    r"((?:表|图|公式|式)[(（]?[A-Z]?\.?\d+(?:\.\d+)*[)）]?|(?:注|示例|脚注)[\dA-Za-z]*|[(（]?[a-z\d]{1,2}[)）]|第[\d一二三四五六七八九十]+[段项])"
)
_TAILED = pattern(r"(表|图|公式|注|示例|脚注)?[(（]?([A-Z]?)\.?(\d*)")
_DETAILS = ("", "a", "第", "公式", "图", "表", "注", "示例", "脚注")
_OWN = pattern(rf"{_NUMBER}(?:～{_NUMBER})?")
_IN_TEXT = pattern(_NUMBER)
_CERTAIN = pattern(
    r"(?<![A-Za-z\d.])(?:[A-Z](?:\.\d+)+|附录[A-Z]|\d+(?:\.\d+)+|(?<=第)\d+(?=[章条])|\d+(?=章))(?![\d.]*[A-Za-z%％℃\d])"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A place: its number or the name of an element (``clause``), and what in it (``detail``: 「表1」, 「a)」)."""

    clause: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.clause} {self.detail}".strip()


def cited(document: Document, first: str, last: str = "") -> str:
    """How a reader would cite what stands from block ``first`` to block ``last``: 「5.2 表1」, 「5.1～5.3」, 「前言」."""
    begin = place_of(document, first)
    end = place_of(document, last) if last and last != first else begin
    if begin.clause == end.clause or not end.clause:
        return str(begin if begin.detail == end.detail else Cited(begin.clause))
    if begin.clause in (COVER, "目次", "前言") and end.clause in ("参考文献", "索引", _last_clause(document)):
        return ""
    return f"{begin.clause}～{end.clause}" if begin.clause else end.clause


def place_of(document: Document, block_id: str) -> Cited:
    """Where a block stands."""
    if not block_id:
        return Cited("")
    outside = _outside(document).get(block_id)
    if outside is not None:
        return Cited(outside)
    place = document.place(block_id)
    clause = place.number
    if not clause and place.element is not None:
        clause = squeeze(place.element.title) or ELEMENT[place.element.kind]
    holder = _holders(document).get(block_id)
    block = holder if holder is not None else document.block(block_id)
    return Cited(clause, _detail(block, clause))


def _detail(block: Block, clause: str) -> str:
    label = squeezed(block.label).rstrip("：:")
    if not label or label == squeezed(clause):
        return ""
    if isinstance(block, Table | Figure):
        return label
    if isinstance(block, Formula):
        return f"公式{label.translate(_BRACKETS)}"
    if block.kind == "footnote":
        return f"脚注{label}"
    if block.kind in ("note", "example"):
        return label
    return label if block.kind == "list-item" and label[-1:] in ")）" else ""


_BRACKETS = str.maketrans("（）", "()")


@fact
def _outside(document: Document) -> Mapping[str, str]:
    """The blocks that are no part of any element, with what their place is called."""
    found: dict[str, str] = {}
    for name, blocks in (
        (COVER, document.cover.blocks),
        (FIRST_PAGE, document.opening),
        (RUNNING, document.furniture),
    ):
        for block in blocks:
            found[block.id] = name
            found.update((child.id, name) for child in block.children())
    return found


@fact
def _holders(document: Document) -> Mapping[str, Table]:
    """For everything in a table the table."""
    return {child.id: block for block in document.blocks() if isinstance(block, Table) for child in block.children()}


@fact
def _last_clause(document: Document) -> str:
    elements = [element for element in document.elements if element.number]
    walked = [clause.number for clause in elements[-1].walk()] if elements else []
    return walked[-1] if walked else elements[-1].number if elements else ""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a draft has to be cited: the numbers of its clauses, and its tables and figures with the clause each stands in."""

    title: str = ""
    numbers: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)

    def __or__(self, other: Outline) -> Outline:
        return Outline(self.title or other.title, self.numbers | other.numbers, {**other.labels, **self.labels})


def outline_of(document: Document) -> Outline:
    """The outline of a draft."""
    numbers = {element.number for element in document.elements if element.number}
    numbers.update(clause.number for element in document.elements for clause in element.walk() if clause.number)
    labels: dict[str, str] = {}
    for block in document.blocks():
        if isinstance(block, Table | Figure) and block.label:
            labels.setdefault(squeezed(block.label), document.place(block.id).number)
        elif block.kind == "term-entry" and block.label:
            numbers.add(block.label)
    return Outline(document.cover.title.replace("\u3000", " "), frozenset(numbers), labels)


def read_place(text: str) -> str:
    """What somebody wrote into the column of clauses, in our way of writing where it is understood, else as it is."""
    bare = _ANNEX_CLAUSE.sub("", squeezed(text)).rstrip("。.、,，;；:：")
    if not bare or _WHOLE.fullmatch(bare):
        return ""
    if element := _ELEMENT.fullmatch(bare):
        return {"目录": "目次", "名称": "标准名称"}.get(element.group(1), element.group(1))
    if detail := _DETAIL.fullmatch(bare):
        return _tidy(detail.group(1))
    found = _CLAUSE.fullmatch(bare)
    if found is None:
        return " ".join(text.split())
    number, until, rest = found.groups()
    if not rest:
        return f"{number}～{until}" if until else number
    inner = rest[1:-1] if rest[0] in "(（" and rest[-1] in ")）" else rest
    detail = _DETAIL.fullmatch(rest) or _DETAIL.fullmatch(inner)
    if detail is None or until:
        return " ".join(text.split())
    return f"{number} {_tidy(detail.group(1))}"


def _tidy(detail: str) -> str:
    """「式(1)」 → 「公式(1)」, 「（a）」 → 「a)」."""
    detail = detail.translate(_BRACKETS)
    if detail[0] == "式":
        detail = f"公{detail}"
    return detail[1:] if detail[0] == "(" and detail[-1] == ")" else detail


def settled(place: str, outline: Outline) -> str:
    """「表1」 alone as 「5.2 表1」, where the draft has such a table."""
    clause = outline.labels.get(squeezed(place)) if place else ""
    return f"{clause} {place}" if clause else place


def clauses_in(place: str) -> list[str]:
    """The numbers of clauses that a place names; in free words (「第3页5.2」) those that can be nothing else."""
    head = place.partition(" ")[0]
    return _IN_TEXT.findall(head) if _OWN.fullmatch(head) else _CERTAIN.findall(place)


def missing(place: str, outline: Outline) -> list[str]:
    """The numbers in ``place`` that the draft does not have; nothing where no draft is known."""
    return [number for number in clauses_in(place) if number not in outline.numbers] if outline.numbers else []


def rank(place: str) -> tuple[object, ...]:
    """The key that puts places in the order of a document: the whole, cover, front, chapters, annexes, what follows, the rest."""
    detail = place.partition(" ")[2]
    if place in _ORDER:
        return (_ORDER.index(place),)
    numbers = clauses_in(place)
    if numbers:
        letter, parts = _parts(numbers[0])
        return (len(_ORDER) + bool(letter), letter, parts, *_detail_rank(detail), place)
    if place in _AFTER:
        return (len(_ORDER) + 2 + _AFTER.index(place),)
    return (len(_ORDER) + 2 + len(_AFTER), *_detail_rank(place), place)


def _parts(number: str) -> tuple[str, tuple[int, ...]]:
    if number.startswith("附录"):
        return number[2:], ()
    pieces = number.split(".")
    letter = pieces.pop(0) if not pieces[0].isdigit() else ""
    return letter, tuple(int(piece) for piece in pieces)


def _detail_rank(detail: str) -> tuple[object, ...]:
    if not detail:
        return (0, "", 0, "")
    name = next((known for known in reversed(_DETAILS) if known and detail.startswith(known)), "a")
    found = _TAILED.match(detail)
    letter, digits = (found.group(2), found.group(3)) if found is not None else ("", "")
    return (_DETAILS.index(name), letter, int(digits or 0), detail)
