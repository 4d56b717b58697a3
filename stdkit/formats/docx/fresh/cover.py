"""封面: every field in a frame at its place on the page (GB/T 1.1—2020 8.1, 10.3.1; 附录 E)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from stdkit.formats.docx.fresh.frame_styles import NATIONAL_BODIES, NATIONAL_MASTHEAD
from stdkit.formats.docx.fresh.runs import plain_run
from stdkit.formats.docx.fresh.xml import Xml, paragraph, paragraph_format, run, run_format, text_element
from stdkit.model import Cover

PATENT_CALL = "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。"
"""GB/T 1.1—2020 8.1.3 prescribes the sentence word for word."""

LEFT, WIDE = 1418, 9638


def _frame(y: int, wide: int, tall: int, x: int = LEFT) -> dict[str, object]:
    """A frame on the page, in twips from the page's top left corner."""
    return {
        "w": wide,
        "h": tall,
        "hRule": "exact",
        "wrap": "around",
        "vAnchor": "page",
        "hAnchor": "page",
        "x": x,
        "y": y,
        "anchorLock": 1,
    }


_CLASS = _frame(568, 4200, 1100)
_CODE = _frame(568, 4990, 1128, LEFT + WIDE - 4990)
_MASTHEAD = _frame(2269, WIDE, 624)
_NUMBER = _frame(3284, WIDE, 780)
_TOP_RULE = _frame(4253, WIDE, 20)
_TITLE = _frame(6408, WIDE, 6974)
_PUBLISHED = _frame(14100, 3997, 400)
_IMPLEMENTED = _frame(14100, 3997, 400, LEFT + WIDE - 3997)
_LOW_RULE = _frame(14572, WIDE, 20)
_ISSUER_Y, _ISSUER_LINE = 14770, 460
_MASTHEAD_SIZE, _ISSUER_SIZE, _CODE_SIZE = 52, 36, 96
"""In half points; what is too long for the width is set smaller."""
_PARTLY = "部分代替"
_UNDATED = "XXXX-XX-XX"


def cover_paragraphs(cover: Cover, completed: date | str | None = None) -> Iterator[Xml]:
    """The paragraphs of the cover in reading order. ``completed`` is the day the draft was finished (drafts only)."""
    yield from _lines(
        [
            f"ICS {cover.ics}" if cover.ics else "",
            f"CCS {cover.ccs}" if cover.ccs else "",
            f"备案号：{cover.record}" if cover.record else "",
        ],
        "CoverClass",
        _CLASS,
    )
    code, national = code_of(cover.number), "国家标准" in cover.masthead
    # Capitals of a bold Latin face are two thirds as wide as they are high.
    yield from _sized(code, "CoverCode", _CODE, _fitting(len(code) * 0.67, 4990, _CODE_SIZE))
    size = _fitting(len(cover.masthead) * (NATIONAL_MASTHEAD / 100 if national else 1), WIDE, _MASTHEAD_SIZE)
    yield from _sized(cover.masthead, "CoverMasthead" if national else "CoverMastheadOther", _MASTHEAD, size)
    yield from _lines([cover.number], "CoverNumber", _NUMBER)
    yield from _lines([_replaces(cover.replaces)], "CoverReplaces", _NUMBER)
    yield _rule(_TOP_RULE)
    yield from _name_and_stage(cover, completed)
    if cover.published or cover.implemented or cover.stage:
        yield from _lines([f"{cover.published or _UNDATED} 发布"], "CoverPublished", _PUBLISHED)
        yield from _lines([f"{cover.implemented or _UNDATED} 实施"], "CoverImplemented", _IMPLEMENTED)
    yield _rule(_LOW_RULE)
    yield from _issuer(cover.issued_by, national=national)


