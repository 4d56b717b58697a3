"""术语条目: the term line taken apart, and an entry while its parts are being collected."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from stdkit.facts.patterns import pattern
from stdkit.formats import labels
from stdkit.formats.flat import Flat
from stdkit.formats.pieces import joined
from stdkit.formats.titles import is_sentence
from stdkit.model import Block, Figure, Formula, Table, TermEntry, is_source

_CJK = pattern(r"[㐀-鿿]")
_LATIN = pattern(r"[A-Za-zÀ-ÿА-я]")
# The foreign part begins at the first Latin word behind a blank after the last Chinese character (or the bracket closing on it).
_ENGLISH = pattern(r"[\s　;；]+(?=[A-Za-zÀ-ÿА-я(（])")
_TOKEN = pattern(r"[A-Z][A-Z\d]+(?= [a-z]{2})")
# A word that touches the term: 「数字证书digital certificate」; 「维生素C」 and 「SM2」 are part of it.
_WORD = pattern(r"[A-Za-z][a-z]{2,}(?![A-Z\d])(?=[\s-]|$)")


def split_term(line: str) -> tuple[str, str]:
    """Term and foreign equivalent of a term line: 「风干牛肉　air-dried beef」 → ("风干牛肉", "air-dried beef")."""
    first, _, rest = line.partition("\n")
    if rest and not _CJK.search(rest):
        term, english = split_term(first)
        return term, " ".join(part for part in (english, " ".join(rest.split())) if part)
    last = max((match.end() for match in _CJK.finditer(line)), default=0)
    if not last:
        return line.strip(), ""
    if _touches(line, last):
        return line[:last].strip(), line[last:].strip()
    gap = _ENGLISH.search(line, last)
    if gap is None or not _LATIN.search(line, gap.end()):
        return line.strip(), ""
    return line[: gap.start()].strip(), line[gap.end() :].strip()


def _touches(line: str, last: int) -> bool:
    """Whether the foreign part begins right behind the term, at ``last``. What is all capitals and digits is rather the end of the
    term (「维生素C」), unless the term has it already, or words follow that it is not short for."""
    if line[last - 1 : last] in "）)":
        return False
    if _WORD.match(line, last):
        return True
    token = _TOKEN.match(line, last)
    if token is None:
        return False
    rest = line[token.end() :].split()
    sign = token[0]
    if sign in line[:last]:
        return True
    initials = "".join(word[0] for word in rest).upper()
    return sign not in rest and initials[:2] != sign[:2]


def has_english(text: str) -> bool:
    return bool(split_term(text)[1])


def is_foreign_line(flat: Flat) -> bool:
    """A line of the foreign equivalent alone: letters, no Chinese, no sentence, no source."""
    text = flat.block.text.strip()
    return (
        flat.role in ("", "term")
        and not flat.literal
        and not flat.block.label
        and not isinstance(flat.block, Table | Figure | Formula)
        and bool(_LATIN.search(text))
        and not _CJK.search(text)
        and not text.endswith((".", "。"))
        and not is_source(text)
        and len(text) <= 120
    )


def is_sentence_of_term(text: str) -> bool:
    """Whether a line that may hold a term reads as a sentence: that of a term with its foreign equivalents (「术语 term；abbreviation」)
    by the term alone."""
    return is_sentence(split_term(text)[0].rstrip("；; 　"))


def may_be_term(flat: Flat) -> bool:
    """A line that can be the term of a number standing alone above it."""
    if flat.role == "term":
        return True
    text = flat.block.text.strip()
    return (
        flat.role == ""
        and not flat.literal
        and not flat.block.label
        and not isinstance(flat.block, Table | Figure | Formula)
        and bool(text)
        and len(text) <= 120
        and not is_sentence_of_term(text)
        and not text.endswith(("。", "：", "；"))
        and not is_source(text)
        and not (labels.typed_note(text) or labels.typed_example(text) or labels.typed_list_label(text))
    )


@dataclass(slots=True)
class GrowingEntry:
    label: str
    lines: list[Block]
    """The term line, and the foreign equivalent where it has a line of its own."""
    heading: Block | None = None
    parts: list[Block] = field(default_factory=list)

    def freeze(self) -> TermEntry:
        first = self.lines[0]
        runs = joined(self.lines)
        term, english = split_term("".join(run.text for run in runs))
        return TermEntry(
            id="",
            kind="term-entry",
            runs=runs,
            label=self.label,
            style=first.style,
            page=first.page,
            anchor=first.anchor,
            name=(self.heading.name if self.heading is not None else "") or first.name,
            term=term,
            english=english,
            parts=tuple(self.parts),
            heading=replace(self.heading, kind="heading", name="") if self.heading is not None else None,
        )
