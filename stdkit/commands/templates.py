"""``stdkit templates``: the templates there are, or the fields of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from stdkit.templates.fields import Field, names, template


def templates(
    name: Annotated[str, typer.Argument(metavar="模板", help="给出名称则列出它的字段", show_default=False)] = "",
) -> int:
    """列出可用的模板；给出名称时，列出数据文件的字段和样例。

    \b
    例：
      stdkit templates
      stdkit templates draft > draft.yaml
    """
    if not name:
        for known in names():
            chosen = template(known)
            print(f"{known}　{chosen.title}：{chosen.about}")
        return 0
    chosen = template(name)
    print(f"# {chosen.title}：{chosen.about}")
    print("# 以“#”起行的是说明；字段后标“必填”的不能省略。")
    print("\n".join(_lines(chosen.fields)))
    print("\n# 样例（可另存为 .yaml 后修改）")
    print(chosen.folder.joinpath("sample.yaml").read_text("utf-8").rstrip())
    return 0


def _lines(fields: Sequence[Field], indent: str = "") -> Iterator[str]:
    for field in fields:
        needed = "必填" if field.required else f"可省，缺省为 {field.default}" if field.default else "可省"
        example = f"，例：{field.example}" if field.example else ""
        yield f"# {indent}{field.name}　{field.meaning}（{needed}；{field.wants}{example}）"
        inner = field.item.fields if field.item is not None else field.fields
        yield from _lines(inner, f"{indent}　　")
