"""The sentences that declare a standard, or clauses of it, mandatory: found, taken apart and noted. ``declarations`` weighs them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stdkit.facts import clause_lists
from stdkit.facts.clause_lists import ClauseList
from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Span

_SELF = r"本\s*(?:《[^》]{1,20}》|标准|文件|部分|规范|规程|导则|规则|细则)(?!化|样品|溶液|物质)"
_NOUNS = r"(?:的?(?:国家|行业|地方|工程建设)*(?:技术)?(?:标准|规范|文件|条文|条款|内容|要求|规定|部分|章节|章条)|的)*"
_ANCHOR = pattern(
    rf"(?P<not>不(?:再)?(?:作)?)?(?<![改转化换变整])(?P<verb>为|是|属于|属)(?:全文|全部)?(?P<nature>强制|推荐)性{_NOUNS}"
    rf"|(?<![改转化换变整]为)(?<!改成)(?:全文|全部)(?P<brief>强制)(?:性|执行)?{_NOUNS}"
    r"|(?<!不再)(?:必须|须|应当?|要)?(?:严格|强制)(?P<done>执行)(?!力)"
)
_TAIL = pattern(r"^[\s并且均请]*(?:必须|须|应当?)?(?:严格|强制|遵照|认真|贯彻)*(?:执行|遵守)\s*$")
_LEAD_ONLY = pattern(r"^\s*(?:其中|除|本\S{2,4}中)\S*$")
_CONVERTED = pattern(r"(?:转为|转化为|转换为|调整为|改为)推荐性.{0,14}不再(?:具有)?强制")
_USE = pattern(
    r"(?:凡|凡是)[^。]{2,60}?(?:必须|一律|均应|均须|都应)(?:严格)?(?:执行|遵守|符合)本(?:标准|文件|规范|规程|部分)"
)
_EXPLAINS = pattern(r"(?P<joint>[和与及、]|以及)?对(?:本\S{2,3})?强制性(?:条文|条款|内容)的(?=解释)")
_COMMENTARY = pattern(r"本(?:条|款|节|章|项)[^。；]{0,12}?(?:为|是|属于)强制性(?:条文|条款|内容)")
_BLACK = pattern(r"黑体")
_WHOLE = pattern(
    r"全部|所有|全文|技术内容|各项|各条|每条|条文|内容|规定|要求|(?:标准|规范|规程|文件|部分|导则|规则|细则)\s*(?:的|均|都)?\s*$|》\s*$"
)
_REST = pattern(r"其余|其他|其它|另外")


@dataclass(slots=True)
class Said:
    """What the sentences say, collected before it is weighed."""

    mandatory: list[str] = field(default_factory=list)
    recommended: list[str] = field(default_factory=list)
    excepted: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    whole: bool = False
    """All of it is mandatory."""
    status: bool = False
    """It is a mandatory standard; what of it is mandatory may be said beside that."""
    rest_mandatory: bool = False
    rest_recommended: bool = False
    whole_recommended: bool = False
    black: bool = False
    black_within: list[str] = field(default_factory=list)
    """Clauses to which the black-face is limited (「第3.2.9条中的黑体字部分」)."""
    use: bool = False
    commentary: list[str] = field(default_factory=list)


def read_sentences(doc: Document) -> Said:
    """What the sentences of ``doc`` say of its nature."""
    said = Said()
    for block, following in _front(doc):
        _read_block(doc, block, following, said)
    _read_commentary(doc, said)
    return said


def _front(doc: Document) -> Iterator[tuple[Block, tuple[Block, ...]]]:
    """The blocks where a declaration may stand, each with those that follow it in the same place."""
    groups: list[tuple[Block, ...]] = [doc.cover.blocks, doc.opening]
    for element in doc.elements:
        if element.kind in ("foreword", "introduction", "scope", "cover") or _is_general(element.title, element.number):
            groups.append(element.content)
            groups += [clause.content for clause in element.walk()]
        elif element.kind == "core" and not element.number:
            groups.append(element.content)  # an announcement before chapter 1
    for group in groups:
        for index, block in enumerate(group):
            yield block, group[index + 1 :]


def _is_general(title: str, number: str) -> bool:
    """总则 of an engineering standard, which says how mandatory clauses are marked; a chapter of basic requirements elsewhere."""
    return number == "1" and title.replace("　", "").replace(" ", "") == "总则"


def _read_block(doc: Document, block: Block, following: tuple[Block, ...], said: Said) -> None:
    text = block.text
    if not re.search(r"强制|黑体|严格执行|推荐性|必须|遵守|一律", text):
        return
    spans: list[tuple[int, int]] = []
    for start, end in sentences(text):
        spans += _read_sentence(doc, block, start, end, following, said)
    for match in _EXPLAINS.finditer(text):
        spans.append(_phrase(text, match))
    said.spans += whole_paragraphs(block, spans)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of ``text``, each with its full stop, as ``[start, end)``."""
    at = 0
    for match in re.finditer(r"[^。；;！？\n]*(?:[。；;！？\n]+[”」』）]?|$)", text):
        if match.end() > at:
            yield at, match.end()
            at = match.end()


