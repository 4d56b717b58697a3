"""The programs that stdkit is measured against, each in a virtual environment of its own, made once and kept.

They lie in ``$STDKIT_BENCH_VENVS``, else in ``stdkit-bench`` of the user's cache folder; pip fetches what is missing, and what it
cannot fetch is left out and named. None of these programs checks anything: they read the text.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

DOCX = {
    "python-docx": (
        "import sys, docx\n"
        "d = docx.Document(sys.argv[1])\n"
        "t = [p.text for p in d.paragraphs] + [c.text for t in d.tables for r in t.rows for c in r.cells]\n"
        "print(len(''.join(t)))"
    ),
    "docx2python": "import sys, docx2python\nprint(len(docx2python.docx2python(sys.argv[1]).text))",
    "mammoth": "import sys, mammoth\nprint(len(mammoth.extract_raw_text(open(sys.argv[1], 'rb')).value))",
    "markitdown": "import sys, markitdown\nprint(len(markitdown.MarkItDown().convert(sys.argv[1]).text_content))",
}
PDF = {
    "pdfplumber": (
        "import sys, pdfplumber\n"
        "length = 0\n"
        "with pdfplumber.open(sys.argv[1]) as pdf:\n"
        "    for page in pdf.pages:\n"
        "        length += len(page.extract_text() or '') + len(page.extract_tables())\n"
        "        page.close()\n"
        "print(length)"
    ),
    "markitdown": DOCX["markitdown"],
}
WALK = (
    "import sys, zipfile\n"
    "from lxml import etree\n"
    "root = etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))\n"
    "print(len(''.join(one.text or '' for one in root.iter())))"
)
"""The floor: the part of the text is unpacked, parsed and walked once; no style, number, table or note is known."""
_WANTED = {"markitdown": "markitdown[docx,pdf]"}


@dataclass(frozen=True)
class Peer:
    name: str
    command: tuple[str, ...]
    """What is run; the file comes behind it."""
    version: str


def peers(programs: dict[str, str]) -> tuple[list[Peer], list[str]]:
    """Those of ``programs`` that are there or could be installed, and a sentence about each of the others."""
    found, left_out = [], []
    for name, code in programs.items():
        place = _folder() / name
        python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        version = _version(python, name) or _installed(place, python, name)
        if version:
            found.append(Peer(name, (str(python), "-c", code), version))
        else:
            left_out.append(f"{name} could not be installed")
    return found, left_out


def pandoc() -> Peer | None:
    program = shutil.which("pandoc")
    if program is None:
        return None
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return Peer("pandoc", (program, "-t", "plain"), told.split()[1])


def _folder() -> Path:
    named = os.environ.get("STDKIT_BENCH_VENVS", "")
    return Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "stdkit-bench"


def _installed(place: Path, python: Path, name: str) -> str:
    print(f"bench: installing {name} in {place}", file=sys.stderr)
    try:
        venv.create(place, with_pip=True, clear=True)
        command = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--retries", "1", "--timeout", "15", _WANTED.get(name, name)]  # fmt: skip
        subprocess.run(command, check=True, timeout=300, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return ""
    return _version(python, name)


def _version(python: Path, name: str) -> str:
    """The version installed; empty where the program is not there."""
    code = f"import importlib.metadata as m, {name.replace('python-', '')}\nprint(m.version({name!r}))"
    try:
        told = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return ""
    return told.stdout.strip()
