"""Which numbered lines are clauses, which of them bear a title, and how an annex begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.formats import labels, titles
from stdkit.formats.flat import Flat
from stdkit.formats.labels import Number
from stdkit.formats.pieces import HELD, joined, trimmed
from stdkit.formats.toc import is_toc_entry
from stdkit.model import Block

_TRUSTED = frozenset(
    {"heading", "chapter", "clause", "untitled", "annex-clause", "annex-untitled", "term-number", "term"}
)
"""Roles by which the format itself says that the number is a clause's."""


_REFERS = pattern(r"[的所、，。；）)]|[至和与及或](?=\d)|中(?=所|的|规|给|列|要|描|述|，|、)")
"""What goes on behind a number that is only mentioned at the front of a line: 「6.8中所提供的文档」."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that begins with a number, computed (``length`` 0) or typed."""

    number: Number
    length: int
    label: str
    tail: str
    gap: str

    def cut(self, block: Block) -> Block:
        """The block with the number as its label and no blanks before its text."""
        if self.length:
            return block.without_prefix(self.length, self.label)
        return replace(trimmed(block), label=self.label)


def candidates(flats: Sequence[Flat]) -> list[Candidate | None]:
    return [_candidate(flat) for flat in flats]


def _candidate(flat: Flat) -> Candidate | None:
    block = flat.block
    if (flat.role and flat.role not in _TRUSTED) or isinstance(block, HELD):
        return None
    if flat.literal and not flat.role:
        return None
    if block.label:
        number = labels.number_of(block.label)
        if number is None:
            return None
        tail = block.label[-1] if block.label[-1] in ".．" else ""
        return Candidate(number, 0, labels.narrow(block.label), tail, " ")
    if flat.literal:
        return None
    typed = labels.typed_number(block.text)
    if typed is None:
        return None
    return Candidate(typed.number, typed.length, typed.label, typed.tail, typed.gap)


def is_accepted(
    flats: Sequence[Flat], numbers: Sequence[Candidate | None], at: int, last: Number | None, letter: str
) -> bool:
    """Whether the candidate at ``at`` is a clause's number, coming after ``last`` in the annex ``letter`` (or in none)."""
    flat, candidate = flats[at], numbers[at]
    assert candidate is not None
    if flat.role in _TRUSTED:
        return True
    number = candidate.number
    rest = candidate.cut(flat.block).text
    if is_toc_entry(flat) and candidate.length != 0:
        return False
    if number.letter != letter and last is not None and not _bears_another_letter(number, last, letter):
        return False
    if candidate.length and not candidate.gap and not candidate.tail and _REFERS.match(rest):
        return False
    # No quantity has two points, and none is set off by a Chinese blank: 「6.3.1　日粮…」 is a clause.
    may_measure = candidate.length and number.depth < 3 and "\u3000" not in candidate.gap
    if may_measure and titles.is_measured(rest, decimal=number.depth == 2):
        return False
    if number.depth == 1:
        return _is_chapter(flats, numbers, at, last, rest)
    if last is None:
        return bool(candidate.gap) or not rest
    if number.depth >= 3 and candidate.gap and number.inside(last):
        return True  # three figures are hardly ever a quantity, whatever slips in counting came before
    return number.follows(last) or _is_near(number, last)


def _bears_another_letter(number: Number, last: Number, letter: str) -> bool:
    """Whether an annex counts with the letter of another one: from its first clause on (C.1 right below 附录B)."""
    if not letter or not number.letter:
        return False
    return last.letter == number.letter or (last == Number(letter, ()) and number.parts == (1,))


def _is_near(number: Number, last: Number) -> bool:
    """A number that does not follow but is a slip in counting: in the same chapter, a sibling of one of the numbers above, not
    further than five away (a gap, a repetition)."""
    if not number.inside(last):
        return False
    size = len(number.parts)
    if size > len(last.parts):
        return number.parts[: len(last.parts)] == last.parts and size == len(last.parts) + 1 and number.parts[-1] <= 3
    return number.parts[: size - 1] == last.parts[: size - 1] and -1 <= number.parts[-1] - last.parts[size - 1] <= 5