def _replaces(numbers: Sequence[str]) -> str:
    """「代替 GB/T 9—2010、GB/T 10—2011」, and 「部分代替 …」 behind it for those replaced in part, which say so themselves."""
    whole = [number for number in numbers if not number.startswith(_PARTLY)]
    partly = [number.removeprefix(_PARTLY).strip() for number in numbers if number.startswith(_PARTLY)]
    named = ((f"代替 {'、'.join(whole)}", whole), (f"{_PARTLY} {'、'.join(partly)}", partly))
    return "，".join(text for text, some in named if some)


def _name_and_stage(cover: Cover, completed: date | str | None) -> Iterator[Xml]:
    yield from _lines(re.split(r"[\u3000\n]+", cover.title), "CoverTitle", _TITLE)
    yield from _lines(cover.title_en.split("\n"), "CoverEnglish", _TITLE)
    yield from _lines([cover.conformity], "CoverConformity", _TITLE)
    if not cover.stage:
        return
    yield from _lines([f"（{cover.stage.strip('（）()')}）"], "CoverStage", _TITLE)
    finished = completed.isoformat() if isinstance(completed, date) else completed or ""
    yield from _lines([f"（本草案完成时间：{finished}）"], "CoverRemark", _TITLE)
    if cover.patent_call or re.search("征求意见|送审", cover.stage):
        yield from _lines([cover.patent_call or PATENT_CALL], "CoverRemark", _TITLE)


def code_of(number: str) -> str:
    """文件代号 as it stands large in the corner: 「DB15」 of 「DB15/T 123—2026」, 「GB」, 「T/ABC」, 「Q/ABC」."""
    match = re.match(r"\s*(DB\s?\d{2,6}|[TQ]/[A-Z0-9]+|[A-Z]{2,3})", number)
    return re.sub(r"\s", "", match[1]) if match else ""


def _issuer(names: str, *, national: bool) -> Iterator[Xml]:
    """The issuing body and 「发布」; of several bodies one stands under the other, equally wide, 「发布」 beside them at half their height."""
    bodies = [name for name in re.split(r"[\n\u3000、]+", names) if name]
    if not bodies:
        return
    style, stretch = ("CoverIssuer", NATIONAL_BODIES / 100) if national else ("CoverIssuerOther", 1.0)
    longest = max(map(len, bodies))
    size = _fitting(longest * stretch, WIDE - 1000, _ISSUER_SIZE)
    form = run_format(size=size) if size != _ISSUER_SIZE else None
    tall = len(bodies) * _ISSUER_LINE
    issue = run(text_element("发布"), form=run_format(style="CoverIssue"))
    if len(bodies) == 1:
        gap = run(text_element("\u3000"), form=run_format(style="CoverIssue"))
        yield paragraph(
            paragraph_format(style=style, frame=_frame(_ISSUER_Y, WIDE, 1100)), plain_run(bodies[0], form), gap, issue
        )
        return
    wide = min(round(longest * size * 10 * stretch) + 120, WIDE - 900)
    left = LEFT + (WIDE - wide - 900) // 2
    for body in bodies:
        frame = _frame(_ISSUER_Y, wide, tall, left)
        yield paragraph(paragraph_format(style=style, frame=frame, align="distribute"), plain_run(body, form))
    beside = _frame(_ISSUER_Y + (tall - _ISSUER_LINE) // 2, 800, _ISSUER_LINE, left + wide + 100)
    yield paragraph(paragraph_format(style=style, frame=beside), issue)


def _fitting(ems: float, wide: int, size: int) -> int:
    """The size in half points, not above ``size``, at which a line of so many ems is not wider than ``wide`` twips."""
    return min(size, int(wide / (ems * 10))) if ems else size


def _sized(text: str, style: str, frame: dict[str, object], size: int) -> Iterator[Xml]:
    if text:
        yield paragraph(paragraph_format(style=style, frame=frame), plain_run(text, run_format(size=size)))


def _lines(texts: list[str], style: str, frame: dict[str, object]) -> Iterator[Xml]:
    for text in texts:
        if text:
            yield paragraph(paragraph_format(style=style, frame=frame), plain_run(text))


def _rule(frame: dict[str, object]) -> Xml:
    return paragraph(paragraph_format(style="CoverRule", frame=frame))
