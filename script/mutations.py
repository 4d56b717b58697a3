"""Small changes to the source of a module, one at a time. Called by script/mutants.

What is changed: comparisons flip, 「and」 and 「or」 change places, a condition loses its 「not」, a branch is never taken, a number is one more or
one less; in patterns an alternative goes, a class takes any character. The finer changes (``fine``): a condition loses one of its parts, a
list of words a word; in patterns an anchor or a lookaround goes, what may be missing or repeated stands once. Messages, docstrings and
decorators stay as they are.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType
from typing import Any

FLIPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
LOOKING = frozenset({"compile", "search", "match", "fullmatch", "finditer", "findall", "sub", "split"})
FINE = ("去掉 ", "样式去掉 ", "样式放宽 \\d", "样式必有", "样式只一次")
"""How the finer changes are called."""
SAYING = frozenset({"finding", "fact", "cache", "cast", "TypeVar", "Setting"})
"""Calls whose texts and numbers are not what is looked for."""


@dataclass(frozen=True)
class Change:
    """One change: ``value`` in place of what stands in ``field`` of ``owner`` (at ``at``, where the field is a list)."""

    line: int
    what: str
    fine: bool
    owner: ast.AST
    field: str
    at: int | None
    value: Any

    def put(self, value: Any) -> Any:
        """Put ``value`` there; what stood there before."""
        if self.at is None:
            before = getattr(self.owner, self.field)
            setattr(self.owner, self.field, value)
        else:
            before = getattr(self.owner, self.field)[self.at]
            getattr(self.owner, self.field)[self.at] = value
        return before


def mutants(source: str, path: str, *, fine: bool = False) -> Iterator[tuple[Change, CodeType]]:
    """Every change of ``source`` with the code it makes of it."""
    tree = ast.parse(source, path)
    for change in [change for change in changes(tree) if fine or not change.fine]:
        yield change, made(tree, change, path)


def made(tree: ast.Module, change: Change, path: str) -> CodeType:
    """The code of ``tree`` with ``change``; the tree is afterwards as before."""
    before = change.put(change.value)
    try:
        return compile(ast.fix_missing_locations(tree), path, "exec")
    finally:
        change.put(before)


def changes(tree: ast.Module) -> Iterator[Change]:
    composed = frozenset(_composed(tree))
    for owner, field, at, value in _places(tree):
        for what, new in _instead(owner, field, value, composed):
            line = getattr(value, "lineno", None) or getattr(owner, "lineno", 0)
            yield Change(line, what, what.startswith(FINE), owner, field, at, new)


def _composed(tree: ast.Module) -> Iterator[str]:
    """Names of texts of which patterns are put together."""
    texts = {
        target.id: value.value
        for value in tree.body
        if isinstance(value, ast.Assign)
        for target in value.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and call.args and _looks(call):
            waiting = [call.args[0]]
            while waiting:
                for part in ast.walk(waiting.pop()):
                    if isinstance(part, ast.Name) and isinstance(texts.get(part.id), ast.Constant | ast.JoinedStr):
                        yield part.id
                        waiting.append(texts.pop(part.id))


def _places(owner: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Everything below ``owner`` that may be changed, with the place it stands in."""
    for field, value in ast.iter_fields(owner):
        if field in ("decorator_list", "annotation", "returns", "args") and not isinstance(owner, ast.Call):
            continue
        for at, one in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(one, ast.AST) or _is_left(one):
                continue
            yield owner, field, at, one
            yield from _places(one)


def _is_left(value: ast.AST) -> bool:
    if isinstance(value, ast.Expr):
        return isinstance(value.value, ast.Constant)  # a docstring
    if isinstance(value, ast.If):
        return isinstance(value.test, ast.Name) and value.test.id == "TYPE_CHECKING"
    return isinstance(value, ast.Import | ast.ImportFrom | ast.FormattedValue)


