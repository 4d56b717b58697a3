"""The tags of a form: which fields they name, and whether they keep to what a form may say.

A form is a file that somebody sent. Only a small part of the template language is let through (fields, loops over fields, conditions, a
few filters); whatever could call, compute without end or look behind the data is refused with the paragraph it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from stdkit.errors import BadData, nearest
from stdkit.facts.patterns import pattern
from stdkit.formats.docx.forms.filters import FILTERS

BUILT_IN = ("loop", "blank")
"""Names that are no fields: the loop one is in, and whether the form is given out empty."""
_LOOP = ("index", "index0", "revindex", "first", "last", "length")
_TESTS = ("defined", "undefined", "none", "equalto", "eq", "ne", "in", "odd", "even")
_DEPTH = 4
_PLAIN = (
    nodes.Const, nodes.TemplateData, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.CondExpr,
    nodes.Concat, nodes.Add, nodes.Sub, nodes.List, nodes.Tuple,
)  # fmt: skip
_WITH_ANOTHER = (nodes.Or, nodes.And, nodes.CondExpr)
_INSTEAD = ("ask", "gap", "default", "tick", "date")
"""Filters that give something where there is nothing."""
_UNKNOWN_TAG = pattern(r"unknown tag '(\w+)'")
_TAGS = re.compile(r"<[^>]*>")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Used:
    """A field that a form names: ``name`` with its record or list before it (``replaces.changes.what``), ``where`` as users see it.

    ``looped`` where the form takes its items one by one; ``shown`` where nothing stands in its place when it says nothing.
    """

    name: str
    where: str
    looped: bool = False
    shown: bool = False


def environment(filters: Mapping[str, Callable[..., Any]]) -> ImmutableSandboxedEnvironment:
    """What tags are read with: values are escaped, nothing is undefined without a word."""
    made = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_shown, keep_trailing_newline=True
    )
    made.globals.clear()
    made.filters = dict(filters)
    return made


def _shown(value: object) -> object:
    """A list that a tag names without a loop is read out."""
    if value is None:
        return ""
    if isinstance(value, Mapping) or (isinstance(value, list) and any(isinstance(one, Mapping) for one in value)):
        raise TypeError("一组字段或列表不能直接写出，列表要用循环")
    if isinstance(value, list | tuple):
        return "、".join(str(one) for one in value)
    return value


@dataclass
class Reading:
    """The tags of one part while they are read. ``source`` has a line for each paragraph, ``part`` is what users call it."""

    path: str
    part: str
    source: str
    used: list[Used] = field(default_factory=list)
    bound: dict[str, str] = field(default_factory=dict)
    """What the names of loops stand for."""

    def parse(self, tags: ImmutableSandboxedEnvironment) -> nodes.Template:
        """The tags as a tree, read and found to be in order. ``BadData`` where they are not."""
        try:
            tree = tags.parse(self.source)
        except TemplateSyntaxError as error:
            raise self._unread(error) from error
        self._read(tree.body, {}, 0)
        return tree

    def where(self, line: int) -> str:
        """「正文“起草单位：{{ units }}”」."""
        lines = self.source.split("\n")
        text = " ".join(_TAGS.sub("", lines[min(line, len(lines)) - 1]).split())
        return f"{self.part}“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"

    def bad(self, line: int, message: str, advice: str) -> BadData:
        return BadData("D072", f"表格的{self.where(line)}{message}", path=self.path, advice=advice)

    def _unread(self, error: TemplateSyntaxError) -> BadData:
        said = error.message or ""
        if unknown := _UNKNOWN_TAG.search(said):
            ends = {"endfor": "循环的结束行没有开始行", "endif": "条件的结束行没有开始行"}
            message = ends.get(unknown[1], f"不认识标签“{unknown[1]}”")
            return self.bad(error.lineno, f"：{message}", "标签只能用 for、endfor、if、elif、else、endif，成对使用")
        if "end of template" in said or "Missing end of" in said:
            return self.bad(
                error.lineno,
                "：有循环或条件没有结束",
                "请补上 {% endfor %} 或 {% endif %}；表格行用 {%tr endfor %}，单占一行",
            )
        return self.bad(error.lineno, "：标签的写法不对", "字段写成 {{ 字段名 }}，循环写成 {%tr for 行 in 列表字段 %}")

    def _read(self, body: list[nodes.Node], scope: Mapping[str, str], depth: int) -> None:
        for one in body:
            if isinstance(one, nodes.Output):
                for expression in one.nodes:
                    self._expression(expression, scope, shown=True)
            elif isinstance(one, nodes.If):
                self._expression(one.test, scope)
                self._read([*one.body, *one.elif_, *one.else_], scope, depth)
            elif isinstance(one, nodes.For):
                self._loop(one, scope, depth)
            else:
                raise self._refused(one)

    def _loop(self, loop: nodes.For, scope: Mapping[str, str], depth: int) -> None:
        over = self._name(loop.iter, scope)
        if over is None or not isinstance(loop.target, nodes.Name) or loop.recursive or loop.test is not None:
            raise self.bad(loop.lineno, "：循环的写法不支持", "请写成 {%tr for 行 in 列表字段 %}")
        if depth == _DEPTH:
            raise self.bad(loop.lineno, "：循环套得太深", f"最多套 {_DEPTH} 层")
        self._note(over, loop.lineno, looped=True, shown=not loop.else_)
        self.bound[loop.target.name] = over
        self._read(loop.body, {**scope, loop.target.name: over}, depth + 1)
        self._read(loop.else_, scope, depth)

    def _expression(self, one: nodes.Node, scope: Mapping[str, str], *, shown: bool = False) -> None:
        name = self._name(one, scope)
        if name is not None:
            self._note(name, one.lineno, shown=shown)
            return
        shown = shown and not isinstance(one, _WITH_ANOTHER) and getattr(one, "name", "") not in _INSTEAD
        if isinstance(one, nodes.Filter):
            if one.name not in FILTERS:
                near = nearest(one.name, FILTERS)
                raise self.bad(
                    one.lineno,
                    f"：不认识过滤器“{one.name}”{f'，是否指 {near[0]}' if near else ''}",
                    f"可用的有 {'、'.join(FILTERS)}",
                )
        elif isinstance(one, nodes.Test):
            if one.name not in _TESTS:
                raise self.bad(one.lineno, f"：不认识判断“is {one.name}”", f"可用的有 {'、'.join(_TESTS)}")
        elif not isinstance(one, _PLAIN):
            raise self._refused(one)
        for inner in one.iter_child_nodes():
            self._expression(inner, scope, shown=shown)

    def _name(self, one: nodes.Node, scope: Mapping[str, str]) -> str | None:
        """The field that an expression names; ``None`` where it is something else."""
        if isinstance(one, nodes.Name):
            if one.name == "loop" and not scope:
                raise self.bad(one.lineno, "：“loop”不在循环里", "序号等只能写在 for 和 endfor 之间")
            return scope.get(one.name, one.name)
        if isinstance(one, nodes.Getattr):
            of, attribute = one.node, one.attr
        elif isinstance(one, nodes.Getitem) and isinstance(one.arg, nodes.Const):
            of, attribute = one.node, one.arg.value
        else:
            return None
        name = self._name(of, scope)
        if name is None or str(attribute).startswith("_") or (name == "loop" and attribute not in _LOOP):
            raise self.bad(one.lineno, f"：不能取“{attribute}”", "只能写数据里的字段")
        return name if isinstance(attribute, int) else f"{name}.{attribute}"

    def _note(self, name: str, line: int, *, looped: bool = False, shown: bool = False) -> None:
        if name.partition(".")[0] not in BUILT_IN:
            self.used.append(Used(name, self.where(line), looped, shown))

    def _refused(self, one: nodes.Node) -> BadData:
        return self.bad(one.lineno, "：用了表格里不允许的写法", "只能用字段、循环、条件和过滤器，不能调用或计算")
