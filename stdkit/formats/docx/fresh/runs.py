"""The runs of a block: marks, footnote references, pictures, inline formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.measures import HEI
from stdkit.formats.docx.fresh.remarks import doubt
from stdkit.formats.docx.fresh.xml import Xml, run, run_format, text_element, w
from stdkit.formats.docx.omml import to_omml
from stdkit.model import Run

# Characters both Chinese and Latin fonts have; without a hint Word sets them narrow.
_CHINESE_SHAPE = pattern(r"[“”‘’—…·]")
_BREAKS = pattern(r"(\n|\t)")


def write_runs(runs: Sequence[Run], draft: Draft, *, heiti: bool = False) -> list[Xml]:
    """``w:r`` and ``m:oMath`` for ``runs``, in order. Footnote references take the next footnote of their label.

    ``heiti``: the style sets 黑体 already (titles, captions, terms), so that the mark says nothing.
    """
    found: list[Xml] = []
    doubtful: list[Run] = []
    stretch: list[Xml] = []
    for piece in (*runs, None):
        unsure = piece is not None and draft.comments.confidence((piece,)) is not None
        if doubtful and not unsure and (piece is None or piece.text.strip()):
            found += draft.comments.around(stretch, doubt(draft.comments.confidence(doubtful) or 0.0))
            doubtful, stretch = [], []
        if piece is None:
            break
        if unsure:
            doubtful.append(piece)
        (stretch if doubtful else found).extend(_one_run(piece, draft, heiti=heiti))
    return found


def _one_run(piece: Run, draft: Draft, *, heiti: bool) -> list[Xml]:
    if heiti and "heiti" in piece.marks:
        piece = replace(piece, marks=piece.marks - {"heiti"})
    if "footnote" in piece.marks and not piece.text:
        return _footnote_mark(piece, draft)
    if "picture" in piece.marks and not piece.text:
        drawing = draft.pictures.drawing(piece.target)
        return [run(drawing)] if drawing is not None else []
    if "math" in piece.marks and piece.latex and (formula := to_omml(piece.latex)) is not None:
        return [formula]
    if not piece.text:
        return []
    if piece.latex:
        draft.remark(f"公式“{piece.text}”含有不支持的写法，按文字写出，请在文稿中核对")
    return draft.references.field(piece, _text_run(piece))


def _footnote_mark(piece: Run, draft: Draft) -> list[Xml]:
    """The mark; Word knows no comments in a footnote, so what is to be said of its text is said here."""
    known = len(draft.footnotes.used)
    mark = draft.footnotes.reference(piece.target)
    new = draft.footnotes.used[known:]
    worst = draft.comments.confidence(new[0].runs) if new else None
    return mark if worst is None else draft.comments.around(mark, f"脚注{doubt(worst)}")


def plain_run(text: str, form: Xml | None = None) -> Xml:
    """One run of plain text; line breaks and tabs become elements."""
    if form is None and _CHINESE_SHAPE.search(text):
        form = run_format(hint=True)
    return run(*_pieces(text), form=form)


def _text_run(piece: Run) -> Xml:
    marks = piece.marks
    form = run_format(
        east=HEI if "heiti" in marks else "",
        latin=HEI if "heiti" in marks else "",
        hint=_CHINESE_SHAPE.search(piece.text) is not None,
        bold=True if "bold" in marks else None,
        italic=True if "italic" in marks else None,
        underline="underline" in marks,
        vertical="superscript" if "superscript" in marks else "subscript" if "subscript" in marks else "",
    )
    return run(*_pieces(piece.text), form=form)


def _pieces(text: str) -> list[Xml]:
    return [
        w("br") if part == "\n" else w("tab") if part == "\t" else text_element(part)
        for part in _BREAKS.split(text)
        if part
    ]
