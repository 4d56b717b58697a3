"""The command line: names the commands, hands over to the one asked for, turns errors into one sentence and an exit code.

A command is a module below ``stdkit.commands`` with a function of the module's name, written as typer wants it, that returns the
exit code. ``COMMANDS`` names it here with its one line for ``--help``; the module is imported only when the command is asked for,
which keeps ``stdkit --help`` quick. A new command: one file there, one line here.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from stdkit.commands.consoles import reader_left
from stdkit.commands.plain import read_plainly
from stdkit.commands.speech import ChineseContext, localise, say, usage_sentence
from stdkit.commands.startup import set_up
from stdkit.errors import BadOption, StdkitError, own_fault
from stdkit.version import __version__

COMMANDS = {
    "check": "按 GB/T 1.1 的起草规则检查文件、文件夹",
    "convert": "把强制性标准转化为推荐性标准：修订稿、清稿、决定表、对照表",
    "diff": "逐条比较新旧两版：改了哪些词、数值、限值、表格，哪些要求降低了",
    "verify": "核对转化结果：文件是否改动过，能否还原原文",
    "read": "读一个文件，看读出了什么，或另存为 JSON、Markdown、DOCX",
    "rules": "查看规则目录；给出代号则解释该规则",
    "new": "起草一份新标准：写出数据文件和正文的骨架",
    "render": "用模板和数据文件排出文稿",
    "comments": "把返回的意见（批注、修订、意见表）汇成征求意见汇总处理表",
    "templates": "列出模板和它们的字段",
    "doctor": "看本机有哪些可选组件，缺的怎样安装",
}

HELP = """读、查、转、排中文标准文件（GB/T 1.1）。

\b
例：
  stdkit read 草案.docx
  stdkit check 草案.docx
  stdkit rules MOD001
"""


class Commands(TyperGroup):
    """A group that imports a command when it is asked for and knows the others by name only."""

    context_class = ChineseContext

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return load(cmd_name) if cmd_name in COMMANDS else None

    def get_help_option(self, ctx: Any) -> Any:
        return localise(super().get_help_option(ctx))

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def load(name: str) -> Any:
    """The command ``name``, ready to be run."""
    from stdkit.commands.speech import Command

    module = importlib.import_module(f"stdkit.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command)(getattr(module, name))
    command = typer.main.get_command(app)
    command.context_class = ChineseContext
    read_plainly(command)
    return command


def _show_version(asked: bool) -> None:
    if asked:
        print(f"stdkit {__version__}")
        raise typer.Exit


COMPLETE = "_STDKIT_COMPLETE"
"""What a shell sets when it asks for completions."""
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def _show_completion(shell: str) -> None:
    if not shell:
        return
    if shell not in SHELLS:
        raise BadOption("O001", f"--show-completion 不能是 {shell}", advice=f"可用的有 {'、'.join(SHELLS)}")
    completion: Any = importlib.import_module("typer.completion")
    print(completion.get_completion_script(prog_name="stdkit", complete_var=COMPLETE, shell=shell))
    raise typer.Exit


def _group() -> Any:
    app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None, no_args_is_help=False)

    @app.callback(invoke_without_command=True, help=HELP)
    def stdkit(
        ctx: typer.Context,
        version: bool = typer.Option(False, "--version", help="显示版本号", callback=_show_version, is_eager=True),
        completion: str = typer.Option(
            "",
            "--show-completion",
            metavar="SHELL",
            help=f"给出命令行补全的脚本：{'、'.join(SHELLS)}",
            callback=_show_completion,
            is_eager=True,
        ),
    ) -> None:
        if ctx.invoked_subcommand is None:
            print(ctx.get_help())

    group = typer.main.get_group(app)
    read_plainly(group)
    return group


def main(argv: Sequence[str] | None = None) -> None:
    """Run ``stdkit`` and leave with its exit code (0, 1, 2 or 130)."""
    set_up()
    sys.exit(run(list(sys.argv[1:] if argv is None else argv)))


def run(argv: list[str]) -> int:
    """Run ``stdkit`` with these arguments; the exit code. Raises nothing but what ``STDKIT_DEBUG`` asks to see."""
    _write_utf8()
    if COMPLETE in os.environ:
        completion: Any = importlib.import_module("typer.completion")
        completion.completion_init()
    try:
        code = _group().main(args=argv, prog_name="stdkit", standalone_mode=False)
        sys.stdout.flush()
        return code or 0
    except StdkitError as error:
        say(error.told)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        say("已中断。")
        return 130
    except Exception as error:
        if reader_left(error):  # nothing left to say to it
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        sentence = usage_sentence(error)
        if sentence is not None:
            say(sentence)
            return 2
        if os.environ.get("STDKIT_DEBUG") == "1":
            raise
        say(_told(error, argv))
        return 2


def _told(error: Exception, argv: list[str]) -> str:
    """The sentence for an error that nobody foresaw."""
    from stdkit.commands.faults import no_room

    full = no_room(error)
    if full is not None:
        return full.told
    files = "、".join(word for word in argv if Path(word).is_file())
    what = f"处理 {files} 时" if files else ""
    kept = "这条命令和该文件" if files else "这条命令"
    return f"{what}{own_fault(error)}；请把{kept}交给维护者，设环境变量 STDKIT_DEBUG=1 再运行可看到详情。"


def _write_utf8() -> None:
    """Consoles of Chinese Windows speak GBK, which lacks characters that standards use (㎡, ⟦, …)."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # names of files that are no UTF-8
        if (getattr(stream, "encoding", None) or "").lower().replace("-", "") != "utf8":
            with contextlib.suppress(AttributeError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
