"""Two editions of a made-up standard on wool, with a change of every kind that outputs show."""

from __future__ import annotations

from functools import cache

from stdkit.compare import Comparison, compare
from stdkit.formats.markdown import read_markdown

OLD = """\
---
number: DB15/ 9—2010
title: 羊毛分级
---
# 前言

本标准按照GB/T 1.1—2009给出的规则起草。

# 1 范围

本标准适用于绵羊毛的分级。

# 2 规范性引用文件

GB/T 6500—2008 羊毛回潮率试验方法

GB/T 6976 羊毛毛丛自然长度试验方法

# 3 术语和定义

## 3.1

**绵羊毛** sheep wool

从绵羊身上取得的毛。

# 4 要求

## 4.1 取样

取样应不少于3份，每份不少于200 g。

## 4.2 含水率

羊毛的含水率不得超过14.0%。

## 4.3 分级

羊毛分级应符合表1的规定。

**表1 分级指标**

| 项目 | 一级 | 二级 |
|---|---|---|
| 细度/μm | ≤20.0 | ≤22.0 |
| 长度/mm | ≥80 | ≥70 |

## 4.4 包装

包装应清洁干燥，并挂有标签。

## 4.5 贮存

库房应通风，地面应垫高。

# 5 试验方法

## 5.1 含水率

按GB/T 6500—2008的规定测定。

## 5.2 长度

按GB/T 6976的规定测定毛丛的自然长度，取三次测定的平均值。
"""

NEW = """\
---
number: DB15/T 9—2026
title: 羊毛分级规范
---
# 前言

本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。

# 1 范围

本文件适用于绵羊毛的分级。

# 2 规范性引用文件

GB/T 6500 羊毛回潮率试验方法

GB/T 6976 羊毛毛丛自然长度试验方法

# 3 术语和定义

## 3.1

**绵羊毛** sheep wool

从活绵羊身上剪取的毛。

# 4 质量追溯

应建立追溯制度，记录的保存期不少于2年。

# 5 要求

## 5.1 取样

取样应不少于5份，每份不少于200 g。

## 5.2 含水率

羊毛的含水率不宜超过16.0%。

## 5.3 分级

羊毛分级应符合表1的规定。

**表1 分级指标**

| 项目 | 一级 | 二级 |
|---|---|---|
| 细度/μm | ≤19.5 | ≤22.0 |
| 长度/mm | ≥80 | ≥65 |

## 5.4 贮存

库房应通风，地面应垫高。

# 6 试验方法

## 6.1 长度

按GB/T 6976的规定测定毛丛的自然长度，取三次测定的平均值。

## 6.2 含水率

按GB/T 6500的规定测定。
"""


def compared(old: str = OLD, new: str = NEW) -> Comparison:
    return compare(read_markdown(old, path="旧.md"), read_markdown(new, path="新.md"))


@cache
def wool() -> Comparison:
    return compared()
