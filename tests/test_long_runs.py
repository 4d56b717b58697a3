"""Thousands of blanks, digits, brackets or open quotation marks in a paragraph cost little more than as many other characters.

A pattern that begins with ``\\s*`` looks through such a run from each of its places: quadratic, and cubic where two of them meet. The
commands run in a process of their own whose processor time is bounded ten times above what they need; no time is compared.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from stdkit.cli import run

pytest.importorskip("resource")

SECONDS = 60
"""Of processor time; the commands together take some six."""
LONG = 19_000
"""A paragraph may have 20 000 characters (``limits.paragraph_chars``)."""
UNITS = " \u3000\u00a0一甲的1.(（)、，。aA“「《—-/[_*$"
PAIRS = (" \u3000", "1.", "a ", "甲 ", "1、", "（甲", "第1", "A1")
COMMAND = (
    "import resource, sys\n"
    "resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))\n"
    "from stdkit.cli import run\n"
    "codes = [run(['check', sys.argv[2], '--no-cache', '--statistics']), run(['convert', sys.argv[2], '-o', sys.argv[3], '--quiet'])]\n"
    "print(*codes)\n"
)
DRAFT = "---\nnumber: DB15/ 1234—2026\ntitle: 设备安全要求\n---\n# 1 范围\n本文件适用于设备。\n# 5 要求\n{}\n"


def _draft(folder: Path) -> Path:
    """A DOCX with a paragraph for each of the units: a name is put in their place first, so that nothing else of the file changes."""
    names = {f"填{number:03}处": unit for number, unit in enumerate((*UNITS, *PAIRS))}
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
                for place, unit in names.items():
                    text = text.replace(place, unit * (LONG // len(unit)))
                content = text.encode()
            new.writestr(name, content)
    return path


def test_long_runs_are_read_checked_and_converted(tmp_path: Path) -> None:
    path = _draft(tmp_path)
    told = subprocess.run(
        [sys.executable, "-c", COMMAND, str(SECONDS), str(path), str(tmp_path / "out")], capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr[-2000:]
    assert set(told.stdout.split()[-2:]) <= {"0", "1"}, told.stdout[-2000:]
    assert list((tmp_path / "out").glob("*.docx"))
