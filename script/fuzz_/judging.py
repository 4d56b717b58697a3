"""What must not come of a case: a fault of our own, a hang, a death, no sentence, a file lost or broken."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from lxml import etree

from fuzz_.chance import MARK
from fuzz_.kinds import Command
from fuzz_.running import Ran

_OWN = re.compile(
    r"自身出错（[^）]*）|没有跑完（[^）]{0,200}|Traceback \(most recent[\s\S]{0,2000}|\S*Warning: .*|Fatal Python error.*"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LEFT = re.compile(r"\.tmp$|^\.stdkit|\.part$")


def kept_files(folder: Path) -> dict[Path, str]:
    """Every file below ``folder`` by the digest of what is in it."""
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def faults(
    result: Ran, commands: tuple[Command, ...], folder: Path, before: dict[Path, str], subject: Path, *, closely: bool
) -> list[str]:
    """What is wrong with what came of a case, the worst first; nothing where all is well.

    ``closely``: Word files are also held against the judge of Word files, where it is at hand.
    """
    found = []
    if result.ended:
        found.append(f"{result.ended}{_last(result.warned)}")
    found += [_short(said.group()) for said in _OWN.finditer(result.said + result.warned)]
    for words, code in zip(commands, result.codes, strict=False):
        if code not in (0, 1, 2):
            found.append(f"{words[0]}: exit code {code}")
    if 2 in result.codes and "。" not in result.warned:
        found.append(f"exit code 2 and no sentence: {result.warned[:200]!r}")
    if _CONTROL.search(result.warned) or _CONTROL.search(result.said):
        found.append("control characters on the terminal")
    grown = {folder / "run.jsonl"}
    after = kept_files(folder)
    found += [
        f"lost or changed: {path.name}"
        for path, digest in before.items()
        if after.get(path) != digest and path not in grown
    ]
    for path in after.keys() - before.keys():
        found += [f"{path.name}: {fault}" for fault in _written(path, subject, closely=closely)]
    return found


def _last(said: str) -> str:
    """Where a process was when it was ended, if it could say."""
    place = re.search(r'File "[^"]*/((?:stdkit|site-packages)/[^"]+)", line (\d+)', said)
    return f" at {place[1]}:{place[2]}" if place else ""


def _short(said: str) -> str:
    return said.strip().split("\n")[0][:200] + (
        " … " + said.strip().split("\n")[-1][:200] if "\n" in said.strip() else ""
    )


def _written(path: Path, subject: Path, *, closely: bool) -> Iterator[str]:
    """What is wrong with a file that was written."""
    if _LEFT.search(path.name):
        yield "left behind"
    try:
        if path.suffix in (".json", ".jsonl", ".md", ".html", ".csv", ".yaml"):
            text = path.read_bytes().decode("utf-8")
            if path.suffix == ".json":
                json.loads(text)
            if path.suffix == ".html" and MARK in text:
                yield "text of a document stands in the page as markup"
        elif path.suffix == ".xlsx":
            yield from _book(path)
        elif path.suffix == ".docx":
            yield from _word(path, subject, closely=closely)
    except (ValueError, zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        yield f"{type(error).__name__}: {error}"


def _book(path: Path) -> Iterator[str]:
    """A workbook can be opened, and no cell of it reckons anything that came from outside."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield f"formula in {sheet.title}!{cell.coordinate}: {str(cell.value)[:40]}"


def _word(path: Path, subject: Path, *, closely: bool) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            yield "a damaged zip"
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")) and subject.suffix != ".docx":
                etree.fromstring(archive.read(name))
    if closely and (judge := _judge()) is not None:
        had = _judged(judge, subject)
        for kind, what in (_judged(judge, path) - had).elements():
            if (kind, what) not in had:
                yield f"{kind}: {what}"


def _judged(judge: ModuleType, path: Path) -> Counter[tuple[str, str]]:
    if path.suffix != ".docx":
        return Counter()
    try:
        return Counter((kind, what) for kind, _, what in judge.faults(path))
    except Exception as error:  # what no judge can read has nothing to be compared with
        return Counter({("unreadable", type(error).__name__): 1})


@cache
def _judge() -> ModuleType | None:
    """The judge of Word files, which is not part of the project; ``None`` where it is not there."""
    path = Path(__file__).resolve().parents[3] / "shared" / "tools" / "ooxml_check.py"
    spec = importlib.util.spec_from_file_location("ooxml_check", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
