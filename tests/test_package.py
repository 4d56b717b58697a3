"""What a release holds, whether it is made the same every time, and whether it works where there is no source tree."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import stdkit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "script"))

import locked  # noqa: E402

# What makes two builds differ where a build is not careful.
ELSEWHERE = {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
RELEASED = ("stdkit", "tests", "examples", "docs", "script")
"""The folders that a source archive holds whole."""


def _build(folder: Path, out: Path, *targets: str, **environment: str) -> list[Path]:
    """The wheel and the source archive of the tree in ``folder`` (of ``targets``, those); hatchling asks for no network."""
    targets = targets or ("wheel", "sdist")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "-d",
            str(out),
            *(word for each in targets for word in ("-t", each)),
        ],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [next(out.glob("*.whl" if each == "wheel" else "*.tar.gz")) for each in targets]


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
            yield path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return _build(ROOT, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def unpacked(built: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, unpacked; every file is as old as this moment."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(built[1]) as archive:
        archive.extractall(folder, filter="data")
    tree = next(folder.iterdir())
    for path in _files(tree):
        os.utime(path, (time.time(), time.time()))
        path.chmod(path.stat().st_mode & 0o700)
    return tree


def test_wheel_holds_the_whole_package(built: list[Path]) -> None:
    """Templates with their forms, vocabulary, profiles, policies, word lists, schemas, pages, ``py.typed``: byte for byte."""
    tree = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in _files(ROOT / "stdkit")}
    with zipfile.ZipFile(built[0]) as wheel:
        held = {name: wheel.read(name) for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == tree
    kinds = {Path(name).suffix for name in held} | {Path(name).name for name in held}
    assert {".yaml", ".json", ".docx", ".j2", ".md", "py.typed"} <= kinds


def test_wheel_says_what_it_is(built: list[Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        told = {
            name.rpartition("/")[2]: wheel.read(name).decode() for name in wheel.namelist() if ".dist-info/" in name
        }
    assert f"\nVersion: {stdkit.__version__}\n" in told["METADATA"]
    assert "License-Expression: Apache-2.0" in told["METADATA"]
    for extra in ("ocr", "cluster"):
        assert f"Provides-Extra: {extra}" in told["METADATA"]
    assert "stdkit = stdkit.cli:main" in told["entry_points.txt"]
    assert "Root-Is-Purelib: true" in told["WHEEL"] and "Tag: py3-none-any" in told["WHEEL"]
    assert "Apache License" in told["LICENSE"]


def test_source_archive_holds_what_tests_and_examples_need(built: list[Path]) -> None:
    expected = {path.relative_to(ROOT).as_posix() for name in RELEASED for path in _files(ROOT / name)}
    expected |= {"pyproject.toml", "requirements.lock", "requirements-dev.lock", "LICENSE", ".ci/run", "README.md"}
    expected |= {path.name for pattern in ("*.md", "*.yml") for path in ROOT.glob(pattern)}
    with tarfile.open(built[1]) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
        setup = next(member for member in archive.getmembers() if member.name.endswith("/script/setup"))
    assert held - {"PKG-INFO"} >= expected
    assert not {name for name in held if name.startswith((".git/", ".venv/", "out/", "dist/"))}
    assert setup.mode & 0o111, "scripts stay programs"


def test_no_path_of_a_machine_is_in_it(built: list[Path]) -> None:
    """Neither that of this checkout nor that of its user; looked for inside of Word files and workbooks too."""
    paths = [path.encode() for path in (f"{ROOT}{os.sep}", f"{Path.home()}{os.sep}") if len(path) > 5]
    with tarfile.open(built[1]) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member)
            assert file is not None
            for name, data in _opened(member.name, file.read()):
                assert not [path for path in paths if path in data], name


def _opened(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, data
    if name.endswith((".docx", ".xlsx")) and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            for part in inner.namelist():
                yield f"{name}!{part}", inner.read(part)


def test_the_same_source_gives_the_same_release(built: list[Path], unpacked: Path, tmp_path: Path) -> None:
    """Built from the source archive in another folder, zone and language, from files of another age: byte for byte the same. So
    the archive lacks nothing that the wheel needs, too."""
    wheel, source = _build(unpacked, tmp_path, **ELSEWHERE)
    assert wheel.name == built[0].name and source.name == built[1].name
    assert wheel.read_bytes() == built[0].read_bytes()
    assert source.read_bytes() == built[1].read_bytes()


def test_the_date_of_a_release_is_what_its_builder_says(built: list[Path], tmp_path: Path) -> None:
    (wheel,) = _build(ROOT, tmp_path, "wheel", SOURCE_DATE_EPOCH="1767225600")
    with zipfile.ZipFile(wheel) as dated, zipfile.ZipFile(built[0]) as plain:
        assert {info.date_time for info in dated.infolist()} == {(2026, 1, 1, 0, 0, 0)}
        assert {info.filename: info.CRC for info in dated.infolist()} == {
            info.filename: info.CRC for info in plain.infolist()
        }


@pytest.fixture(scope="module")
def installed(built: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` of a fresh environment with the wheel in it, installed by pip; the libraries are those of this environment, without
    its own stdkit (a ``.pth`` file in a folder that a ``.pth`` file names is not read)."""
    home = tmp_path_factory.mktemp("installed") / "环境 1"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    # pip runs as it lies in its wheel: a fresh environment needs none of its own.
    install = ["install", "--quiet", "--no-deps", "--no-index", "--no-compile", str(built[0])]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    subprocess.run([python, locked.carried_pip() / "pip", *install], check=True, env=plain)
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (Path(own) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


STEM = "db15-mandatory-2010"
JOBS: tuple[tuple[str, int], ...] = (
    ("read {examples}/" + STEM + ".docx --to json -o read.json", 0),
    ("check {examples}/draft-with-faults.md --profile gbt-1.1-2009 --format html -o check.html", 1),
    ("rules MOD001", 0),
    ("convert {examples}/" + STEM + ".docx -o 转化 --policy normalise --date 2026-03-20", 1),
    ("verify 转化 --source {examples}/" + STEM + ".docx", 0),
    ("diff {examples}/" + STEM + ".docx 转化/" + STEM + ".clean.docx --to html -o diff.html", 0),
    ("render draft --data {examples}/draft.yaml --source {examples}/clean.md -o draft.docx", 0),
    ("render 审查会议纪要 --blank -o minutes.docx", 0),
    ("new product --data {examples}/draft.yaml -o new", 0),
    ("comments draft.docx -o comments.xlsx", 0),
    ("templates draft", 0),
    ("doctor", 0),
)
RUN = """
import json, shlex, sys
from pathlib import Path
import stdkit
from stdkit.cli import run
codes = [run(shlex.split(line)) for line in json.loads(sys.argv[1])]
print("\\n" + json.dumps({"codes": codes, "at": stdkit.__file__, "path": sys.path}))
"""


def test_it_works_without_the_source_tree(installed: Path, tmp_path: Path) -> None:
    """Every command, in a folder with a blank and Chinese characters in its name."""
    place = tmp_path / "标准 草案"
    place.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"STDKIT_CACHE": "off", "PYTHONDONTWRITEBYTECODE": "1"}
    examples = (ROOT / "examples").as_posix()

    def ran(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            list(map(str, command)),
            cwd=place,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    version = ran(installed / "stdkit", "--version")
    assert version.stdout.strip() == f"stdkit {stdkit.__version__}", version.stderr
    lines = [line.format(examples=examples) for line, _ in JOBS]
    done = ran(installed / "python", "-c", RUN, json.dumps(lines))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert Path(told["at"]).is_relative_to(installed.parent)
    assert not [entry for entry in told["path"] if Path(entry or place) == ROOT]
    assert told["codes"] == [code for _, code in JOBS], done.stderr
    for name in (word for line, _ in JOBS for word in line.split(" -o ")[1:]):
        written = place / name.split()[0]
        assert written.is_dir() or written.stat().st_size > 0, name


@pytest.mark.skipif(os.name == "nt", reason="a script of sh")
def test_setup_takes_the_python_it_is_told_or_none(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHON": "/no such/python", "STDKIT_VENV": str(tmp_path / "venv")}
    done = subprocess.run(
        ["sh", "script/setup"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and "PYTHON=/no such/python is no Python" in done.stderr
    assert not (tmp_path / "venv").exists()


CLIENT = """
import datetime
import stdkit
from stdkit.convert.options import Options
from stdkit.convert.plan import Plan
from stdkit.errors import BadData, StdkitError
from stdkit.model import Document, Finding, Refusal

def turned(path: str) -> list[Refusal]:
    document: Document = stdkit.read(path)
    findings: list[Finding] = stdkit.check(document, "gbt-1.1-2020")
    plan: Plan = stdkit.convert(document, "recommend", Options(new_number="DB15/T 417—2026"))
    print(findings[0].rule, plan.counts["changed"], stdkit.compare(document, document).identical)
    try:
        return stdkit.write(document, plan.edits, "out.docx", author="委员会", date=datetime.date(2026, 3, 20))
    except BadData as error:
        print(error.code)
    except StdkitError:
        pass
    drawn: Document = stdkit.render("draft", {"title": "羊肉"}, "draft.docx")
    return []
"""
MISTAKEN = """
import stdkit
stdkit.check("draft.docx")
count: int = stdkit.read("draft.docx")
stdkit.write(stdkit.read("a.docx"), [], "b.docx")
"""


def test_programs_that_use_it_are_checked_by_their_types(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "client.py").write_text(CLIENT, encoding="utf-8")
    (tmp_path / "mistaken.py").write_text(MISTAKEN, encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(installed / "python")]
    done = subprocess.run(
        [*mypy, "--cache-dir", str(tmp_path / "cache"), "client.py", "mistaken.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    said = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert [(line.split(":")[0], line.split(":")[1], line.rpartition("[")[2]) for line in said] == [
        ("mistaken.py", "3", "arg-type]"),
        ("mistaken.py", "4", "assignment]"),
        ("mistaken.py", "5", "call-arg]"),
    ], done.stdout + done.stderr
