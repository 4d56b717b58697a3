"""``stdkit rules``."""

from __future__ import annotations


def rules() -> int:
    """查看规则目录。"""
    return 0
