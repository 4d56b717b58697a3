"""The cover as YAML front matter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from stdkit.errors import UnreadableFile
from stdkit.facts.patterns import pattern
from stdkit.facts.userfiles import refuse_deep_yaml
from stdkit.model import Block, Cover, Run, Span, TextAnchor

_FRONT = pattern(r"\ufeff?---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_END_LINE = pattern(r"^end_line:\s*(true|false)\s*$", re.MULTILINE | re.IGNORECASE)
FIELDS = (
    "number", "replaces", "title", "title_en", "ics", "ccs", "record", "published", "implemented", "issued_by", "stage",
    "masthead", "conformity", "patent_call",
)  # fmt: skip

_PRINTED = {"ics": "ICS", "ccs": "CCS"}
"""What the cover prints before a field, and the front matter leaves to the field's name."""


def read_front(source: str, path: str) -> tuple[Cover, int]:
    """The cover and where the text after it begins; ``(Cover(), 0)`` without front matter.

    ``UnreadableFile`` where it is no YAML mapping.
    """
    match = _FRONT.match(source)
    if match is None:
        return Cover(), 0
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        refuse_deep_yaml(match["yaml"], path)
        tree = yaml.compose(match["yaml"], Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
        line = f"第 {mark.line + 2} 行" if mark is not None else ""
        raise UnreadableFile(
            "F023", f"封面数据（文首 --- 之间）{line}不是合法的 YAML", path=path, advice="改正后再读"
        ) from error
    if tree is not None and not isinstance(tree, yaml.MappingNode):
        raise UnreadableFile("F024", "封面数据（文首 --- 之间）应是“字段: 值”的形式", path=path, advice="改正后再读")
    return _cover(tree, match.start("yaml"), source), match.end()


def _cover(tree: Any, base: int, source: str) -> Cover:
    values: dict[str, Any] = {}
    blocks: list[Block] = []
    spans: list[tuple[str, Span]] = []
    for key, entry in tree.value if tree is not None else ():
        name = key.value
        if name not in FIELDS:
            continue
        items = entry.value if isinstance(entry.value, list) else [entry]
        texts = [item.value for item in items if isinstance(item.value, str) and item.tag != "tag:yaml.org,2002:null"]
        for item, text in zip(items, texts, strict=False):
            if text:
                start = base + item.start_mark.index + (1 if item.style in ("'", '"') else 0)
                place = TextAnchor(start)
                runs = (Run(text, place),)
                block = Block(f"c{len(blocks)}", "paragraph", runs, _PRINTED.get(name, ""), anchor=place)
                blocks.append(block)
                spans.append((name, block.span()))
        if name == "replaces":
            values[name] = tuple(text for text in texts if text)
        elif texts:
            values[name] = "　".join(texts) if name == "title" else texts[0]
    return replace(Cover(), **values, blocks=tuple(blocks), spans=tuple(spans))


_PLAIN = pattern(r"[\w一-鿿×][\w一-鿿 　/—.×()（）〔〕、,，\-]*(?<![\s　])")


def read_end_line(front: str) -> bool | None:
    """What the front matter says of the line that ends the text (终结线): ``end_line: true`` or ``false``."""
    match = _END_LINE.search(front)
    return None if match is None else match[1].lower() == "true"


def write_front(cover: Cover, end_line: bool | None = None) -> str:
    """The front matter with every field that is known; nothing for an empty cover."""
    lines: list[str] = []
    for name in FIELDS:
        value = getattr(cover, name)
        if not value:
            continue
        if isinstance(value, tuple):
            lines.append(f"{name}: [{', '.join(_scalar(item, inside=True) for item in value)}]")
        else:
            lines.append(f"{name}: {_scalar(value)}")
    if end_line is not None:
        lines.append(f"end_line: {str(end_line).lower()}")
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


def _scalar(text: str, *, inside: bool = False) -> str:
    if _PLAIN.fullmatch(text) and not (inside and "," in text) and text.lower() not in ("null", "~"):
        return text
    import json

    return json.dumps(text, ensure_ascii=False)
