from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.levels import issuer_level
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding
from stdkit.model.names import LEVELS

_HERE = pattern(r"发\s*布$")


@rule(
    "COV017",
    clause="8.1、表F.1",
    severity="warning",
    confidence="heuristic",
    question="封面上另有图片或印章写明了发布机构吗？",
    whole=True,
)
def issuing_body_missing(doc: Document, setting: Setting) -> Iterator[Finding]:
    """封面没有发布机构，或发布机构与文件的层级不符

    封面最下面写发布机构和“发布”。没有发布机构，读者不知道文件由谁批准。团体标准由协会、学会、商会、联合会一类的团体发布，
    企业标准由企业发布，地方标准由地方的主管部门发布。

    ```bad
    ---
    number: ⟦DB15/T 9—2026⟧
    title: 绵羊毛分级要求
    masthead: 内蒙古自治区地方标准
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: ⟦Q/ABC 9—2026⟧
    title: 绵羊毛分级要求
    issued_by: ""
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: T/ABC 9—2026
    title: 绵羊毛分级要求
    issued_by: ⟦内蒙古自治区市场监督管理局⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    title: 绵羊毛分级要求
    issued_by: ⟦内蒙古绒毛行业协会⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: T/ABC 9—2026
    title: 绵羊毛分级要求
    issued_by: 内蒙古绒毛行业协会
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: NY/T 9—2026
    title: 绵羊毛分级要求
    issued_by: 中华人民共和国农业农村部
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024
    title: 绵羊毛分级要求
    issued_by: 国家市场监督管理总局、国家标准化管理委员会
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: Q/ABC 9—2026
    title: 绵羊毛分级要求
    issued_by: 塔林食品有限公司
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    cover = doc.cover
    issues = issuer_level(cover.issued_by)
    # The national bodies issue standards of some industries too.
    if issues and setting.level and issues != setting.level and (issues, setting.level) != ("national", "industry"):
        message = f"{LEVELS[setting.level]}不由“{cover.issued_by}”这样的机构发布，核对发布机构与编号"
        yield finding(cover_place(doc, "issued_by"), message)
    if cover.number and cover.title and not cover.issued_by:
        if any("picture" in run.marks for block in cover.blocks for run in block.runs):
            return
        if not any(_HERE.search(block.text.strip()) and len(block.text) > 5 for block in cover.blocks):
            yield finding(cover_place(doc, "issued_by"), "封面缺少发布机构和“发布”字样")
