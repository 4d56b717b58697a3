"""``stdkit check``."""

from __future__ import annotations


def check() -> int:
    """查看规则目录。"""
    return 0
