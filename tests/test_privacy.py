"""Nothing leaves the machine: no command opens a connection or asks for a name, whatever it works on.

An audit hook of Python sees every call that would, from whatever library; it is set in every process that a command starts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stdkit.cli import COMMANDS
from stdkit.errors import own_fault

HOOK = """
import os, sys
def _watch(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        told = repr(arguments)
    elif event == "socket.__new__" and arguments[1] not in (1,):  # 1: between processes of this machine
        told = repr(arguments[1:])
    elif event.startswith(("urllib.", "http.client.", "ftplib.", "smtplib.")):
        told = repr(arguments)
    else:
        return
    with open(os.environ["WATCHED"], "a") as file:
        file.write(f"{event} {told}\\n")
    raise ConnectionError(event)
sys.addaudithook(_watch)
"""
STEM = "db15-mandatory-2010"
RUNS: dict[str, list[list[str]]] = {
    "check": [
        ["examples", "--jobs", "2", "--no-cache", "--format", "json"],
        ["examples/clean.md", "--format", "html", "-o", "OUT/check.html"],
        ["examples/linked.docx", "--annotate", "OUT/annotated.docx", "--fix", "OUT/fixed.docx"],
    ],
    "convert": [[f"examples/{STEM}.docx", "-o", "OUT/convert"]],
    "verify": [["OUT/convert"]],
    "diff": [[f"examples/{STEM}.docx", f"OUT/convert/{STEM}.clean.docx", "--to", "html", "-o", "OUT/diff.html"]],
    "read": [["examples/linked.docx", "--to", "json"], ["examples/clean.docx", "--to", "md"]],
    "rules": [["MOD001"], []],
    "render": [["draft", "--data", "examples/draft.yaml", "--source", "examples/clean.md", "-o", "OUT/draft.docx"]],
    "new": [["product", "--data", "examples/draft.yaml", "-o", "OUT/new"]],
    "comments": [["examples/linked.docx", "-o", "OUT/comments.xlsx"]],
    "templates": [[]],
    "doctor": [[]],
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The examples, a draft that links to the network, and the hook, in a folder of their own."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "hook").mkdir()
    (folder / "OUT").mkdir()
    (folder / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    shutil.copytree(root / "examples", folder / "examples", ignore=shutil.ignore_patterns("make", "ci", "plugin*"))
    _link_to_the_network(folder / "examples" / "clean.docx", folder / "examples" / "linked.docx")
    return folder


def _link_to_the_network(source: Path, out: Path) -> None:
    """A copy whose template, picture and styles are said to lie on a server."""
    import zipfile

    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                links = "".join(
                    f'<Relationship Id="rIdX{at}" Type="{kind}/{what}" Target="http://127.0.0.1:9/{what}" TargetMode="External"/>'
                    for at, what in enumerate(("attachedTemplate", "image", "hyperlink", "subDocument", "frame"))
                )
                data = data.replace(b"</Relationships>", links.encode() + b"</Relationships>")
            new.writestr(name, data)


def _run(place: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(place / "hook"), str(Path(__file__).resolve().parent.parent)]),
        "WATCHED": str(place / "watched"),
        "STDKIT_CACHE": "off",
    }
    return subprocess.run(
        [sys.executable, *command], cwd=place, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def test_the_hook_sees_what_a_library_would_do(place: Path) -> None:
    code = "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')"
    assert _run(place, "-c", code).returncode == 1
    assert (place / "watched").read_text(encoding="utf-8")
    (place / "watched").unlink()


def test_every_command_is_tried() -> None:
    assert set(RUNS) == set(COMMANDS)


def test_no_command_speaks_to_the_network(place: Path) -> None:
    """One after the other, for some work on what others wrote."""
    for command, runs in RUNS.items():
        for arguments in runs:
            done = _run(place, "-m", "stdkit.cli", command, *arguments)
            assert done.returncode in (0, 1), f"{command} {arguments}: {done.stderr}"
            assert "自身出错" not in done.stderr
            assert not (place / "watched").exists(), f"{command}: {(place / 'watched').read_text(encoding='utf-8')}"


def test_a_fault_of_stdkit_is_told_without_the_text_of_the_document() -> None:
    from stdkit.model import Document

    try:
        Document().block("某省未公开的草案中的一句话")
    except KeyError as error:
        said = own_fault(error)
    assert said.startswith("stdkit 自身出错（KeyError，model/document.py:")
    assert "草案" not in said
