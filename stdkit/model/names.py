"""What the elements are called in Chinese."""

from __future__ import annotations

from stdkit.model.kinds import ElementKind

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
