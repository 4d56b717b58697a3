"""Drafts made up for the tests of conversion, in the Markdown notation."""

from __future__ import annotations

from collections.abc import Sequence

from stdkit.convert.options import Options
from stdkit.convert.plan import Plan, convert
from stdkit.convert.policy import load_policy
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document

COVER = {
    "number": "DB15/ 123—2010",
    "title": "沙棘果干加工技术规范",
    "ics": "67.080.10",
    "ccs": "X 24",
    "published": "2010-05-01",
    "implemented": "2010-08-01",
    "masthead": "内蒙古自治区地方标准",
}
FOREWORD = (
    "本标准第4章、5.1为强制性的，其余为推荐性的。",
    "本标准按照GB/T 1.1—2009给出的规则起草。",
    "本标准由某厅提出。",
    "本标准起草单位：某研究所。",
    "本标准主要起草人：某甲。",
)
BODY = """# 1 范围

本标准规定了沙棘果干的加工要求。

# 2 规范性引用文件

下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。

GB 4208—2008　外壳防护等级（IP代码）

# 4 加工

4.1 果实必须清洗，不得带泥。

4.2 烘房内严禁烟火。

# 5 包装

5.1 包装应牢固。

5.2 标签须清晰。
"""


def draft(
    *, foreword: Sequence[str] = FOREWORD, body: str = BODY, replaces: Sequence[str] = (), **cover: str
) -> Document:
    """A mandatory local standard of 2010; ``cover`` overrides single fields."""
    fields = {**COVER, **cover}
    front = [f"{name}: {value}" for name, value in fields.items() if value]
    if replaces:
        front.append(f"replaces: [{', '.join(replaces)}]")
    text = "---\n" + "\n".join(front) + "\n---\n\n"
    if foreword:
        text += "# 前言\n\n" + "\n\n".join(foreword) + "\n\n"
    return read_markdown(text + body, path="沙棘.md")


def planned(document: Document, policy: str = "recommend", **options: object) -> Plan:
    """The plan of ``document``."""
    return convert(document, load_policy(policy), Options(**options))  # type: ignore[arg-type]


def clean(plan: Plan) -> dict[str, str]:
    """The text of every block that changed, by its old text; new paragraphs behind a "\\n"."""
    from stdkit.convert.changes import applied

    by_block: dict[str, list] = {}
    for edit in plan.edits:
        by_block.setdefault(edit.span.block, []).append(edit)
    return {plan.document.block(b).text: applied(plan.document.block(b).text, edits) for b, edits in by_block.items()}


def foreword_after(plan: Plan) -> list[str]:
    """The paragraphs of the foreword after the conversion."""
    changed = clean(plan)
    element = plan.document.element_of("foreword")
    assert element is not None
    lines: list[str] = []
    for block in element.content:
        text = changed.get(block.text, block.text)
        label = block.label if block.label and text else ""
        lines += [line for line in (label + text).split("\n") if line]
    return lines
