"""A file that came back, read as comments: a draft with remarks and changes in it, a form, an earlier table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stdkit.comments.forms import Form, read_form
from stdkit.comments.places import Outline, cited, outline_of
from stdkit.comments.proposals import known_changes, proposals
from stdkit.comments.row import Row
from stdkit.errors import BadData, UnreadableFile
from stdkit.facts.datarows import TEXT
from stdkit.facts.userfiles import json_value, refuse_large
from stdkit.formats.annotations import Annotated, Piece, Remark

SCHEMA = "stdkit.comments/1"
SUFFIXES = (".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".csv", ".json", ".pdf")
_WORD = frozenset({".docx", ".docm", ".dotx"})
_OFFICE = frozenset({".doc", ".wps", ".rtf", ".odt"})
_QUOTED = 60
"""A longer quotation is shown by its beginning and its end."""


@dataclass(frozen=True, slots=True)
class Said:
    """One comment of a file, and who bears it there ("" where the file does not say)."""

    row: Row
    author: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """What one file says. ``unit`` is the one its form names; ``is_table`` whether it is an earlier table, ``facts`` what that says of
    the project, ``content`` and ``silent`` the units it names as without comment and without answer."""

    path: str
    said: tuple[Said, ...] = ()
    unit: str = ""
    is_table: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    content: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    outline: Outline = field(default_factory=Outline)
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """The draft as it was sent out: what of remarks and changes is in it already is nobody's comment."""

    outline: Outline = field(default_factory=Outline)
    changes: frozenset[Piece] = frozenset()
    remarks: frozenset[tuple[str, str, str]] = frozenset()


def read_sent(path: str | Path) -> Sent:
    """The draft that was sent out. ``UnreadableFile``."""
    path = Path(path)
    kind = path.suffix.lower()
    if kind not in _WORD | _OFFICE:
        from stdkit.formats.reading import read

        return Sent(outline_of(read(path)))
    draft = _annotated(path)
    return Sent(outline_of(draft.document), known_changes(draft), frozenset(_same(remark) for remark in draft.remarks))


def read_return(path: str | Path, sent: Sent) -> Return:
    """The comments in the file at ``path``. ``UnreadableFile`` or ``BadData`` where it holds none that can be read."""
    path = Path(path)
    kind = path.suffix.lower()
    if not path.exists():
        raise UnreadableFile("F003", "文件不存在", path=str(path), advice="请检查路径和文件名")
    if kind == ".json":
        return _of_json(path)
    if kind not in _WORD | _OFFICE:
        if kind == ".pdf":
            from stdkit.formats.pdf.remarks import read_pdf_remarks

            return _of_draft(path, read_pdf_remarks(path), Form(), sent)
        if kind not in (".xlsx", *TEXT):
            raise UnreadableFile(
                "F004",
                f"不认识后缀为 {kind} 的文件",
                path=str(path),
                advice="可读 DOCX、DOC、WPS、XLSX、CSV、PDF 和 stdkit 写出的 JSON",
            )
        return _of_form(path, _form(path))
    form = _form(path)
    return _of_draft(path, _annotated(path), form, sent)


def _form(path: Path) -> Form:
    from stdkit.formats.grids import read_grids
    from stdkit.formats.office import as_docx

    return read_form(read_grids(as_docx(path) if path.suffix.lower() in _OFFICE else path))


def _annotated(path: Path) -> Annotated:
    from stdkit.formats.docx.returned import read_returned
    from stdkit.formats.office import as_docx

    return read_returned(as_docx(path) if path.suffix.lower() in _OFFICE else path)


def _of_form(path: Path, form: Form) -> Return:
    if not form.found:
        raise BadData(
            "D013",
            "没有认出意见表的表头",
            path=str(path),
            advice="表头应有“意见内容”和“章条编号”（或“序号”“提出单位”）等栏",
        )
    return Return(
        str(path),
        tuple(Said(row) for row in form.rows),
        unit=form.unit,
        is_table=form.is_table,
        facts=form.facts,
        content=form.content,
        silent=form.silent,
        notices=form.notices,
    )


def _of_draft(path: Path, draft: Annotated, form: Form, sent: Sent) -> Return:
    """The remarks and changes of a draft; a form in the same file gives its rows too."""
    base = _of_form(path, form) if form.found else Return(str(path))
    notices = [*base.notices, *draft.notices]
    document = draft.document
    said: list[Said] = []
    for remark in draft.remarks:
        if _same(remark) in sent.remarks:
            continue
        text = remark_text(remark)
        if not text:
            notices.append(
                f"{cited(document, remark.first, remark.last) or '文首'}处有一条空批注（{remark.author or '无作者'}），未列入"
            )
            continue
        note = "批注已标为已解决" if remark.resolved else ""
        said.append(Said(Row(cited(document, remark.first, remark.last), text, remark=note), remark.author))
    made, blank = proposals(draft, sent.changes)
    said += [Said(Row(one.place, one.text), one.author) for one in made]
    if draft.formats or blank:
        notices.append(f"只改格式或空格的修订 {draft.formats + blank} 处，未列入")
    outline = (
        outline_of(document) if any(element.number for element in document.elements) and not form.found else Outline()
    )
    return Return(
        str(path),
        (*base.said, *said),
        base.unit,
        base.is_table,
        base.facts,
        base.content,
        base.silent,
        outline,
        tuple(notices),
    )


def remark_text(remark: Remark) -> str:
    """A remark as the table writes it: 「“被批注的文字”：意见」, with the answers to it."""
    answers = [f"（{one.author or '另一人'}回复：{one.text}）" for one in remark.answers if one.text]
    if not remark.text and not answers:
        return ""
    quote = shortened(remark.quote)
    return (f"“{quote}”：" if quote else "") + "\n".join([*([remark.text] if remark.text else []), *answers])


def shortened(quote: str) -> str:
    """The words quoted on one line, a long quotation by its beginning and its end."""
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED // 2]}…{line[-_QUOTED // 3 :]}"


def _same(remark: Remark) -> tuple[str, str, str]:
    return remark.author, remark.date, remark.text


def _of_json(path: Path) -> Return:
    refuse_large(path, most="data_mb")
    try:
        data: Any = json_value(path.read_text(encoding="utf-8-sig"), str(path))
        if data["schema"] != SCHEMA:
            raise KeyError
        counts = data["counts"]
        return Return(
            str(path),
            tuple(Said(_row(one)) for one in data["comments"]),
            is_table=True,
            facts={
                **{str(key): str(value) for key, value in data["project"].items()},
                **({"asked": str(counts["asked"])} if counts["asked"] is not None else {}),
            },
            content=tuple(map(str, data["units"]["without_comments"])),
            silent=tuple(map(str, data["units"]["silent"])),
        )
    except OSError as error:
        raise UnreadableFile("F005", "文件打不开", path=str(path), advice="请检查路径和权限") from error
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadData(
            "D014", "不是 stdkit comments 写出的 JSON", path=str(path), advice="请给出 -o 汇总.json 写出的文件"
        ) from None


def _row(one: Mapping[str, Any]) -> Row:
    texts = {name: str(one[name] or "") for name in ("clause", "text", "disposition", "reason", "remark")}
    return Row(**texts, units=tuple(str(unit) for unit in one["units"]), tabled=True)


def outline_among(returns: Iterable[Return]) -> Outline:
    """The outline of the draft as far as the drafts that came back tell it."""
    found = Outline()
    for one in sorted(returns, key=lambda each: each.path):
        found |= one.outline
    return found