def _phrase(text: str, match: re.Match[str]) -> tuple[int, int]:
    """「和对强制性条文的解释」 goes whole where the sentence explains more things, else only 「对强制性条文的」."""
    explained = re.match(r"解释", text[match.end() :])
    more = re.search(r"解释", text[match.end() + 2 :].split("。")[0])
    if match["joint"] and (more or explained is None):
        return match.start(), match.end() + 2
    return match.start() + len(match["joint"] or ""), match.end()


def _read_sentence(
    doc: Document, block: Block, start: int, end: int, following: tuple[Block, ...], said: Said
) -> list[tuple[int, int]]:
    sentence = block.text[start:end]
    if _CONVERTED.search(sentence):
        return [(start, end)]
    if _USE.search(sentence):
        said.use = True
        return [(start, end)]
    found: list[tuple[int, int]] = []
    at = 0
    for anchor in _ANCHOR.finditer(sentence):
        if _EXPLAINS.search(sentence, max(0, anchor.start() - 2), anchor.end()):
            continue
        subject_start = _subject_start(sentence, at, anchor.start())
        subject = _without_citations(sentence[subject_start : anchor.start()])
        if not _take(doc, subject, anchor, sentence, said):
            continue
        found.append((subject_start, anchor.end()))
        at = anchor.end()
    if not found:
        return []
    if re.search(r"(?:下列|以下|如下)", sentence) and sentence.rstrip().endswith(("：", ":")):
        said.spans += _listed_below(doc, following, said)
    return [(start + a, start + b) for a, b in _widened(sentence, found)]


def _subject_start(sentence: str, at: int, anchor: int) -> int:
    """Where the subject begins: the piece of the anchor and the pieces before it that are only lists or lead-ins."""
    pieces = [at, *(m.end() for m in re.finditer(r"[，,]", sentence[:anchor]) if m.end() > at)]
    start = pieces.pop()
    while pieces:
        piece = sentence[pieces[-1] : start].rstrip("，, ")
        listed = clause_lists.starts_list(piece) or re.fullmatch(r"\s*[\d.、和及条章第（）()a-z款项]+\s*", piece)
        if not (
            listed and len(piece) < 60 and not re.search(r"代替|规定了|按照|起草|归口|提出", piece)
        ) and not _LEAD_ONLY.match(piece):
            break
        start = pieces.pop()
    return start


def _without_citations(text: str) -> str:
    """The text with the numbers of other documents blanked out, so that they are not read as clauses."""
    for number in numbers(text):
        text = text[: number.start] + "＃" * (number.end - number.start) + text[number.end :]
    return text


def _take(doc: Document, subject: str, anchor: re.Match[str], sentence: str, said: Said) -> bool:
    """Note what ``subject`` is said to be; False where the sentence speaks of something else."""
    own = re.search(_SELF, subject if subject.strip() else sentence[: anchor.start()]) is not None
    if "＃" in subject and not own:
        return False
    mandatory = (anchor["nature"] or anchor["brief"] or "强制") == "强制" and not anchor["not"]
    named = clause_lists.parse_list(doc, subject)
    excepted = clause_lists.exceptions(doc, subject)
    after = sentence[anchor.end() :]
    said.missing += [*named.missing, *excepted.missing]
    if _BLACK.search(subject):
        said.black = said.black or mandatory
        said.black_within += named.clauses
        return True
    if anchor["done"]:
        return _take_done(doc, subject, named, own, said)
    if _REST.search(subject):
        said.rest_mandatory |= mandatory
        said.rest_recommended |= not mandatory
    elif named.clauses or named.missing:
        (said.mandatory if mandatory else said.recommended).extend(named.clauses)
    elif own or anchor["brief"] or re.search(r"全部|所有|全文|均|都|除", subject) or re.search(r"下列|以下", subject):
        if re.search(r"下列|以下", subject):
            return True
        extent = re.search(r"全部|所有|全文|均|都|内容|条文|条款|规定|要求|除", subject + anchor[0])
        if mandatory and not extent:
            said.status = True
        said.whole |= mandatory and bool(extent)
        said.whole_recommended |= not mandatory
        if anchor["brief"] and not own and len(subject.strip("（( 　")) > 0 and not excepted.clauses:
            said.whole = said.whole and bool(re.search(r"标准|规范|技术内容|条文", subject))
            return said.whole
    else:
        return False
    if excepted.clauses and not (subject.lstrip().startswith("除") and after.startswith(("外", "以外", "之外"))):
        said.excepted += excepted.clauses
    return True


