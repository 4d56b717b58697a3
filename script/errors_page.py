"""The page docs/errors.md, made from the places where errors are raised. Called by script/docs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "errors.md"
KINDS = {
    "UnreadableFile": ("F", "读不了的文件"),
    "BrokenReferences": ("F", "标签和提及对不上的草案"),
    "BadOption": ("O", "选项和参数"),
    "BadData": ("D", "数据、清单、设置和决定表"),
    "CannotWrite": ("W", "写不了的输出"),
}
HEAD = """# 出错信息

由 `script/docs` 从源代码写出。每条出错信息是一句话：哪个文件、怎么了、怎么办，末尾括号里是代号。
代号不变，可以据此查找；出错时退出码为 2，已有的文件都不受影响，成批处理时其余文件照常进行。
“…”处是当时的文件名、字段或值。
"""


@dataclass(frozen=True)
class Site:
    """One place where an error is made: its code, sentence and remedy as they stand there, and where that is."""

    code: str
    kind: str
    sentence: str
    remedy: str
    place: str


def sites(folder: Path = ROOT / "stdkit") -> Iterator[Site]:
    """Every place in the source that makes an error, in the order of the files. The code is empty where none is given."""
    for path in sorted(folder.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        known = dict(_constants(module))
        for call in ast.walk(module):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KINDS:
                given = call.args[0] if call.args else None
                code = given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else ""
                remedy = next((word.value for word in call.keywords if word.arg == "advice"), None)
                yield Site(
                    code,
                    call.func.id,
                    _shape(call.args[1], known) if len(call.args) > 1 else "",
                    _shape(remedy, known) if remedy is not None else "",
                    f"{path.relative_to(folder.parent).as_posix()}:{call.lineno}",
                )


def _constants(module: ast.Module) -> Iterator[tuple[str, str]]:
    for line in module.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant) and isinstance(line.value.value, str):
            yield from ((name.id, line.value.value) for name in line.targets if isinstance(name, ast.Name))


def _shape(text: ast.expr, known: dict[str, str]) -> str:
    """What is written, with … for what only the moment knows; ``known`` are the texts the module gives a name."""
    if isinstance(text, ast.Constant):
        return str(text.value)
    if isinstance(text, ast.JoinedStr):
        return "".join(_shape(part, known) for part in text.values)
    if isinstance(text, ast.BinOp) and isinstance(text.op, ast.Add):
        return _shape(text.left, known) + _shape(text.right, known)
    if isinstance(text, ast.IfExp):
        return f"{_shape(text.body, known)}／{_shape(text.orelse, known)}"
    if isinstance(text, ast.Name) and text.id in known:
        return known[text.id]
    if isinstance(text, ast.FormattedValue) and isinstance(text.value, ast.Name) and text.value.id in known:
        return known[text.value.id]
    return "…"


def page(found: list[Site] | None = None) -> str:
    """The page as Markdown."""
    known = list(sites()) if found is None else found
    parts = [HEAD]
    for kind, (letter, title) in KINDS.items():
        parts.append(f"\n## {letter}　{title}\n\n| 代号 | 信息 | 怎么办 |\n|---|---|---|\n")
        for site in sorted((site for site in known if site.kind == kind), key=lambda site: site.code):
            parts.append(f"| {site.code} | {_cell(site.sentence)} | {_cell(site.remedy)} |\n")
    return "".join(parts)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
