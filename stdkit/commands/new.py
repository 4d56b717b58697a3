"""``stdkit new``: begin a draft — the data file, and the text of its kind with places to be filled in."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from stdkit.commands import options
from stdkit.commands.guard import guarded
from stdkit.commands.speech import say
from stdkit.errors import BadData, BadOption, CannotWrite, nearest
from stdkit.formats.writing import refuse_taken
from stdkit.model.names import STAGES
from stdkit.templates.fields import Field, checked, is_empty, template
from stdkit.templates.kinds import DATA, TEXT, Kind, data_file, left_open
from stdkit.templates.kinds import kind as kind_named
from stdkit.templates.levels import NUMBERED, level_named, settled
from stdkit.templates.values import load_data

INTERRUPTED = 130
_ENGLISH = {
    "national": "国家",
    "industry": "行业",
    "local": "地方",
    "city": "市级地方",
    "group": "团体",
    "enterprise": "企业",
}


def new(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="种类",
            help="product 产品、test-method 试验方法、specification 规范、code-of-practice 规程、guide 指南、terminology 术语、"
            "classification 分类",
            show_default=False,
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件夹", help="写入这个文件夹", show_default=False)
    ] = "",
    level: Annotated[
        str, typer.Option(metavar="层级", help="国家、行业、地方、市级地方、团体、企业；默认看编号", show_default=False)
    ] = "",
    stage: Annotated[
        str, typer.Option(metavar="阶段", help="征求意见稿（默认）、送审稿、报批稿、工作组讨论稿", show_default=False)
    ] = "",
    data: Annotated[
        str, typer.Option("--data", metavar="数据.yaml", help="数据文件；不给则逐项询问", show_default=False)
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="文件夹里已有 draft.yaml、draft.md 时改写它们")] = False,
) -> int:
    """起草一份新标准：写出数据文件 draft.yaml 和正文 draft.md（各章齐全，【填写：……】处待填）。

    \b
    例：
      stdkit new 产品 -o 饮水槽
      stdkit new specification --level 地方 --data 数据.yaml -o 民宿
      stdkit render draft --data 民宿/draft.yaml -o 民宿/征求意见稿.docx
    """
    chosen = kind_named(kind)
    if not output:
        raise BadOption("O030", "没有给出文件夹", advice="用 -o 给出草案所在的文件夹")
    folder = _folder(output, force=force)
    said = {name: value for name, value in (("level", _level(level)), ("stage", _stage(stage))) if value}
    begun = {"stage": _stages().default}
    if data:
        with guarded(data):
            given = begun | load_data(Path(data)) | said | {"source": TEXT}
            checked(template("draft").fields, given, data)
    elif sys.stdin.isatty():
        given = _asked(chosen, begun | said) | {"source": TEXT}
    else:
        raise BadOption(
            "O031",
            "没有给出数据文件，也不在终端上，无从询问",
            advice="用 --data 给出 YAML 文件，字段和样例见 stdkit templates draft",
        )
    _write(folder, {DATA: data_file(chosen, settled(given, data)), TEXT: chosen.skeleton})
    say(f"已写入 {folder / DATA}、{folder / TEXT}，正文有 {left_open(chosen.skeleton)} 处“【填写：……】”待填写。")
    word = folder / "草案.docx"
    say(f"排成 Word：stdkit render draft --data {folder / DATA} -o {word}；检查：stdkit check {word}")
    return 0


def _level(word: str) -> str:
    named = _ENGLISH.get(word, level_named(word))
    if named and named not in NUMBERED:
        near = nearest(named, NUMBERED)
        meant = f"，是否指 {near[0]}" if near else ""
        raise BadOption("O032", f"--level 不能是 {word}{meant}", advice=f"可用的有 {'、'.join(NUMBERED)}")
    return named


def _stages() -> Field:
    return next(one for one in template("draft").fields if one.name == "stage")


def _stage(word: str) -> str:
    allowed = _stages().allowed
    if not word or word in allowed:
        return word
    said = STAGES.get(options.read_field("stage", word), "")  # type: ignore[call-overload]
    return said if said in allowed else allowed[0]


def _folder(output: str, *, force: bool) -> Path:
    """The folder to write to. ``CannotWrite`` where it is a file, or holds a draft that is not to be lost."""
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise CannotWrite("W003", "不是文件夹", path=output, advice="请另给一个文件夹名")
    there = [name for name in (DATA, TEXT) if (folder / name).exists()]
    if there and not force:
        raise CannotWrite(
            "W004", f"已有 {'、'.join(there)}，没有改写", path=output, advice="请另给一个文件夹名，或加 --force 改写"
        )
    refuse_taken([folder / name for name in there], force=force)
    return folder


def _write(folder: Path, contents: Mapping[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            "W005", f"建不了文件夹（{error.strerror}）", path=str(folder), advice="请检查路径和权限"
        ) from None
    for name, content in contents.items():
        options.write_file(folder / name, content)


def _asked(chosen: Kind, said: Mapping[str, str]) -> dict[str, Any]:
    """The required fields, asked one after another; nothing is written before the last answer."""
    say(f"起草{chosen.title}标准。逐项回答，回车确认；按 Ctrl-C 放弃，不会留下文件。")
    data: dict[str, Any] = dict(said)
    for one in template("draft").fields:
        known = settled(data, "")
        wanted = one.is_required(known.get("level")) or one.name in _also_asked(known)
        if wanted and one.name != "source" and is_empty(known.get(one.name)):
            data[one.name] = _answer(one, _question(one, chosen, known), data)
    return data


def _also_asked(known: Mapping[str, Any]) -> tuple[str, ...]:
    """What is not required and yet needed: the level where the number does not tell it, the city of a city's standard."""
    if not known.get("level"):
        return ("level",) if known.get("number") else ()
    return ("region",) if known["level"] == "市级地方" else ()


def _question(one: Field, chosen: Kind, known: Mapping[str, Any]) -> str:
    """What is meant, and what is allowed."""
    wants = {"number": NUMBERED.get(known.get("level", ""), one.expects), "title": chosen.named}
    told = ["几个之间用顿号隔开" if one.form == "list" else wants.get(one.name, one.expects)]
    told += [f"例：{one.example}"] if one.example and one.name not in wants else []
    more = "，".join(text for text in told if text)
    return f"{one.meaning}（{more}）：" if more else f"{one.meaning}："


def _answer(one: Field, question: str, data: Mapping[str, Any]) -> Any:
    """An answer that fits; what does not is said, and asked again."""
    while True:
        print(question, end="", file=sys.stderr, flush=True)
        try:
            line = input().strip()
        except (EOFError, KeyboardInterrupt):
            say("\n已放弃，没有写入文件。")
            raise typer.Exit(INTERRUPTED) from None
        answer: Any = [piece for piece in re.split(r"[、，,;；]\s*", line) if piece] if one.form == "list" else line
        try:
            checked([replace(one, required=True, levels=())], {**data, one.name: answer}, "")
        except BadData as unfit:
            say(str(unfit))
        else:
            return answer