def _take_done(doc: Document, subject: str, named: ClauseList, own: bool, said: Said) -> bool:
    """「…必须严格执行」, 「本标准自…起强制执行」."""
    if named.clauses:
        said.mandatory += named.clauses
        return True
    if own and _WHOLE.search(subject) and not re.search(r"按|按照|依据|根据|贯彻", subject):
        said.whole = True
        return True
    if own and re.search(r"自.{4,20}起", subject):
        said.whole = True
        return True
    return False


def _listed_below(doc: Document, following: tuple[Block, ...], said: Said) -> list[Span]:
    """The items after 「本标准的下列条款为强制性：」."""
    spans: list[Span] = []
    for block in following:
        if block.kind != "list-item":
            break
        named = clause_lists.parse_list(doc, block.text)
        said.mandatory += named.clauses
        said.missing += named.missing
        spans.append(Span(block.id, 0, len(block.text) + 1))
    return spans


def _widened(sentence: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What goes: the whole sentence where nothing else is said in it, else the pieces, with one comma."""
    spans: list[tuple[int, int]] = []
    for start, end in found:
        rest = re.match(r"[外）)\s]*", sentence[end:])
        end += rest.end() if rest else 0
        tail = re.match(r"[，,]([^，,。；]*)", sentence[end:])
        while tail and (_TAIL.match(tail[1]) or tail[1] == ""):
            end += tail.end()
            tail = re.match(r"[，,]([^，,。；]*)", sentence[end:])
        spans.append((start, end))
    left = sentence
    for start, end in reversed(spans):
        left = left[:start] + left[end:]
    left = re.sub(r"[\s，,。；;：:、（）()“”]|其中|但|并且|而", "", left)
    if not left or re.fullmatch(r"(?:依据|依照|根据|按照|按|为了).{1,40}", left):
        return [(0, len(sentence))]
    first, last = spans[0][0], spans[-1][1]
    if sentence[last : last + 1] in ("，", ","):
        last += 1
        subject = re.match(rf"\s*{_SELF}", sentence[first:])
        if first == 0 and subject and re.match(r"由|自|与|代替|规定|适用|按", sentence[last:]):
            first += subject.end()
    elif first > 0 and sentence[first - 1] in ("，", ","):
        first -= 1
    return [(first, last)]


def whole_paragraphs(block: Block, spans: Iterable[tuple[int, int]]) -> list[Span]:
    """Spans of ``block`` for these offsets, merged; the paragraph with its mark where nothing would be left of it."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    left = block.text
    for start, end in reversed(merged):
        left = left[:start] + left[end:]
    if merged and not left.strip(" 　\t\n。，；"):
        return [Span(block.id, 0, len(block.text) + 1)]
    return [Span(block.id, start, end) for start, end in merged]


def _read_commentary(doc: Document, said: Said) -> None:
    """「本条为强制性条文」 in the commentary (条文说明) behind the text."""
    front = {block.id for block, _ in _front(doc)}
    for block in doc.blocks():
        if block.id in front or block.kind == "heading" or "强制性" not in block.text:
            continue
        found = [
            (start, end) for start, end in sentences(block.text) if _COMMENTARY.match(block.text[start:end].lstrip())
        ]
        spans = [_said_of_clause(block.text, start, end) for start, end in found]
        said.spans += whole_paragraphs(block, spans)
        number = doc.place(block.id).number
        if found and number:
            said.commentary.append(number)


def _said_of_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The words 「本条为强制性条文」 alone where the sentence goes on with a reason, else the sentence."""
    match = _COMMENTARY.search(text, start, end)
    if match is None:
        return start, end
    comma = re.match(r"[，,]", text[match.end() : end])
    goes_on = text[match.end() : end].strip("。；，, 　")
    if not goes_on or _TAIL.match(goes_on):
        return start, end
    return start, match.end() + (1 if comma else 0)