def _instead(owner: ast.AST, field: str, value: ast.AST, composed: frozenset[str]) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(value, ast.Compare) and len(value.ops) == 1:
        flipped = FLIPS[type(value.ops[0])]()
        yield f"反转 {ast.unparse(value)}", ast.Compare(value.left, [flipped], value.comparators)
    elif isinstance(value, ast.BoolOp):
        yield from _parts(value)
    elif isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not):
        yield f"去掉 not：{ast.unparse(value)}", value.operand
    elif isinstance(value, ast.IfExp):
        yield f"总取前者：{ast.unparse(value)}", value.body
        yield f"总取后者：{ast.unparse(value)}", value.orelse
    elif isinstance(value, ast.comprehension):
        for at, test in enumerate(value.ifs):
            rest = [*value.ifs[:at], *value.ifs[at + 1 :]]
            yield f"去掉条件 {ast.unparse(test)}", ast.comprehension(value.target, value.iter, rest, value.is_async)
    elif isinstance(value, ast.Set | ast.Tuple | ast.List) and len(value.elts) > 1 and all(map(_is_text, value.elts)):
        for at, word in enumerate(value.elts):
            rest = [*value.elts[:at], *value.elts[at + 1 :]]
            shorter = ast.Set(rest) if isinstance(value, ast.Set) else type(value)(rest, ast.Load())
            yield f"去掉 {ast.unparse(word)}", shorter
    elif isinstance(owner, ast.If) and field == "test":
        pass
    elif isinstance(value, ast.Constant) and type(value.value) in (int, float) and not _is_said(owner):
        yield f"{value.value} 加 1", ast.Constant(value.value + 1)
        yield f"{value.value} 减 1", ast.Constant(value.value - 1)
    if isinstance(owner, ast.If | ast.While) and field == "test":
        yield f"不走分支 if {ast.unparse(value)}", ast.Constant(False)
        if isinstance(owner, ast.If) and owner.orelse:
            yield f"总走分支 if {ast.unparse(value)}", ast.Constant(True)
    if isinstance(value, ast.Constant | ast.JoinedStr) and _is_pattern(owner, field, value, composed):
        text, parts = _template(value)
        for what, new in pattern_changes(text):
            yield f"样式{what}", _untemplate(new, parts)


def _parts(value: ast.BoolOp) -> Iterator[tuple[str, ast.AST]]:
    other = ast.Or() if isinstance(value.op, ast.And) else ast.And()
    yield f"and 与 or 对调：{ast.unparse(value)}", ast.BoolOp(other, value.values)
    for at, part in enumerate(value.values):
        rest = [*value.values[:at], *value.values[at + 1 :]]
        yield f"去掉 {ast.unparse(part)}", rest[0] if len(rest) == 1 else ast.BoolOp(value.op, rest)


def _is_text(value: ast.AST) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _is_said(owner: ast.AST) -> bool:
    return isinstance(owner, ast.Call) and isinstance(owner.func, ast.Name) and owner.func.id in SAYING


def _is_pattern(owner: ast.AST, field: str, value: ast.AST, composed: frozenset[str]) -> bool:
    """The first argument of a call that looks for a pattern, or a text of which patterns are put together."""
    if isinstance(value, ast.Constant) and not isinstance(value.value, str):
        return False
    if isinstance(owner, ast.Call) and field == "args" and owner.args[0] is value:
        return _looks(owner)
    if isinstance(owner, ast.Assign) and field == "value":
        return isinstance(owner.targets[0], ast.Name) and owner.targets[0].id in composed
    return False


def _looks(call: ast.Call) -> bool:
    called = call.func
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return called.value.id == "re" and called.attr in LOOKING
    return isinstance(called, ast.Name) and called.id == "pattern"


def _template(value: ast.Constant | ast.JoinedStr) -> tuple[str, list[ast.expr]]:
    """The text of a pattern, with a private character for every part that is put in."""
    if isinstance(value, ast.Constant):
        return str(value.value), []
    parts = [part for part in value.values if isinstance(part, ast.FormattedValue)]
    signs = iter(range(len(parts)))
    text = "".join(
        str(part.value) if isinstance(part, ast.Constant) else chr(0xE000 + next(signs)) for part in value.values
    )
    return text, list(parts)


