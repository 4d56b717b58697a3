"""Cited numbers that change with the batch: by the conversion list only, never by pattern.

An undated citation follows a list entry of the same number; a dated one only an entry of the same year, and its year stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from stdkit.convert.changes import Changes
from stdkit.convert.numbers import StandardNumber, converted, find_numbers, parse_number
from stdkit.convert.records import read_records
from stdkit.errors import BadData
from stdkit.model import Block, Document, Figure, Formula, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One standard of the list: its old number and the one it bears now; ``given``: the list says so, it was not worked out."""

    old: StandardNumber
    new: StandardNumber
    given: bool = False


@dataclass(frozen=True, slots=True)
class ConversionList:
    """The entries by key (number without year)."""

    entries: Mapping[str, tuple[Entry, ...]]

    def follow(self, cited: StandardNumber) -> Entry | None:
        """The entry a citation follows."""
        entries = self.entries.get(cited.key, ())
        if cited.year:
            return next((entry for entry in entries if same_year(entry.old.year, cited.year)), None)
        return entries[0] if entries else None

    def as_mapping(self) -> dict[str, str]:
        """Old to new numbers, dated ones also without their year, for the guards."""
        pairs: dict[str, str] = {}
        for key, entries in self.entries.items():
            for entry in entries:
                pairs[key] = entry.new.key
                if entry.old.year:
                    pairs[f"{key}—{entry.old.year}"] = f"{entry.new.key}—{entry.old.year}"
        return pairs


EMPTY = ConversionList({})


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation that changed: as cited, as it reads now, and why."""

    cited: str
    becomes: str
    why: str
    span: Span


def same_year(one: str, other: str) -> bool:
    """「98」 and 「1998」 are one year."""
    return one == other or (len(min(one, other, key=len)) == 2 and one[-2:] == other[-2:] and bool(one and other))


def load_conversion_list(path: str | Path) -> ConversionList:
    """A conversion list from YAML, XLSX or CSV. Items whose conclusion is not 转化 do not change anything.

    ``BadData`` for a file that cannot be read, a number that is none, or a recommended old number.
    """
    records, _ = read_records(path)
    entries: dict[str, tuple[Entry, ...]] = {}
    for index, record in enumerate(records, 1):
        if record.get("conclusion", "转化") not in ("", "转化", "转化为推荐性标准", "转化为推荐性"):
            continue
        old = parse_number(record.get("number", ""))
        if old is None:
            raise BadData(
                "D042",
                f"第 {index} 项的标准编号“{record.get('number', '')}”不是标准编号",
                path=str(path),
                advice="请改正",
            )
        if old.recommended:
            continue
        new = parse_number(record["new_number"]) if record.get("new_number") else None
        if record.get("new_number") and new is None:
            raise BadData(
                "D043", f"第 {index} 项的新编号“{record['new_number']}”不是标准编号", path=str(path), advice="请改正"
            )
        if new is None:
            try:
                new = converted(old, keep_year=True)
            except ValueError as error:
                raise BadData(
                    "D044",
                    f"第 {index} 项“{old.raw}”没有对应的推荐性编号",
                    path=str(path),
                    advice="请在 new_number 中给出",
                ) from error
        entries[old.key] = (*entries.get(old.key, ()), Entry(old, new, bool(record.get("new_number"))))
    return ConversionList(entries)


def change_references(
    doc: Document, changes: Changes, listed: ConversionList, own: StandardNumber | None
) -> list[Reference]:
    """Edit every citation that follows the list: text, tables, notes, captions, the reference lists.

    The document's own old number is left to ``cover``; the foreword's statements on what is replaced keep the old codes.
    """
    found: list[Reference] = []
    if not listed.entries:
        return found
    for block in _citing_blocks(doc):
        for cited in find_numbers(block.text):
            entry = listed.follow(cited)
            if entry is None or (own is not None and cited.key == own.key) or _is_history(doc, block, cited):
                continue
            if cited.year and entry.new.serial != cited.serial:
                found.append(
                    Reference(
                        cited.raw,
                        cited.raw,
                        "清单给出的新编号改变了顺序号，注日期引用须人工核对",
                        block.span(cited.start, cited.end),
                    )
                )
                continue
            piece_start, piece_end, text = _code_edit(cited, entry.new)
            becomes = cited.raw[: piece_start - cited.start] + text + cited.raw[piece_end - cited.start :]
            span = block.span(piece_start, piece_end)
            if changes.add("reference", span, text, f"{cited.raw} 列入转化清单，改为 {becomes}"):
                found.append(Reference(cited.raw, becomes, "conversion list", block.span(cited.start, cited.end)))
    return found


def _code_edit(cited: StandardNumber, new: StandardNumber) -> tuple[int, int, str]:
    """The smallest piece of a citation that changes: its code (with the blank behind it), or code and serial number."""
    if new.serial == cited.serial:
        return cited.start, cited.start + serial_start(cited), f"{new.code} "
    end = cited.end
    dash = re.search(r"\s?[-‐-―−－]{1,2}\s?(?:\d{4}|\d\d|[Xx×]{4})", cited.raw)
    if dash:
        end = cited.start + dash.start()
    return cited.start, end, new.key


def serial_start(number: StandardNumber) -> int:
    """Where the serial number begins in ``number.raw``: after all letters and digits of its code, and the blanks and slashes behind them."""
    code = re.sub(r"[\s/]", "", number.code)
    at = seen = 0
    while at < len(number.raw) and seen < len(code):
        seen += unicodedata.normalize("NFKC", number.raw[at]).upper() == code[seen]
        at += 1
    rest = number.raw[at:]
    return at + len(rest) - len(re.sub(r"^[\s/／]+", "", rest))


def _citing_blocks(doc: Document) -> Iterator[Block]:
    for block in doc.blocks():
        if not isinstance(block, Figure | Formula) or block.text:
            yield block


def _is_history(doc: Document, block: Block, cited: StandardNumber) -> bool:
    """「本标准代替GB 1234—2000」, 「——GB 1234—1988」: what was replaced keeps its old code."""
    element = doc.place(block.id).element
    if element is None or element.kind != "foreword":
        return False
    before = block.text[: cited.start]
    return bool(re.search(r"代替|替代|发布为|修订为", before) or re.match(r"[\s—－-]*(?:\d{4}年)?\s*$", before))
