"""Small drafts made of a cover of a level, a stage and the text of a kind, in the wordings of either edition of GB/T 1.1."""

from __future__ import annotations

import re
from dataclasses import dataclass

COVERS = {
    "national": ("GB/T", "中华人民共和国国家标准", "国家市场监督管理总局、国家标准化管理委员会"),
    "industry": ("NY/T", "中华人民共和国农业行业标准", "中华人民共和国农业农村部"),
    "local": ("DB15/T", "内蒙古自治区地方标准", "内蒙古自治区市场监督管理局"),
    "group": ("T/NMRY", "团体标准", "内蒙古绒毛行业协会"),
    "enterprise": ("Q/TLSP", "企业标准", "塔林毛纺有限公司"),
}
MARKS = {"draft": "工作组讨论稿", "comments": "征求意见稿", "review": "送审稿", "approval": "报批稿"}
NAMES = {
    "术语": ("山羊绒　术语", "Cashmere—Vocabulary"),
    "符号": ("山羊绒　图形符号", "Cashmere—Graphical symbols"),
    "分类": ("山羊绒　分类", "Cashmere—Classification"),
    "试验": ("山羊绒　含油率的测定", "Cashmere—Determination of grease content"),
    "规范": ("山羊绒　贮存技术规范", "Cashmere—Technical specification for storage"),
    "规程": ("山羊绒　分梳操作规程", "Cashmere—Code of practice for dehairing"),
    "指南": ("山羊绒　仓库选址指南", "Cashmere—Guidelines for choosing store sites"),
    "产品": ("山羊绒被", "Cashmere quilts"),
}
SCOPES = {
    "术语": "本文件界定了山羊绒加工的术语。",
    "符号": "本文件界定了山羊绒制品的图形符号。",
    "分类": "本文件给出了山羊绒的分类和代码。",
    "试验": "本文件描述了山羊绒含油率的测定方法。",
    "规范": "本文件规定了山羊绒贮存的要求，描述了对应的证实方法。",
    "规程": "本文件确立了山羊绒分梳的程序，规定了开松和分梳的操作指示，描述了追溯方法。",
    "指南": "本文件提供了山羊绒仓库选址的指导，给出了需考虑的因素。",
    "产品": "本文件规定了山羊绒被的要求、检验规则和包装，描述了对应的试验方法。",
}
USES = {
    "术语": "本文件适用于山羊绒的加工和贸易。",
    "符号": "本文件适用于山羊绒制品的标签。",
    "分类": "本文件适用于山羊绒的收购和贸易。",
    "试验": "本文件适用于洗净山羊绒。",
    "规范": "本文件适用于洗净山羊绒的贮存。",
    "规程": "本文件适用于洗净山羊绒的分梳。",
    "指南": "本文件适用于山羊绒仓库的选址。",
    "产品": "本文件适用于以山羊绒为填充物的被。",
}
NONE = "本文件没有需要界定的术语和定义。"
ENTRIES = """下列术语和定义适用于本文件。

## 3.1

原绒　raw cashmere

从山羊身上取得的、未经加工的绒。

## 3.2

洗净绒　scoured cashmere

原绒（3.1）经洗涤而成的绒。

## 3.3

无毛绒　dehaired cashmere

洗净绒（3.2）经分梳而成的绒。"""
TEXTS = {
    "术语": "",
    "符号": """# 4 图形符号

山羊绒制品的图形符号及其含义见表1。

表1　图形符号

| 符号 | 含义 |
|---|---|
| 圆 | 纯山羊绒制品 |
| 方 | 混纺山羊绒制品 |""",
    "分类": """# 4 分类和代码

山羊绒按颜色分为白绒、青绒和紫绒，代码应符合表1的规定。

表1　颜色代码

| 颜色 | 代码 |
|---|---|
| 白绒 | 1 |
| 青绒 | 2 |
| 紫绒 | 3 |""",
    "试验": """# 4 原理

用乙醚提取试样中的油脂，称量提取物，计算含油率。

# 5 试剂

乙醚，分析纯。

# 6 仪器设备

## 6.1 索氏提取器

容量为250 mL。

## 6.2 天平

分度值为0.1 mg。

# 7 试验步骤

称取2 g试样，放入索氏提取器（见6.1），提取3 h。取下烧瓶，烘干，用天平（见6.2）称量。

# 8 试验数据处理

取两次测定的平均值，修约到0.1%。""",
    "规范": """# 4 要求

## 4.1 相对湿度

仓库的相对湿度应不大于65%。

## 4.2 温度

仓库的温度应不高于25 ℃。

# 5 证实方法

## 5.1 相对湿度的测量

在仓库中央用湿度计测量3次，取平均值。

## 5.2 温度的测量

在仓库中央用温度计测量3次，取平均值。""",
    "规程": """# 4 程序的构成

山羊绒的分梳依次为开松、分梳和装袋。

# 5 操作指示

## 5.1 开松

将洗净的原料铺在喂入帘上，开动机器，开松两遍。

## 5.2 分梳

将开松后的原料送入分梳机，分梳五遍。

# 6 追溯方法

每班记录原料批号、分梳遍数和操作人，记录保存两年。""",
    "指南": """# 4 需考虑的因素

选址宜考虑交通、地势和水源。

# 5 建议

## 5.1 交通

仓库宜靠近公路。

## 5.2 地势

仓库宜建在地势较高处。""",
    "产品": """# 4 要求

## 4.1 填充物质量

填充物质量的偏差应不大于3%。

## 4.2 尺寸

长度和宽度的偏差应不大于2%。

# 5 试验方法

## 5.1 填充物质量

拆开被套，用分度值为1 g的秤称量填充物。

## 5.2 尺寸

平铺后用卷尺测量长度和宽度。

# 6 检验规则

每批抽取3件，按第5章检验。

# 7 包装

每件应装入布袋。""",
}
BASIS = "本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。"
PATENT = "请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。"
CALL = "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。"