def _untemplate(text: str, parts: list[ast.expr]) -> ast.expr:
    if not parts:
        return ast.Constant(text)
    values: list[ast.expr] = []
    for char in text:
        if 0 <= ord(char) - 0xE000 < len(parts):
            values.append(parts[ord(char) - 0xE000])
        elif values and isinstance(values[-1], ast.Constant):
            values[-1] = ast.Constant(f"{values[-1].value}{char}")
        else:
            values.append(ast.Constant(char))
    return ast.JoinedStr(values)


# Patterns


@dataclass
class _Group:
    start: int
    body: int
    bars: list[int]


def pattern_changes(text: str) -> Iterator[tuple[str, str]]:
    """Every change of a pattern (without comments inside): what it is, and the changed pattern.

    A piece of a pattern that opens or closes what another piece closes or opens is left as it is.
    """
    if _is_whole(text):
        yield from _pieces(text)


def _is_whole(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    open_groups = [_Group(0, 0, [])]
    at = 0
    while at < len(text):
        end = _end(text, at)
        piece = text[at:end]
        if piece.startswith("(") and not piece.endswith(")"):
            open_groups.append(_Group(at, end, []))
        elif piece == ")":
            yield from _of_group(text, open_groups.pop(), at)
        elif piece == "|":
            open_groups[-1].bars.append(at)
        else:
            yield from _of_piece(text, at, end)
        at = end
    yield from _of_group(text, open_groups.pop(), len(text))


def _end(text: str, at: int) -> int:
    """Where the piece of a pattern that begins at ``at`` ends."""
    char = text[at]
    if char == "\\":
        return at + 2
    if char == "(" and text[at + 1 : at + 2] == "?":
        for opening in ("(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?s:", "(?i:", "(?m:"):
            if text.startswith(opening, at):
                return at + len(opening)
        return text.index(">" if text.startswith("(?P<", at) else ")", at) + 1  # (?P<name>, (?P=name), (?s)
    if char == "[":
        end = at + (2 if text[at + 1] == "^" else 1)
        while text[end] != "]" or end == at + 1:
            end += 2 if text[end] == "\\" else 1
        return end + 1
    if char == "{" and "}" in text[at:]:
        return text.index("}", at) + 1
    return at + 1


def _of_group(text: str, group: _Group, end: int) -> Iterator[tuple[str, str]]:
    if text[group.start : group.body] in ("(?=", "(?!", "(?<=", "(?<!"):
        yield f"去掉 {text[group.start : end + 1]}", text[: group.start] + text[end + 1 :]
    if not group.bars:
        return
    starts = [group.body, *(bar + 1 for bar in group.bars)]
    for start, stop in zip(starts, [*group.bars, end], strict=True):
        gone = (start, stop + 1) if stop != end else (start - 1, stop)
        yield f"少一支 {text[start:stop]}", text[: gone[0]] + text[gone[1] :]


def _of_piece(text: str, at: int, end: int) -> Iterator[tuple[str, str]]:
    piece = text[at:end]
    before, after = text[:at], text[end:]
    shown = text[max(0, at - 8) : end + 8]
    if piece[0] == "[":
        yield f"放宽 {piece}", before + r"[\s\S]" + after
    elif piece == r"\d":
        yield f"放宽 \\d：{shown}", before + r"\w" + after
    elif piece in ("^", "$", r"\b"):
        yield f"去掉 {piece}：{shown}", before + after
    elif piece == "?" and text[at - 1 : at] not in ("+", "*", "?", "}"):
        yield f"必有 {shown}", before + after
    elif piece == "*":
        yield f"必有 {shown}", before + "+" + after
    elif piece == "+" and text[at - 1 : at] not in ("+", "*", "?", "}"):
        yield f"只一次 {shown}", before + after
