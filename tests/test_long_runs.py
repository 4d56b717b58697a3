"""Thousands of blanks, brackets, provision words, tabs or signs of Markdown in a paragraph cost little more than other characters.

A pattern that begins with ``\\s*`` looks through such a run from each of its places: quadratic, and cubic where two of them meet; so does
whatever looks at the whole sentence for each of its words, or for a closing sign from each that opens. The commands run in a process of their own whose processor time is bounded ten times above what they need; no time is compared.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from stdkit.cli import run

pytest.importorskip("resource")

SECONDS = 60
"""Of processor time; the commands of one test take some six to twelve."""
LONG = 19_000
"""A paragraph may have 20 000 characters (``limits.paragraph_chars``)."""
UNITS = " \u3000\u00a0一甲的1.(（)、，。aA“「《—-/[_*$"
PAIRS = (" \u3000", "1.", "a ", "甲 ", "1、", "（甲", "第1", "A1")
WORDS = ("应", "应当", "必须", "应、", "按照《")
MANY = 4_000
"""So many characters of provision words: each of these is a clause of the decisions, too, with all that is written on it."""
PLACES = "<w:t>设备必须接地。</w:t><w:tab/>" * 150 + "<w:tab/><w:br/>" * 4_000
SIGNS = ("![a](", "![", "[^a", "[@a", "\\(", "`a``b", "![a](b){.c ", "[a](#b){.c ", '<b "', "$a", "*a ", "_a")
"""Of Markdown: what opens and is never closed."""
CHECKED = ("--no-cache", "--statistics")
COMMAND = (
    "import json, resource, sys\n"
    "resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))\n"
    "from stdkit.cli import run\n"
    "print(*[run(command) for command in json.loads(sys.argv[2])])\n"
)
DRAFT = "---\nnumber: DB15/ 1234—2026\ntitle: 设备安全要求\n---\n# 1 范围\n本文件适用于设备。\n# 5 要求\n{}\n"


def _draft(folder: Path, texts: Sequence[str]) -> Path:
    """A DOCX with a paragraph for each of the texts: a name is put in their place first, so that nothing else of the file changes."""
    names = {f"填{number:03}处": text for number, text in enumerate(texts)}
    written = folder / "draft.md"
    written.write_text(
        DRAFT.format("\n\n".join(f"设备{name}应接地，见5.1（以下简称甲）。" for name in names)), encoding="utf-8"
    )
    made = folder / "made.docx"
    assert run(["read", str(written), "--to", "docx", "-o", str(made)]) == 0
    path = folder / "runs.docx"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                text = content.decode().replace("<w:t>", '<w:t xml:space="preserve">')
                for place, filling in names.items():
                    text = text.replace(place, filling)
                content = text.encode()
            new.writestr(name, content)
    return path


def _codes(*commands: list[str], seconds: int = SECONDS) -> list[str]:
    """The exit codes of the commands, which run one after another within so many seconds of processor time."""
    told = subprocess.run(
        [sys.executable, "-c", COMMAND, str(seconds), json.dumps(commands)], capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr[-2000:]
    return told.stdout.split()[-len(commands) :]


def _check_and_convert(path: Path, out: Path, seconds: int = SECONDS) -> None:
    codes = _codes(["check", str(path), *CHECKED], ["convert", str(path), "-o", str(out), "--quiet"], seconds=seconds)
    assert set(codes) <= {"0", "1"}
    assert list(out.glob("*.docx"))


def test_long_runs_are_read_checked_and_converted(tmp_path: Path) -> None:
    texts = [unit * (LONG // len(unit)) for unit in (*UNITS, *PAIRS)]
    _check_and_convert(_draft(tmp_path, texts), tmp_path / "out")


def test_thousands_of_provision_words_tabs_and_breaks(tmp_path: Path) -> None:
    texts = [unit * (MANY // len(unit)) for unit in WORDS]
    _check_and_convert(_draft(tmp_path, [*texts, f"甲</w:t>{PLACES}<w:t>乙"]), tmp_path / "out", SECONDS // 2)


def test_signs_of_markdown_that_nothing_closes(tmp_path: Path) -> None:
    ticks = " ".join("`" * length for length in range(1, 195))
    path = tmp_path / "signs.md"
    path.write_text(
        DRAFT.format("\n\n".join(["设备应接地。", ticks, *(sign * (LONG // len(sign)) for sign in SIGNS)])),
        encoding="utf-8",
    )
    assert _codes(["check", str(path), *CHECKED], seconds=SECONDS // 3) == ["1"]
