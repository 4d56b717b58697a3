"""``stdkit rules``: the catalogue, or what one rule wants and why."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated, TypedDict

import typer

from stdkit.commands import options
from stdkit.commands.speech import wants_colour
from stdkit.errors import BadOption
from stdkit.lint import registry
from stdkit.lint.coverage import coverage as watches
from stdkit.reports import coverage as coverage_table
from stdkit.reports import rule_list


class Look(TypedDict):
    """How wide the terminal is, and whether it shows colours."""

    width: int
    colour: bool


def rules(
    code: Annotated[
        str, typer.Argument(metavar="代号", help="规则代号（MOD001）或类别（MOD）", show_default=False)
    ] = "",
    format: Annotated[str, typer.Option(metavar="格式", help="terminal、json 或 md")] = "terminal",
    coverage: Annotated[bool, typer.Option("--coverage", help="GB/T 1.1—2020 的每个条款由哪些规则检查")] = False,
    output: options.Out = "",
    force: options.Force = False,
) -> int:
    """列出全部规则；给出代号时，说明该规则的依据、理由和示例。

    \b
    例：
      stdkit rules
      stdkit rules MOD
      stdkit rules MOD001
      stdkit rules --format md -o 规则.md
      stdkit rules --coverage
    """
    options.choose(format, rule_list.FORMATS, option="--format")
    known = registry.load()
    look: Look = {"width": shutil.get_terminal_size((100, 24)).columns, "colour": not output and wants_colour()}
    if coverage:
        if code:
            raise BadOption("O048", "--coverage 显示全部条款，不能再给代号", advice="请去掉其中一个")
        content = coverage_table.render(watches(known), format, **look)
    else:
        wanted = options.codes([code])
        registry.check_selectors(wanted, known, where="目录")
        chosen = [rule for rule in known.values() if not wanted or registry.matches(rule, wanted)]
        explain = bool(wanted) and all(selector in known for selector in wanted)
        content = rule_list.render(chosen, format, explain=explain, **look)
    if output:
        options.write_file(options.output_path(output, [], force=force), content)
    else:
        sys.stdout.write(content)
    return 0
