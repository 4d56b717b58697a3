"""The cover: from the fields a format knows, else by the form and order of its lines. Every field right or empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from stdkit.facts.titles import squeeze
from stdkit.formats.coverlines import Line, lines_of
from stdkit.formats.flat import Flat
from stdkit.formats.labels import typed_number
from stdkit.formats.titles import is_known, unnumbered_kind
from stdkit.model import Block, Cover, Figure, Formula, Span, Table

_EVIDENCE = frozenset(
    {"ics", "ics-name", "ccs", "record", "masthead", "number", "number-undated", "published", "implemented"}
)
_HEADINGS = frozenset(
    {"toc-title", "toc", "element-title", "heading", "chapter", "clause", "untitled", "annex", "annex-clause"}
)
_LONGEST = 80
"""A cover has not more paragraphs than that."""


def split_cover(flats: Sequence[Flat]) -> tuple[Cover, list[Flat]]:
    """The cover that ``flats`` begin with, and the flats after it.

    Its blocks bear provisional ids (c0, c1, …) that its spans use.
    """
    if any(flat.role == "cover" for flat in flats):
        on_cover = [flat for flat in flats if flat.role == "cover"]
        rest = [flat for flat in flats if flat.role != "cover"]
    else:
        end = _end(flats)
        if not end:
            return Cover(), list(flats)
        on_cover, rest = list(flats[:end]), list(flats[end:])
    return read_cover(on_cover, lambda: "\n".join(flat.block.text for flat in rest)), rest


def read_cover(flats: Sequence[Flat], text: Callable[[], str] = str) -> Cover:
    """The cover that these paragraphs make. ``text`` gives the text after it, which may say the title again."""
    blocks = tuple(replace(flat.block, id=f"c{at}") for at, flat in enumerate(flats))
    lines = _lines(flats, blocks)
    values: dict[str, str | tuple[str, ...]] = {}
    spans: list[tuple[str, Span]] = []
    if all(line.field != "number" for line in lines):
        lines = [replace(line, field="number") if line.field == "number-undated" else line for line in lines]
    for field in ("number", "ics", "ccs", "record", "masthead", "conformity", "published", "implemented", "stage"):
        here = [line for line in lines if line.field == field and line.value]
        if here:
            values[field] = _clean(field, here[0].value)
            spans += _spans(field, (line for line in here if _same(line.value, here[0].value)))
    title = _title(lines)
    english = _english(lines, title)
    for field, picked in (
        ("title", title),
        ("title_en", english),
        ("issued_by", _bodies(lines)),
        ("replaces", [line for line in lines if line.field == "replaces"]),
        ("patent_call", _once([line for line in lines if line.field == "patent_call"])),
    ):
        if picked:
            values[field] = _joined(field, picked)
            spans += _spans(field, _everywhere(picked, lines))
    if len(title) > 1:
        values["title"] = whole_title([line.value for line in title], str(values.get("title_en", "")), text())
    order = {block.id: at for at, block in enumerate(blocks)}
    spans.sort(key=lambda pair: (order[pair[1].block], pair[1].start))
    return replace(Cover(), **values, blocks=blocks, spans=tuple(spans))  # type: ignore[arg-type]


def _lines(flats: Sequence[Flat], blocks: Sequence[Block]) -> list[Line]:
    lines: list[Line] = []
    for flat, block in zip(flats, blocks, strict=True):
        if isinstance(block, Table | Figure | Formula):
            continue
        after = lines[-1].field if lines else ""
        lines += lines_of(block.id, block.text, told=flat.field, size=flat.size, after=after)
    return lines


def _spans(field: str, lines: Iterable[Line]) -> list[tuple[str, Span]]:
    return [(field, Span(line.block, line.start, line.end)) for line in lines]


def _same(one: str, other: str) -> bool:
    """Whether two lines give the same value, spelled with another dash or blanks."""
    return re.sub(r"[\s\W_]", "", one) == re.sub(r"[\s\W_]", "", other)


def _clean(field: str, value: str) -> str:
    """The value as kept: dates as 2010-05-01, mastheads without the blanks that spread them."""
    if field in ("published", "implemented"):
        parts = re.findall(r"\d+|[XxＸ×*＊]+", squeeze(value))
        return "-".join(part.zfill(2) if part.isdigit() else part for part in parts)
    if field == "masthead":
        return squeeze(value)
    if field in ("ics", "ccs", "number", "record", "conformity"):
        return " ".join(value.split())
    return value


def _joined(field: str, lines: Sequence[Line]) -> str | tuple[str, ...]:
    values = [line.value for line in lines]
    if field == "replaces":
        codes = [code.strip() for value in values for code in re.split(r"[、，,;；]|\s{2,}|和(?=[A-Z])", value)]
        codes = [re.sub(r"^部分代\s*替\s*[:：]?\s*", "部分代替", code) for code in codes]
        return tuple(dict.fromkeys(code for code in codes if re.search(r"\d|[XxＸ×*]{3}", code)))
    if field == "patent_call":
        return "".join(values)
    if field == "title":
        return "　".join(_evened(value) for value in values)
    if field == "issued_by":
        return "、".join(dict.fromkeys(squeeze(value) if len(squeeze(value)) < 30 else value for value in values))
    return " ".join(" ".join(value.split()) for value in values)


def whole_title(values: Sequence[str], english: str, text: str) -> str:
    """The title of several lines. A line ends an element of the name, or only fills its width: then its end and the beginning of
    the next stand together in the ``text``, or the English name has fewer elements by as many as there are such lines."""
    found = _evened(values[0])
    elements = sum(len(_evened(value).split("　")) for value in values)
    wanted = len([part for part in re.split(r"[—―─]+", english) if part.strip()])
    by_english = wanted > 1 and elements - wanted == sum(1 for value in values[1:] if not _begins_part(value))
    for value in values[1:]:
        joint = found.split("　")[-1][-4:] + _evened(value).split("　")[0][:4]
        over = not _begins_part(value) and (by_english or (len(joint) > 4 and joint in text))
        found += ("" if over else "　") + _evened(value)
    return found


def _begins_part(line: str) -> bool:
    return re.match(r"\s*第\s*[\dX×一二三四五六七八九十]+\s*部分", line) is not None


def _evened(value: str) -> str:
    return re.sub(r"[\s　]+", _title_gap, value.strip())


def _title_gap(match: re.Match[str]) -> str:
    """Wide gaps part the elements of a name; a single blank beside Latin letters is part of it."""
    return "　" if "　" in match[0] or len(match[0]) > 1 else " "


def _everywhere(picked: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """The picked lines and all others of the same text (a cover that stands twice in the file)."""
    same = {squeeze(line.value) for line in picked}
    fields = {line.field for line in picked} | {"", "body", "latin"}
    return [line for line in lines if line in picked or (line.field in fields and squeeze(line.value) in same)]


def _title(lines: Sequence[Line]) -> list[Line]:
    """The lines of the title: those the format names, else the one group of lines that nothing else explains."""
    told = [line for line in lines if line.field == "title" and line.told]
    if told:
        return _once(_first_group(told, lines))
    groups: list[list[Line]] = []
    last = ""
    for line in lines:
        if line.field in ("", "title", "body") and 2 <= len(squeeze(line.value)) <= 80:
            if groups and last == "title":
                groups[-1].append(line)
            else:
                groups.append([line])
            last = "title"
        else:
            last = line.field
    groups = [_trim(group) for group in groups]
    groups = [group for group in groups if any(line.field != "body" for line in group)]
    if len({tuple(squeeze(line.value) for line in group) for group in groups}) > 1:
        groups = _best(groups, lines)
    return _once(groups[0]) if groups else []


def _trim(group: list[Line]) -> list[Line]:
    """A group without bodies at its end and, where sizes are known, without lines much smaller than its largest."""
    largest = max(line.size for line in group)
    kept = [line for line in group if line.size >= largest * 0.7]
    while len(kept) > 1 and kept[-1].field == "body":
        kept.pop()
    return kept


def _best(groups: list[list[Line]], lines: Sequence[Line]) -> list[list[Line]]:
    """Of several groups the largest in type, else the one right after the number or right before the English title."""
    largest = max(line.size for group in groups for line in group)
    if largest:
        big = [group for group in groups if max(line.size for line in group) == largest]
        if len({tuple(squeeze(line.value) for line in group) for group in big}) == 1:
            return big
    places = {id(line): at for at, line in enumerate(lines)}
    for group in groups:
        before, after = places[id(group[0])] - 1, places[id(group[-1])] + 1
        if after < len(lines) and lines[after].field == "latin":
            return [group]
        if before >= 0 and lines[before].field in ("number", "replaces"):
            return [group]
    return []


def _first_group(picked: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """Of lines of one field those that stand together first."""
    places = [at for at, line in enumerate(lines) if line in picked]
    end = 1
    while end < len(places) and places[end] == places[end - 1] + 1:
        end += 1
    return [lines[at] for at in places[:end]]


def _once(group: Sequence[Line]) -> list[Line]:
    seen: dict[str, Line] = {}
    for line in group:
        seen.setdefault(squeeze(line.value), line)
    return list(seen.values())


def _english(lines: Sequence[Line], title: Sequence[Line]) -> list[Line]:
    told = [line for line in lines if line.field == "title_en"]
    latin = told or [line for line in lines if line.field == "latin"]
    if title and not told:  # what stands above the title may be a masthead in English
        last = next(at for at, line in enumerate(lines) if line is title[-1])
        latin = [line for line in lines[last:] if line.field == "latin"] or latin
    if not latin:
        return []
    group = _first_group(latin, lines)
    place = next(at for at, line in enumerate(lines) if line is group[-1]) + 1
    # A last word on a line of its own, which alone would be no title.
    if place < len(lines) and _is_word(lines[place]) and abs(lines[place].size - group[-1].size) < 0.6:
        group = [*group, lines[place]]
    return _once(group)


def _is_word(line: Line) -> bool:
    return line.field == "aside" and re.fullmatch(r"[A-Za-z]{4,}", line.value) is not None


def _bodies(lines: Sequence[Line]) -> list[Line]:
    """The issuing bodies: the line that ends in 发布 and the bodies on the lines right before it."""
    for at, line in enumerate(lines):
        if line.field not in ("issued_by", "issued-name"):
            continue
        first = at
        while first and lines[first - 1].field == "body":
            first -= 1
        return [body for body in lines[first : at + 1] if body.field in ("body", "issued_by")]
    return []


def _end(flats: Sequence[Flat]) -> int:
    """Where a cover of plain paragraphs ends; 0 where there is none.

    It needs two kinds of evidence (a number, a masthead, a date, ICS …), and ends before the first title of an element, else
    at the page break after the evidence, else behind its last line.
    """
    stop = next((at for at, flat in enumerate(flats[:_LONGEST]) if _begins_text(flat)), min(len(flats), _LONGEST))
    seen: set[str] = set()
    last, after = 0, ""
    for at, flat in enumerate(flats[:stop]):
        if flat.page_break and len(seen) >= 2 and not _more(flats[at:stop]):
            return at
        for line in lines_of("", flat.block.text, after=after):
            after = line.field
            if line.field in _EVIDENCE | {"issued_by", "stage", "latin"}:
                last = at + 1
                seen |= {line.field} & _EVIDENCE
    if len(seen) < 2:
        return 0
    return last if stop == len(flats[:_LONGEST]) or not _is_title(flats[stop]) else stop


def _more(flats: Sequence[Flat]) -> bool:
    return any(line.field in _EVIDENCE for flat in flats for line in lines_of("", flat.block.text))


def _begins_text(flat: Flat) -> bool:
    return flat.role in _HEADINGS or isinstance(flat.block, Table | Formula) or _is_title(flat)


def _is_title(flat: Flat) -> bool:
    if flat.role in ("toc-title", "toc", "element-title") or unnumbered_kind(flat.block.text):
        return True
    number = typed_number(flat.block.text)
    return number is not None and number.number.depth == 1 and is_known(flat.block.text[number.length :])
