"""``stdkit templates``: the templates there are, the fields of one, what data or a form of one's own lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer

from stdkit.commands import options
from stdkit.commands.guard import guarded
from stdkit.commands.render import Like
from stdkit.commands.speech import say
from stdkit.errors import BadOption
from stdkit.templates.fields import Field, Group, Template, checked, missing, names, rows_field, template


def templates(
    name: Annotated[
        str, typer.Argument(metavar="模板|表格.docx", help="给出名称则列出它的字段", show_default=False)
    ] = "",
    data: Annotated[
        str, typer.Option("--data", metavar="数据.yaml", help="看这份数据还缺哪些字段", show_default=False)
    ] = "",
    like: Like = "",
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="表格.docx", help="把模板的 Word 表格写出来，供改成自备的", show_default=False
        ),
    ] = "",
    force: options.Force = False,
) -> int:
    """列出可用的模板；给出名称时，列出数据文件的字段和样例；给出数据或自备的表格时，说缺什么。

    \b
    例：
      stdkit templates
      stdkit templates 编制说明 > 数据.yaml
      stdkit templates 编制说明 --data draft.yaml
      stdkit templates 申报单 -o 我们的表.docx
      stdkit templates 我们的表.docx --like 申报单
    """
    if output:
        return _form(name, output, bare=not (data or like), force=force)
    if Path(name).suffix.lower() in (".docx", ".dotx"):
        if not like:
            raise BadOption("O049", "没有说明自备的表格用哪个模板的字段", advice="用 --like 给出模板名称")
        with guarded(name):
            return _own(name, template(like))
    if like:
        raise BadOption("O050", "--like 只用于自备的 .docx 表格", advice="请在前面给出表格的文件名")
    if not name:
        if data:
            raise BadOption("O051", "没有说明是哪个模板", advice="请在 --data 前给出模板名称")
        return _listed()
    if not data:
        return _described(template(name))
    with guarded(data):
        return _lacking(template(name), Path(data))


def _form(name: str, output: str, *, bare: bool, force: bool) -> int:
    """The template's own form with its tags, to be changed in Word and used with ``--like``."""
    from stdkit.templates.papers import FORM, is_paper

    if not name or not bare or Path(name).suffix.lower() in (".docx", ".dotx"):
        raise BadOption(
            "O052", "-o 要和模板名称一起用，不能再有其他选项", advice="如 stdkit templates 申报单 -o 我们的表.docx"
        )
    chosen = template(name)
    if not is_paper(chosen):
        raise BadOption("O053", f"“{chosen.title}”是文稿，没有 Word 表格", advice="起草新文稿请用 stdkit new")
    if Path(output).suffix.lower() != ".docx":
        raise BadOption("O054", f"输出文件“{output}”应是 .docx", advice="改用 .docx 作扩展名")
    options.write_file(options.output_path(output, [], force=force), chosen.folder.joinpath(FORM).read_bytes())
    say(f"已写入 {output}；改好后用 stdkit render {output} --like {chosen.title} 填写。")
    return 0


def _listed() -> int:
    known = [template(one) for one in names()]
    for group in get_args(Group):
        members = [one for one in known if one.group == group]
        if members:
            print(f"【{group}】")
        for one in members:
            print(f"{one.name}　{one.title}：{one.about}")
    return 0


def _described(chosen: Template) -> int:
    print(f"# {chosen.title}：{chosen.about}")
    print("# 以“#”起行的是说明；字段后标“必填”的不能省略。")
    print("\n".join(_lines(chosen.fields)))
    if chosen.rows and (row := rows_field(chosen).item) is not None:
        columns = "、".join(one.short for one in row.fields)
        print(f"# 各行（{chosen.rows}）也可由表格给出（--rows 表格.xlsx），列名：{columns}")
    print("\n# 样例（可另存为 .yaml 后修改）")
    print(chosen.folder.joinpath("sample.yaml").read_text("utf-8").rstrip())
    return 0


def _lines(fields: Sequence[Field], indent: str = "") -> Iterator[str]:
    for field in fields:
        levels = f"（{'、'.join(field.levels)}标准）" if field.levels else ""
        needed = f"必填{levels}" if field.required else f"可省，缺省为 {field.default}" if field.default else "可省"
        example = f"，例：{field.example}" if field.example else ""
        yield f"# {indent}{field.name}　{field.meaning}（{needed}；{field.wants}{example}）"
        inner = field.item.fields if field.item is not None else field.fields
        yield from _lines(inner, f"{indent}　　")


def _lacking(chosen: Template, data: Path) -> int:
    """What the data do not say: first what has to be there, then what may. The exit code is 1 where something required is missing."""
    from stdkit.templates.values import load_data

    given = load_data(data)
    required = missing(chosen, given)
    checked(chosen.fields, given, str(data), blank=True)
    for where, field in required:
        print(f"缺少（必填）　{where}　{field.meaning}（{field.wants}）")
    for field in chosen.fields:
        if not field.required and not field.default and not given.get(field.name):
            print(f"没有（可省）　{field.name}　{field.meaning}")
    if not required:
        print(f"{data}：“{chosen.title}”必填的字段都有了。")
    return 1 if required else 0


def _own(name: str, like: Template) -> int:
    """What a form of a user's own names. The exit code is 1 where it names what nobody knows."""
    from stdkit.formats.docx.forms import open_form
    from stdkit.templates.papers import advice, fit

    found = fit(open_form(Path(name)), like)
    unknown = {one.name for one in found.unknown}
    for one in found.used:
        if one not in unknown:
            print(f"用到　{one}")
    for each in found.unknown:
        print(f"不认识　{each.name}　{each.where}；{advice(each.name)}")
    for field in found.lacking:
        print(f"表中没有（模板必填）　{field.name}　{field.meaning}")
    return 1 if unknown else 0