def _is_chapter(
    flats: Sequence[Flat], numbers: Sequence[Candidate | None], at: int, last: Number | None, rest: str
) -> bool:
    """A bare integer opens a chapter only where its title is one the standards know, or where everything speaks for it."""
    flat, candidate = flats[at], numbers[at]
    assert candidate is not None
    value = candidate.number.parts[0]
    if last is not None and last.letter:
        return False
    title = rest.strip()
    if not title or titles.is_sentence(title) or len(title) > 40:
        return False
    previous = last.parts[0] if last is not None else 0
    if titles.is_known(title):
        return value > previous
    if value != previous + 1:
        return value == 1 < previous and _begins_again(flats, numbers, at)
    if _stronger_later(flats, numbers, at, value):
        return False
    following = numbers[at + 1] if at + 1 < len(flats) else None
    if following is not None and following.number.parts == (value, 1):
        return True
    if candidate.tail:  # 「1. 」 and 「1、」 number lists more often than chapters
        return _has_child(numbers, at, value) or _chapters_so(flats, numbers, at)
    return not (following is not None and following.number.depth == 1 and not flat.bold)


def _begins_again(flats: Sequence[Flat], numbers: Sequence[Candidate | None], at: int) -> bool:
    """Whether chapters are counted from 1 anew: a slip of the drafter's, but that is what is printed. Set off in type, or with
    1.1 on the next line, and a chapter 2 with clauses of its own comes after it."""
    here, following = numbers[at], numbers[at + 1] if at + 1 < len(flats) else None
    assert here is not None
    if here.tail or not here.gap or not _has_child(numbers, at, 1):
        return False
    if not flats[at].bold and (following is None or following.number.parts != (1, 1)):
        return False
    second = next((later for later in range(at + 1, len(flats)) if _is_bare(numbers[later], 2)), None)
    return second is not None and _has_child(numbers, second, 2)


def _is_bare(candidate: Candidate | None, value: int) -> bool:
    return candidate is not None and not candidate.number.letter and candidate.number.parts == (value,)


def _chapters_so(flats: Sequence[Flat], numbers: Sequence[Candidate | None], at: int) -> bool:
    """Whether chapters whose titles everybody knows (「1. 范围」) bear their numbers in the same manner and type."""
    here = numbers[at]
    assert here is not None
    return flats[at].bold and any(
        other is not None
        and other.number.depth == 1
        and other.tail == here.tail
        and flats[before].bold
        and titles.is_known(other.cut(flats[before].block).text.strip() or "-")
        for before, other in enumerate(numbers[:at])
    )


def _stronger_later(flats: Sequence[Flat], numbers: Sequence[Candidate | None], at: int, value: int) -> bool:
    """Whether a later line claims the same chapter number with a known title or a clause of its own right below."""
    if _has_child(numbers, at, value):
        return False
    for later in range(at + 1, len(flats)):
        candidate = numbers[later]
        if candidate is None or candidate.number.letter or candidate.number.parts != (value,):
            continue
        rest = candidate.cut(flats[later].block).text.strip()
        if flats[later].role in _TRUSTED or (rest and titles.is_known(rest)):
            return True
        if rest and not titles.is_sentence(rest) and _has_child(numbers, later, value):
            return True
    return False


def _has_child(numbers: Sequence[Candidate | None], at: int, value: int) -> bool:
    """Whether (value, 1) comes before any other bare integer that could open a chapter."""
    for candidate in numbers[at + 1 :]:
        if candidate is None or candidate.number.letter:
            continue
        if candidate.number.parts == (value, 1):
            return True
        if candidate.number.depth == 1 and candidate.number.parts[0] in (value, value + 1):
            return False
    return False


def is_titled(flats: Sequence[Flat], numbers: Sequence[Candidate | None], at: int, block: Block) -> bool:
    """Whether a numbered block is a 条标题 (else it is a 无标题条)."""
    flat = flats[at]
    text = block.text.strip()
    if not text:
        return True
    if flat.role in ("untitled", "annex-untitled"):
        return False
    if flat.role in ("heading", "clause", "annex-clause"):
        if text[-1] in "：:" and titles.is_name(text[:-1]):
            return True  # 「4.1 外观：」 is a title with a mark too many
        return not (titles.is_sentence(text) and (text[-1] in "。；;：:！？" or "。" in text))
    if titles.is_sentence(text) or (flat.plain and text[-1] in "。；："):
        return False
    if not titles.has_modal(text):
        return True
    return flat.bold or _goes_on(flats, numbers, at)