@dataclass(frozen=True, slots=True)
class Small:
    """One draft: its kind, level and stage; ``mark`` empty for a published document; ``numbered`` whether number and dates stand."""

    kind: str
    level: str
    stage: str
    mark: str | None = None
    numbered: bool | None = None

    @property
    def complete(self) -> bool:
        return self.stage == "approval" if self.numbered is None else self.numbered

    @property
    def text(self) -> str:
        """The draft in Markdown, in the wordings of 2020."""
        pieces = [self._cover(), f"# 前言\n\n{BASIS}\n\n{PATENT}\n\n{self._owner()}"]
        pieces.append(f"! {NAMES[self.kind][0]}\n\n# 1 范围\n\n{SCOPES[self.kind]}\n\n{USES[self.kind]}")
        pieces.append("# 2 规范性引用文件\n\n本文件没有规范性引用文件。")
        pieces.append(f"# 3 术语和定义\n\n{ENTRIES if self.kind == '术语' else NONE}")
        return "\n\n".join([*pieces, TEXTS[self.kind]]).rstrip() + "\n"

    @property
    def of_2009(self) -> str:
        """The same in the wordings of 2009: no chapters that have nothing in them, 本标准, 不得, an informative annex with its mark."""
        text = self.text.replace(BASIS, "本标准按照GB/T 1.1—2009给出的规则起草。").replace("识别专利", "识别这些专利")
        text = text.replace("# 2 规范性引用文件\n\n本文件没有规范性引用文件。\n\n", "").replace(
            f"# 3 术语和定义\n\n{NONE}\n\n", ""
        )
        for old, new in (("本文件起草单位", "本标准起草单位"), ("本文件主要起草人", "本标准主要起草人")):
            text = text.replace(old, new)
        for verb in ("界定", "给出", "描述", "规定", "确立", "提供", "适用于山", "适用于洗", "适用于以", "由"):
            text = text.replace(f"本文件{verb}", f"本标准{verb}")
        if self.kind == "规范":
            text = text.replace("应不高于25 ℃", "不得高于25 ℃").replace(
                "取平均值。\n\n## 5.2", "取平均值，记录参见附录A。\n\n## 5.2"
            )
            text += "\n# 附录A（资料性附录）记录\n\n记录写明测量的日期和人员。\n"
        if self.level == "local" and not self.shown:  # that edition asked it of local standards too
            text = text.replace("published:", "record: 12345—2026\npublished:", 1)
        gone = 1 if self.kind == "术语" else 2
        return re.sub(r"(?m)(^#+ |见|第|（)(\d)(?=[ .章])", lambda at: at[1] + str(max(int(at[2]) - gone, 1)), text)

    @property
    def shown(self) -> str:
        """The mark on the cover."""
        return MARKS[self.stage] if self.mark is None else self.mark

    def _cover(self) -> str:
        code, masthead, body = COVERS[self.level]
        title, english = NAMES[self.kind]
        number = f"{code} 123—2026" if self.complete else f"{code} ××××—××××"
        published, implemented = ("2026-03-01", "2026-09-01") if self.complete else ("××××-××-××", "××××-××-××")
        fields = [f"masthead: {masthead}", f"number: {number}", f"title: {title}"]
        if self.level != "enterprise":
            fields += ["ics: 59.060.10", "ccs: W 21"]
        if self.level in ("national", "industry"):
            fields.append(f"title_en: {english}")
        if self.level == "industry" and not self.shown:
            fields.append("record: 12345—2026")
        if self.shown:
            fields.append(f"stage: {self.shown}")
        if self.stage != "approval":
            fields.append(f"patent_call: {CALL}")
        fields += [f"published: {published}", f"implemented: {implemented}", f"issued_by: {body}"]
        return "---\n" + "\n".join(fields) + "\n---"

    def _owner(self) -> str:
        body = COVERS[self.level][2].split("、")[0]
        return f"本文件由{body}提出并归口。\n\n本文件起草单位：塔林毛纺有限公司、草原纤维检验所。\n\n本文件主要起草人：巴图、王芳。"


