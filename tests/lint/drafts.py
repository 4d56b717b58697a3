"""Small documents made by hand, so that the engine is tested without any reader."""

from __future__ import annotations

from stdkit.model import Block, Clause, Cover, Document, Element, Run


def block(id: str, text: str, **given: object) -> Block:
    return Block(id, kind="paragraph", runs=(Run(text),), **given)  # type: ignore[arg-type]


def draft(*texts: str, stage: str = "") -> Document:
    """A cover, a foreword, and clauses 5.1, 5.2 … with one paragraph each."""
    clauses = tuple(Clause(f"5.{n}", content=(block(f"t{n}", text),)) for n, text in enumerate(texts, 1))
    return Document(
        path="草案.md",
        digest="0" * 64,
        cover=Cover(
            number="DB15/T 123—2026", title="风干牛肉加工技术规范", stage=stage, blocks=(block("c1", "地方标准"),)
        ),
        elements=(
            Element("foreword", "前言", content=(block("f1", "本文件由某厅提出。"),)),
            Element("core", "要求", "5", clauses=(Clause("5", clauses=clauses),)),
        ),
        opening=(block("o1", "风干牛肉加工技术规范"),),
        furniture=(block("h1", "DB15/T 123—2026"),),
    )
