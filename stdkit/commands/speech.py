"""How the command line speaks: Chinese help and usage errors, messages on standard error."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from typing import Any

import typer
from typer.core import TyperCommand

from stdkit.commands.bounds import limits_for
from stdkit.commands.consoles import takes_escapes
from stdkit.commands.plain import read_parameter_plainly
from stdkit.facts.visible import visible
from stdkit.limits import use

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_HelpFormatter: Any = typer.Context.formatter_class


def say(message: str) -> None:
    """One line for the user, beside the results: standard error."""
    print(visible(message), file=sys.stderr)


def wants_colour() -> bool:
    """Whether standard output is a terminal that shows colours (``NO_COLOR`` is honoured)."""
    return takes_escapes(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def cells(text: str) -> int:
    """Columns that ``text`` takes in a terminal, where Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` columns; Chinese may break anywhere, a word or number stays whole."""
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        if used + cells(piece) > width and line:
            lines.append(line.rstrip())
            line, used = "", 0
            piece = piece.lstrip()
        line += piece
        used += cells(piece)
    return [*lines, line]


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        closing = char in "，。；：、）”》」！？"
        wide = unicodedata.east_asian_width(char) in "WF"
        while closing and len(pieces) > 1 and not pieces[-1].strip():
            # Blanks before a closing mark belong to the word before: the mark must not begin a line.
            pieces[-2:] = ["".join(pieces[-2:])]
        if pieces and (closing or (not wide and char != " " and pieces[-1][-1] != " " and cells(pieces[-1][-1]) == 1)):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


_SPOKEN = (
    (re.compile(r" <[^>]*>$"), ""),
    (re.compile(r"\s*\[required\]"), "（必需）"),
    (re.compile(r"\s*\[default: ([^\]]*)\]"), r"（默认 \1）"),
    (re.compile(r"\[OPTIONS\]"), "[选项]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "命令 [参数]"),
)


def _spoken(text: str) -> str:
    """The words that typer puts into help of its own accord, in Chinese."""
    for pattern, words in _SPOKEN:
        text = pattern.sub(words, text)
    return text


class ChineseHelp(_HelpFormatter):  # type: ignore[misc]
    """Help with Chinese headings, laid out by the width of Chinese characters."""

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        self.write(f"用法：{prog} {_spoken(args)}".rstrip() + "\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for paragraph in text.split("\n\n"):
            kept = paragraph.startswith("\b")
            lines = (
                paragraph.lstrip("\b\n").split("\n")
                if kept
                else wrap("".join(paragraph.split("\n")), self.width - len(indent))
            )
            self.write("".join(f"{indent}{line}\n" for line in lines) + "\n")

    def write_dl(self, rows: Any, col_max: int = 34, col_spacing: int = 2) -> None:
        rows = [(_spoken(first), _spoken(second)) for first, second in rows]
        column = min(max((cells(first) for first, _ in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for first, second in rows:
            lines = wrap(second, max(self.width - column - len(indent), 20))
            lead = first + " " * (column - cells(first))
            if cells(first) > column - col_spacing:
                self.write(f"{indent}{first}\n")
                lead = " " * column
            self.write(
                "".join(
                    f"{indent}{lead if n == 0 else ' ' * column}{line}".rstrip() + "\n" for n, line in enumerate(lines)
                )
            )


class ChineseContext(typer.Context):
    formatter_class = ChineseHelp


def localise(option: Any) -> Any:
    """typer's own ``--help`` option, described in Chinese."""
    if option is not None:
        option.help = "显示本帮助"
        read_parameter_plainly(option)
    return option


class Command(TyperCommand):
    """A command whose help is Chinese throughout, and which keeps to the limits of the settings."""

    context_class = ChineseContext

    def invoke(self, ctx: Any) -> Any:
        use(limits_for(ctx.params.values()))
        return super().invoke(ctx)

    def get_help_option(self, ctx: Any) -> Any:
        return localise(super().get_help_option(ctx))


def usage_sentence(error: Exception) -> str | None:
    """The sentence for typer's usage errors; ``None`` where the error is none.

    typer carries its own copy of click (from 0.29), older ones use click itself: the classes are told by name.
    """
    if not hasattr(error, "format_message"):
        return None
    context = getattr(error, "ctx", None)
    advice = f"用 {context.command_path} --help 查看用法" if context is not None else "用 stdkit --help 查看用法"
    return f"{_what_is_wrong(error)}；{advice}。"


def _what_is_wrong(error: Any) -> str:
    kind = type(error).__name__
    message = str(getattr(error, "message", ""))
    parameter = getattr(error, "param", None)
    name = _name_of(parameter) if parameter is not None else ""
    if kind == "NoSuchOption":
        near = "、".join(getattr(error, "possibilities", None) or ())
        return f"没有选项 {error.option_name}" + (f"，是否指 {near}" if near else "")
    if kind == "MissingParameter":
        return f"缺少参数 {name}"
    if kind == "BadOptionUsage":
        return f"选项 {error.option_name} 缺少取值" if "requires" in message else f"选项 {error.option_name} 用法不对"
    if kind == "BadParameter":
        return f"{name} 的取值不对（{message.rstrip('.')}）" if name else f"取值不对（{message.rstrip('.')}）"
    if message.startswith("No such command"):
        return f"没有命令 {message.split(chr(39))[1]}" if "'" in message else "没有这个命令"
    return f"命令行写得不对（{message.rstrip('.')}）"


def _name_of(parameter: Any) -> str:
    options = getattr(parameter, "opts", None) or []
    if options and str(options[0]).startswith("-"):
        return str(max(options, key=len))
    return str(getattr(parameter, "metavar", None) or getattr(parameter, "name", ""))
