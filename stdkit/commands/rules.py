"""``stdkit rules``: the catalogue, or what one rule wants and why."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from stdkit.commands import options
from stdkit.commands.speech import wants_colour
from stdkit.lint import registry
from stdkit.reports import rule_list


def rules(
    code: Annotated[
        str, typer.Argument(metavar="代号", help="规则代号（MOD001）或类别（MOD）", show_default=False)
    ] = "",
    format: Annotated[str, typer.Option(metavar="格式", help="terminal、json 或 md")] = "terminal",
    output: options.Out = "",
) -> int:
    """列出全部规则；给出代号时，说明该规则的依据、理由和示例。

    \b
    例：
      stdkit rules
      stdkit rules MOD
      stdkit rules MOD001
      stdkit rules --format md -o 规则.md
    """
    options.choose(format, rule_list.FORMATS, option="--format")
    known = registry.load()
    wanted = options.codes([code])
    registry.check_selectors(wanted, known, where="目录")
    chosen = [rule for rule in known.values() if not wanted or registry.matches(rule, wanted)]
    content = rule_list.render(
        chosen,
        format,
        explain=bool(wanted) and all(selector in known for selector in wanted),
        width=shutil.get_terminal_size((100, 24)).columns,
        colour=not output and wants_colour(),
    )
    if output:
        options.write_file(options.output_path(output, []), content)
    else:
        sys.stdout.write(content)
    return 0
