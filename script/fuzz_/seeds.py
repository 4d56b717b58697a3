"""What is changed: the project's own examples and what its writers make of them, in one folder."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = "corpus-"
_LARGEST = {".docx": 90_000, ".pdf": 400_000}
"""Bytes of a real document that is still quick to read and to write."""
DRAFT = """---
number: DB15/T 123—2026
replaces: [DB15/ 123—2010]
title: 饮水槽　技术规范
ics: 65.040.10
ccs: B 90
published: 2026-12-01
implemented: 2027-03-01
issued_by: 内蒙古自治区市场监督管理局
stage: 征求意见稿
masthead: 内蒙古自治区地方标准
---

# 前言

本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。

本文件由内蒙古自治区农牧厅提出并归口。

# 1 范围

本文件规定了饮水槽的要求和试验方法。

本文件适用于牧区用饮水槽。

# 2 规范性引用文件

GB/T 191—2008　包装储运图示标志

# 3 术语和定义

## 3.1

**饮水槽** drinking trough

供家畜饮水的容器。

注：见图1。

# 4 要求

## 4.1 外观

饮水槽表面应平整，不得有裂纹，必须符合GB/T 191的规定，尺寸见表1和[[tbl:size]]。

a) 内壁不应渗漏；

b) 边缘宜倒圆：

1) 半径不小于5 mm；

2) 允许偏差为±0.5 mm。

