"""What the elements are called in Chinese."""

from __future__ import annotations

from stdkit.model.kinds import ElementKind, Stage

ELEMENT: dict[ElementKind, str] = {
    "cover": "封面",
    "toc": "目次",
    "foreword": "前言",
    "introduction": "引言",
    "scope": "范围",
    "normative-references": "规范性引用文件",
    "terms": "术语和定义",
    "symbols": "符号和缩略语",
    "core": "正文",
    "annex": "附录",
    "bibliography": "参考文献",
    "index": "索引",
}

KINDS = {
    "术语": "terminology",
    "符号": "symbols",
    "分类": "classification",
    "试验": "test",
    "规范": "specification",
    "规程": "code-of-practice",
    "指南": "guide",
    "产品": "product",
}
"""The kinds of documents (GB/T 1.1—2020, 6.1.4.2 and table 1; product standards: 3.1.4), with their English names."""

LEVELS = {
    "national": "国家标准",
    "industry": "行业标准",
    "local": "地方标准",
    "group": "团体标准",
    "enterprise": "企业标准",
}
"""The levels of the documents of this country, with what covers call them."""

STAGES: dict[Stage, str] = {"draft": "草案", "comments": "征求意见稿", "review": "送审稿", "approval": "报批稿"}
"""The stages of a draft, with what covers call them."""