def _goes_on(flats: Sequence[Flat], numbers: Sequence[Candidate | None], at: int) -> bool:
    """Whether something stands below a numbered line before the next number."""
    candidate, following = numbers[at], numbers[at + 1] if at + 1 < len(flats) else None
    assert candidate is not None
    if at + 1 >= len(flats):
        return False
    return following is None or following.number.depth > candidate.number.depth


@dataclass(frozen=True, slots=True)
class Annex:
    """How an annex begins: its heading put together from ``size`` flats."""

    size: int
    number: str
    title: str
    heading: Block
    informative: bool
    mark: tuple[int, int] | None


def annex_at(flats: Sequence[Flat], at: int, expected: Callable[[], str]) -> Annex | None:
    """The annex that begins at ``at``: 「附录A」 with mark and title in the same paragraph or in the next one or two.

    Without a role, 「附录」 with a letter opens an annex where nothing like a sentence follows and the letter is the one ``expected``.
    """
    flat = flats[at]
    if flat.role not in ("annex", "heading", "chapter", "element-title", ""):
        return None
    if flat.literal and not flat.block.label:
        return None
    if "附" not in (flat.block.label or flat.block.text):
        return None
    block = trimmed(flat.block)
    if block.label:
        typed = labels.typed_annex(block.label)
        if typed is None:
            return None
        block = replace(block, label=typed.label)
    else:
        typed = labels.typed_annex(block.text)
        if typed is None:
            return None
        block = block.without_prefix(typed.length, typed.label)
    if not flat.role and not _opens_annex(block, expected()):
        return None
    parts = [block]
    while len(parts) < 3 and at + len(parts) < len(flats) and _continues_annex(parts, flats[at + len(parts)]):
        parts.append(trimmed(flats[at + len(parts)].block))
    return _annex(parts)


def _opens_annex(block: Block, expected: str) -> bool:
    rest = block.text
    mark = labels.ANNEX_MARK.match(rest)
    if mark is not None:
        return not titles.is_sentence(rest[mark.end() :])
    if rest.strip() and (titles.is_sentence(rest) or len(rest) > 40 or squeeze(rest)[:1] in "的中给规为是和与、，（"):
        return False
    return block.label[2:] == expected


def _continues_annex(parts: list[Block], flat: Flat) -> bool:
    """Whether a paragraph is the mark or the title that the annex's heading still lacks."""
    block = flat.block
    if flat.literal or block.label or isinstance(block, HELD):
        return False
    if flat.role not in ("", "annex", "element-title", "body-title", "heading"):
        return False
    before = "".join(part.text for part in parts)
    mark = labels.ANNEX_MARK.match(before)
    text = block.text.strip()
    if mark is None and not before.strip() and labels.ANNEX_MARK.match(text):
        return True
    if before[mark.end() if mark else 0 :].strip():
        return False
    if (
        labels.typed_number(text)
        or labels.typed_annex(text)
        or labels.typed_caption(text)
        or labels.typed_list_label(text)
    ):
        return False
    if flat.role == "heading" and flat.depth > 1:
        return False
    return len(text) <= 50 and not titles.is_sentence(text) and not text.endswith(("。", "："))


def _annex(parts: list[Block]) -> Annex:
    heading = replace(parts[0], kind="heading", level=1, runs=joined(parts))
    text = heading.text
    found = labels.ANNEX_MARK.search(text)
    span = None
    informative = False
    title = text
    if found is not None and not text[: found.start()].strip():
        kind = found["kind"]
        start = text.index(text[found.start() : found.end()].strip(), found.start())
        span = (start, start + len(text[found.start() : found.end()].strip()))
        informative = kind in labels.INFORMATIVE_MARKS
        title = text[found.end() :]
    return Annex(len(parts), heading.label, title.replace("\n", "").strip(), heading, informative, span)