表1　尺寸 {#tbl:size}

单位为毫米

| 型号 | 长度 | 宽度[^1] |
|---|---|---|
| A | 1 000 | 300～400 |
| B | ≥1 200 | 400 |

[^1]: 不含边缘。

## 4.2 容量

容量按公式（1）计算：

$$V = l \\times b \\times h$$ (1)

式中：

$V$——容量，单位为升（L）；

$l$——长度，单位为米（m）。

示例：长度为1 m时，容量为120 L。

# 附录A（规范性）试验方法

## A.1 渗漏

注满水静置24 h，按4.1检查，应无渗漏。

# 参考文献

[1] NY/T 388—1999　畜禽场环境质量标准
"""
OLD = """---
number: DB15/ 123—2010
title: 饮水槽技术规范
published: 2010-05-01
implemented: 2010-06-01
masthead: 内蒙古自治区地方标准
---

# 前言

本标准第4章为强制性的，其余为推荐性的。

本标准由内蒙古自治区农牧业厅提出。

# 1 范围

本标准规定了饮水槽的要求。本标准适用于牧区用饮水槽。

# 2 规范性引用文件

GB 191—2000　包装储运图示标志

# 3 要求

3.1 饮水槽表面必须平整，不得有裂纹。

# 4 安全

4.1 电加热的饮水槽应接地，接地电阻不得大于4 Ω，依据《安全生产法》须经批准。

4.2 容量应当不小于100 L，禁止使用铅管，见表1。

表1　容量

| 型号 | 容量/L |
|---|---|
| A | 100 |
"""
SETTINGS = """profile = "gbt-1.1-2020"
fail-on = "warning"
stage = "review"
ignore = ["COV010"]
[severity]
MOD010 = "off"
[per-file-ignores]
"旧稿/*" = ["REF015"]
[[suppress]]
codes = ["MOD001"]
reason = "4.1 引用法律原文"
clauses = ["4.1", "附录A"]
until = 2026-12-31
[convert]
policy = "recommend"
edition = "update"
new-number = "{code} {serial}—2026"
author = "标准化处"
date = 2026-05-01
foreword-order = true
[convert.words]
"不准" = "不准许"
[convert.force]
"须" = "宜"
[convert.guards]
"安全" = ["围栏", "警示牌"]
"""
PROFILE = """extends: gbt-1.1-2020
title: 本厅地方标准
edition: "2020"
engineering: false
kind: 规范
level: local
stage: comments
select: [STR, HDG, REF, MOD]
extend-select: [LAY]
ignore: [MOD007]
severity: {REF: warning, MOD010: "off"}
soften:
  - {codes: [COV004], severity: "off", because: 企业标准的封面不标分类号, level: [enterprise]}
"""
POLICY = """name: house
title: 本厅用词
extends: normalise
applies: [wording, force]
wording:
  bixu: {to: 应}
  yanjin: {to: 不应, grammar: yes, review: yes}
force:
  ying: 宜
  bude: 不宜
shown:
  buneng: 须人工判断
engineering:
  keep: [bixu]
"""
LIST = """announcement: {name: 关于整合精简结论的公告, number: 2026年第3号, date: 2026-03-16}
policy: recommend
items:
  - {number: DB15/ 123—2010, title: 饮水槽技术规范, file: old.docx, conclusion: 转化, new_number: DB15/T 123—2026, owner: 农牧厅, committee: 标委会, due: 2026-12-31}
  - {number: DB15/ 405—2009, title: 羊用舔砖, conclusion: 废止}
"""
LIST_CSV = "编号,名称,文件,结论,新编号,归口单位,技术委员会,时限\nDB15/ 123—2010,饮水槽技术规范,old.docx,转化,DB15/T 123—2026,农牧厅,标委会,2026-12-31\nDB15/ 405—2009,羊用舔砖,,废止,,,,\n"
LIBRARY = "number,title,status,replaced_by,as_of,adopts\nGB/T 191—2008,包装储运图示标志,现行,,2026-10-01,\nNY/T 388—1999,畜禽场环境质量标准,废止,,2026-10-01,ISO 2:2018，IDT\n"
COMMENTS = "单位名称：甲公司,,\n序号,章条编号,意见内容\n1,4.1,改为“应”\n2,9.9,编号有误\n"
UNITS = "- 甲公司\n- {unit: 乙大学, contact: 李某, file: 乙.docx}\n"


def make(folder: Path, corpus: Path | None = None) -> Path:
    """Fill ``folder`` with the seeds; also sees to it that every part of stdkit is loaded and warm in this process.

    ``corpus``: a folder of real documents, of which the small ones are taken too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(corpus.rglob("*")) if corpus is not None else ():
        if path.stat().st_size <= _LARGEST.get(path.suffix, -1):
            shutil.copyfile(path, folder / f"{CORPUS}{path.parent.name}-{path.name}")
    written = {
        "draft.md": DRAFT, "old.md": OLD, "stdkit.toml": SETTINGS, "profile.yaml": PROFILE, "policy.yaml": POLICY, "list.yaml": LIST,
        "list.csv": LIST_CSV, "library.csv": LIBRARY, "comments.csv": COMMENTS, "units.yaml": UNITS,
    }  # fmt: skip
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("papers.yaml", "draft.yaml"):
        text = (ROOT / "examples" / name).read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if not line.startswith("source:")]
        (folder / name).write_text("\n".join([*lines, "source: draft.md"]), encoding="utf-8")
    shutil.move(folder / "stdkit.toml", folder / "settings.toml")  # else it would hold for every file here
    _words(folder)
    _pdfs(folder)
    _books(folder)
    here = Path.cwd()
    os.chdir(folder)
    try:
        for words in _MADE:
            _run(words)
    finally:
        os.chdir(here)
    return folder


_DAY = ["--date", "2026-05-01", "--author", "王某"]
_FORMS = {
    "form-minutes.docx": "minutes",
    "form-explanation.docx": "explanation",
    "form-request.docx": "comment-request",
}
_MADE: tuple[list[str], ...] = (
    ["read", "draft.md", "--to", "docx", "-o", "draft.docx"],
    ["read", "old.md", "--to", "docx", "-o", "old.docx"],
    ["convert", "old.docx", "-o", "out", "--jobs", "1", *_DAY],
    ["convert", "--list", "list.yaml", "-o", "run", "--jobs", "1", *_DAY],
    ["check", "draft.docx", "--no-cache", "--annotate", "annotated.docx", "--fix", "fixed.docx", *_DAY],
    ["check", "draft.docx", "--no-cache", "--write-baseline", "baseline.json"],
    ["comments", "comments.csv", "annotated.docx", "-o", "table.xlsx", "--jobs", "1"],
    ["comments", "comments.csv", "annotated.docx", "-o", "table.docx", "--jobs", "1"],
    ["diff", "old.docx", "draft.docx", "--to", "xlsx", "-o", "comparison.xlsx"],
    *(["templates", name, "-o", out] for out, name in _FORMS.items()),
    ["render", "form-explanation.docx", "--like", "explanation", "--data", "papers.yaml", "-o", "explanation.docx"],
    ["verify", "out"],
    ["check", "draft.pdf", "--no-cache"],
)  # fmt: skip


