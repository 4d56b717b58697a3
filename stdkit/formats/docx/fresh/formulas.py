"""A displayed formula: centred, its number at the right margin after a dotted leader (GB/T 1.1—2020 10.4.3)."""

from __future__ import annotations

from collections import Counter

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.runs import plain_run, write_runs
from stdkit.formats.docx.fresh.xml import Xml, field, paragraph, paragraph_format, run, w
from stdkit.formats.docx.omml import to_omml
from stdkit.model import Formula

_LABEL = pattern(r"(?P<open>[（(](?:(?P<letter>[A-Z])\.)?)(?P<number>[1-9]\d*)(?P<close>[)）])")


class FormulaNumbers:
    """Numbers as SEQ fields: one sequence for the text, one for each annex."""

    def __init__(self) -> None:
        self._last: Counter[str] = Counter()

    def runs(self, label: str) -> list[Xml]:
        match = _LABEL.fullmatch(label)
        if match is None:
            return [plain_run(label)]
        name, number = f"公式{match['letter'] or ''}", int(match["number"])
        restart = "" if number == self._last[name] + 1 else f" \\r {number}"
        self._last[name] = number
        shown = field(f"SEQ {name} \\* ARABIC{restart}", [plain_run(str(number))])
        return [plain_run(match["open"]), *shown, plain_run(match["close"])]


def formula_paragraph(formula: Formula, draft: Draft, numbers: FormulaNumbers, *, in_annex: bool = False) -> Xml:
    math = to_omml(formula.latex) if formula.latex else None
    if math is None and formula.latex:
        draft.remark(f"公式{formula.label}含有不支持的写法，按文字写出，请在文稿中核对")
    body = [math] if math is not None else write_runs(formula.runs, draft) or [plain_run(formula.latex)]
    tail = [run(w("tab")), *numbers.runs(formula.label)] if formula.label else []
    return paragraph(
        paragraph_format(style="AnnexFormulaLine" if in_annex else "FormulaLine"), run(w("tab")), *body, *tail
    )
