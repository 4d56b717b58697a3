"""What is missing or bare breaks no rule and is no fault of another kind: an empty text, one heading, a cover, a table without rows of data."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from stdkit.formats.markdown import read_markdown
from stdkit.lint import registry
from stdkit.lint.profile import load_profile
from stdkit.lint.runner import INTERNAL_ERROR, check

BARE = {
    "nothing": "",
    "a heading": "# 5 要求",
    "a cover": "---\nnumber: DB15/T 9—2026\ntitle: 井盖\n---",
    "a number that cannot be read": "---\nnumber: 待定\ntitle: 　\ntitle_en: a\n---\n# 1 范围",
    "elements without text": "# 目次\n# 前言\n# 引言\n# 1 范围\n# 2 规范性引用文件\n# 3 术语和定义\n# 4 符号和缩略语\n# 附录A（规范性）\n# 参考文献\n# 索引",
    "no elements in front": "# 5 要求\n\n## 5.1 外观\n\n### 5.1.1 色泽\n\n表面应光洁。",
    "labels alone": "# 5 要求\n\na)\n\n——\n\n注：\n\n示例：\n\n表1\n\n| | |\n|---|---|\n\n图1\n\n$$ $$ （1）",
    "lists of nothing": "# 2 规范性引用文件\n——\n\n[1]\n# 3 术语和定义\n## 3.1\n\n## 3.2\n\n　\n# 参考文献\n[1]\n\n。",
}
KINDS = ("", "术语", "符号", "分类", "试验", "规范", "规程", "指南", "产品")


@pytest.mark.parametrize(("name", "profile"), list(product(BARE, ("gbt-1.1-2020", "gbt-1.1-2009", "engineering"))))
def test_no_rule_breaks(name: str, profile: str) -> None:
    found = check(read_markdown(BARE[name]), load_profile(profile), rules=registry.load().values())
    assert not [finding.message for finding in found if finding.rule == INTERNAL_ERROR]


@pytest.mark.parametrize(("name", "kind"), list(product(BARE, KINDS)))
def test_no_rule_breaks_in_any_kind(name: str, kind: str) -> None:
    profile = replace(load_profile(), kind=kind, select=("ALL",))
    found = check(read_markdown(BARE[name]), profile)
    assert not [finding.message for finding in found if finding.rule == INTERNAL_ERROR]