def _run(words: list[str]) -> None:
    from stdkit.cli import run

    heard = io.StringIO()
    with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
        code = run(words)
    if code not in (0, 1):
        raise RuntimeError(f"{' '.join(words)}: {heard.getvalue()}")


def _words(folder: Path) -> None:
    """DOCX files with markup that stdkit itself does not write."""
    from tests.comments.specimens import comment, ranged, replaced, returned
    from tests.formats.docx import specimens as made
    from tests.formats.docx import tracked_specimen as plain

    odd = (
        made.styled("范围", "H1") + made.p("本标准规定了饮水槽的要求。") + made.styled("要求", "H1") + made.listed("表面必须平整。", 1, 1)
        + made.p(made.r("见") + made.field("REF _Ref1 \\h", made.r("表1")) + made.r("，应接地，不得渗漏。", "<w:b/>"))
        + made.p('<w:sdt><w:sdtPr/><w:sdtContent>' + made.r("控件内应干燥。") + "</w:sdtContent></w:sdt>") + made.p(made.text_box(made.p("框内文字。")))
        + made.p(made.r("表1　容量")) + made.table(made.row(made.cell(made.p("型号")), made.cell(made.p("容量/L"))), made.row(made.cell(made.p("A")), made.cell(made.p("≥100"))))
        + made.p('<w:ins w:id="7" w:author="李四">' + made.r("他人应插入。") + "</w:ins>") + made.p(made.r("脚注") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    )  # fmt: skip
    made.build(
        folder / "odd.docx",
        odd,
        styles='<w:docDefaults/>' + made.style("H1", "heading 1", properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>')
        + made.style("H2", "heading 2", properties='<w:outlineLvl w:val="1"/>', based_on="H1"),
        numbering=made.abstract(0, made.level(0, "%1"), made.level(1, "%1.%2")) + made.num(1, 0),
        settings="<w:trackRevisions/><w:defaultTabStop w:val=\"420\"/>",
        footnotes='<w:footnote w:id="2">' + made.p("脚注的内容。") + "</w:footnote>",
    )  # fmt: skip
    returned(
        folder / "returned.docx",
        plain.p(plain.r("4.1 "), ranged(1, plain.r("表面应平整。")), replaced("必须", "应")) + plain.p(plain.inserted(plain.r("4.2 应干燥。"))),
        [comment(1, "建议改为“宜”\n理由：难以做到", key="00000001"), comment(2, "无处", "钱某")],
    )  # fmt: skip


def _pdfs(folder: Path) -> None:
    from tests.formats.pdf import made

    first = made.Page().centered(80, "饮水槽技术规范", 16, "Hei").text(made.LEFT, 120, "1　范围", font="Hei")
    y = first.flow(140, ["本标准规定了饮水槽的要求和试验方法，适用于牧区用的各种饮水槽，不适用于电加热的饮水槽。"])
    first.text(made.LEFT, y + 20, "2　要求", font="Hei").flow(
        y + 40, ["饮水槽表面必须平整，不得有裂纹，尺寸应符合表1的规定。"]
    )
    second = made.Page().centered(100, "表1　尺寸", font="Hei")
    second.table([100, 250, 400], [110, 130, 150], {(0, 0): "型号", (0, 1): "容量/L", (1, 0): "甲乙", (1, 1): "≥100"})
    second.picture(100, 200, 200, 260).centered(280, "图1　饮水槽").latin(100, 400, "drinking trough")
    (folder / "draft.pdf").write_bytes(made.pdf([first, second]))
    (folder / "small.pdf").write_bytes(made.pdf([first]))


def _books(folder: Path) -> None:
    """Tables of users, as workbooks."""
    import csv

    import openpyxl

    for name in ("list", "library", "comments"):
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in csv.reader((folder / f"{name}.csv").read_text("utf-8").splitlines()):
            book.active.append(row)
        book.save(folder / f"{name}.xlsx")