DRAFTS = [
    *(Small(kind, level, stage)
      for n, kind in enumerate(NAMES)
      for level, stage in [(list(COVERS)[n % 5], list(MARKS)[n % 4]), (list(COVERS)[(n + 2) % 5], list(MARKS)[(n + 3) % 4]),
                           (list(COVERS)[(n + 4) % 5], list(MARKS)[(n + 2) % 4])]),
    *(Small(kind, level, "approval", mark="") for kind, level in zip(NAMES, COVERS, strict=False)),
]  # fmt: skip
"""Every kind at three levels and stages, and one published document of each level: 29."""

ENGINEERING = """\
---
masthead: 内蒙古自治区工程建设地方标准
number: DB15/T 456—2026
title: 牧区暖棚工程技术规程
published: 2026-03-01
implemented: 2026-09-01
issued_by: 内蒙古自治区住房和城乡建设厅、内蒙古自治区市场监督管理局
---

# 前言

根据自治区住房和城乡建设厅的要求，编制组经调查研究，总结实践经验，并在广泛征求意见的基础上，制定本规程。

本规程中以黑体字标志的条文为强制性条文，必须严格执行。

本规程由自治区住房和城乡建设厅负责管理和对强制性条文的解释，由某设计院负责具体技术内容的解释。

# 1 总则

1.0.1　为规范牧区暖棚工程的建设，制定本规程。

1.0.2　本规程适用于牧区暖棚的设计、施工和验收。

1.0.3　牧区暖棚的建设，除应符合本规程外，尚应符合国家现行有关标准的规定。

# 2 术语

## 2.0.1

暖棚　warm shed

冬季为牲畜保温的建筑。

# 3 设计

## 3.1 一般规定

3.1.1　{黑体:暖棚必须避开滑坡和泥石流地段，严禁建在行洪区内。}

3.1.2　屋面荷载不得小于表3.1.2的规定。

表3.1.2　屋面荷载

| 部位 | 荷载 |
|---|---|
| 屋面 | 0.5 |

3.1.3　验收记录应符合本规程附录A的规定，暖棚的布置应符合下列规定：

1　朝向宜为南向；

2　间距不应小于6 m。

# 附录A 验收记录

验收记录可按本附录填写。

# 本规程用词说明

1　为便于在执行本规程条文时区别对待，对要求严格程度不同的用词说明如下：

1）表示很严格，非这样做不可的用词：正面词采用“必须”，反面词采用“严禁”；

2）表示严格，在正常情况均应这样做的用词：正面词采用“应”，反面词采用“不应”或“不得”。

# 引用标准名录

《建筑结构荷载规范》GB 50009

# 条文说明

## 3 设计

3.1.1　本条为强制性条文，必须严格执行。滑坡地段可能造成牲畜伤亡。
"""
"""An engineering standard: 总则, clauses without titles (3.1.1), black-face mandatory clauses, 用词说明, 条文说明."""
