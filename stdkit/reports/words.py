"""The Chinese names of what reports speak of."""

from __future__ import annotations

from stdkit.lint.results import Located
from stdkit.model import ElementKind, Severity

SEVERITY: dict[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}
SEVERITY_STYLE: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}

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


def where(row: Located) -> str:
    """The place as a reader would name it: 「5.2」, 「附录A」, 「前言」, 「全文」."""
    if row.location is None:
        return "全文"
    return row.location.clause or ELEMENT[row.location.element]


def slashes(path: str) -> str:
    """The path with slashes, as every CI server writes it."""
    return path.replace("\\", "/")
