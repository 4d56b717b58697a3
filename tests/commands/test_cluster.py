"""Work handed to a dask scheduler with two workers on this machine. Skipped where the extra ``[cluster]`` is not installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stdkit.cli import run
from stdkit.commands import cluster, journeys
from stdkit.commands.cluster import Journey, Places
from stdkit.limits import Limits

pytest.importorskip("distributed")


class Machines:
    """A scheduler and its workers as processes of their own, each in an empty folder: they share nothing with this one."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        paths = os.pathsep.join([str(root), str(root / "tests" / "commands")])
        self.environment = {**os.environ, "PYTHONPATH": paths, "STDKIT_CACHE": str(folder / "cache")}
        self.started: list[subprocess.Popen[bytes]] = []
        scheduler = self._start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = self._told(scheduler, r"Scheduler at:\s+(tcp://\S+)")
        self.workers = [self._worker("one"), self._worker("two")]
        for name in ("one", "two"):
            self._told(name, r"Registered to:\s+(tcp://\S+)")

    def _worker(self, name: str) -> subprocess.Popen[bytes]:
        self._start(name, "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", name)
        return self.started[-1]

    def _start(self, name: str, *command: str) -> str:
        place = self.folder / name
        place.mkdir()
        with (place / "log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:]],
                stdout=log, stderr=log, cwd=place, env=self.environment,
            )  # fmt: skip
        self.started.append(process)
        return name

    def _told(self, name: str, pattern: str) -> str:
        for _ in range(600):
            said = re.search(pattern, (self.folder / name / "log").read_text(errors="replace"))
            if said:
                return said[1]
            time.sleep(0.1)
        raise AssertionError((self.folder / name / "log").read_text(errors="replace"))

    def stop(self) -> None:
        for process in self.started:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Machines]:
    found = Machines(tmp_path_factory.mktemp("machines"), root)
    yield found
    found.stop()


@pytest.fixture
def drafts(tmp_path: Path, root: Path) -> Path:
    """A folder of drafts that differ, one of them no DOCX at all."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    text = (root / "examples" / "draft-with-faults.md").read_text(encoding="utf-8")
    for number in range(5):
        (folder / f"草案{number}.md").write_text(text + f"\n设备{number}必须接地。\n", encoding="utf-8")
    shutil.copy(root / "examples" / "clean.docx", folder / "a.docx")
    (folder / "z.docx").write_bytes(b"no archive")
    return folder


def _out(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_a_check_says_the_same_there_as_here(
    machines: Machines, drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["check", str(drafts), "--format", "json", "--no-cache"]
    assert run([*asked, "--jobs", "1"]) == 2
    here = _out(capsys)
    assert run([*asked, "--cluster", machines.address]) == 2
    assert _out(capsys) == here
    assert len(json.loads(here[0])["documents"]) == 7


def test_files_read_there_are_written_here(
    machines: Machines, drafts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for to in ("json", "md", "docx"):
        here, there = tmp_path / f"here-{to}", tmp_path / f"there-{to}"
        assert run(["read", str(drafts), "--to", to, "-o", str(here), "--jobs", "1"]) == 2
        said = _out(capsys)
        assert run(["read", str(drafts), "--to", to, "-o", str(there), "--cluster", machines.address]) == 2
        assert tuple(text.replace(str(there), str(here)) for text in _out(capsys)) == said
        assert _files(there) == _files(here)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_list_is_the_same_though_a_worker_dies(
    machines: Machines, tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of two workers one is killed as soon as something has come back: no item is lost, none is there twice."""
    source = tmp_path / "s"
    source.mkdir()
    given = _numbered_list(source, root, 8)
    here, there = tmp_path / "here", tmp_path / "there"
    common = ["convert", "--list", str(given), "--date", "2026-05-01", "--quiet"]
    assert run([*common, "-o", str(here), "--jobs", "2"]) in (0, 1)
    environment = {**machines.environment}
    command = [sys.executable, "-m", "stdkit.cli", *common, "-o", str(there), "--cluster", machines.address]
    running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    log = there / "run.jsonl"
    while running.poll() is None and not (log.is_file() and log.read_bytes().count(b"\n")):
        time.sleep(0.02)
    assert running.poll() is None, "the run is over before a worker could be killed: make the list longer"
    machines.workers[0].send_signal(signal.SIGKILL)
    _, said = running.communicate(timeout=120)
    assert running.returncode in (0, 1), said.decode(errors="replace")
    assert sorted(_files(there)) == sorted(_files(here))
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert sorted(row["line"] for row in rows) == list(range(1, 9))
    for name, content in _files(here).items():
        if name not in ("run.jsonl", "summary.xlsx", "summary.html"):
            assert (there / name).read_bytes() == content, name
    assert _rows(there) == _rows(here)


def _rows(folder: Path) -> list[str]:
    return sorted((folder / "run.jsonl").read_text(encoding="utf-8").splitlines())


def _numbered_list(folder: Path, root: Path, items: int) -> Path:
    """A list of standards that are the same text under other numbers."""
    from stdkit.formats import read
    from stdkit.formats.markdown import write_markdown

    text = write_markdown(read(root / "examples" / "db15-mandatory-2010.docx"))
    number = read(root / "examples" / "db15-mandatory-2010.docx").cover.number
    code, _, rest = number.rpartition(" ")
    serial, _, year = rest.partition("—")
    lines = ["items:"]
    for at in range(1, items + 1):
        other = f"{code} {int(serial) + at}—{year}"
        (folder / f"s{at}.md").write_text(text.replace(number, other), encoding="utf-8")
        lines.append(f"  - {{number: '{other}', file: s{at}.md, conclusion: 转化}}")
    (folder / "list.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "list.yaml"


# What a journey goes through, without any machine


def _die(path: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return path


def _lost(path: str, why: str) -> str:
    return f"lost {path}"


def test_an_item_that_kills_every_worker_is_given_up(tmp_path: Path, root: Path) -> None:
    """The scheduler tries it on others, then says so; the answer is that of a process that died."""
    from distributed import LocalCluster

    name = tmp_path / "a.txt"
    name.write_text("甲", encoding="utf-8")
    journey: Journey[str, str] = Journey(
        lambda item: [item], lambda item, place, out: place(item), lambda item, result, here: result
    )
    import dask

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0", processes=True) as local,
    ):
        found = list(cluster.run_on(local.scheduler_address, _die, [str(name)], journey, lost=_lost))
    assert found == [(0, f"lost {name}")]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "127.0.0.1"])
def test_no_scheduler_is_said(
    address: str, drafts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    assert run(["check", str(drafts), "--cluster", address]) == 2
    assert f"--cluster {address} 连不上" in capsys.readouterr().err


def test_the_package_that_is_missing_is_said(
    drafts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run(["check", str(drafts), "--cluster", "tcp://127.0.0.1:1"]) == 2
    assert 'pip install "stdkit[cluster]"' in capsys.readouterr().err


def test_every_per_file_function_knows_how_its_items_travel() -> None:
    assert {function.__name__ for function in journeys._JOURNEYS} == {
        "check_file", "read_file", "convert_file", "convert_item",
    }  # fmt: skip


def test_two_files_of_one_name_do_not_meet(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(name, encoding="utf-8")
    names = [str(tmp_path / "a" / "x.txt"), str(tmp_path / "b" / "x.txt")]
    contents = cluster._contents(names)
    assert contents is not None

    def both(places: list[str]) -> str:
        return "".join(Path(place).read_text(encoding="utf-8") for place in places)

    def moved(item: list[str], place: Places, out: str) -> list[str]:
        return [place(name) for name in item]

    answer = cluster._away(both, moved, names, contents, Limits())
    assert answer.result == "ab"
    assert not Path(answer.at).exists()


@pytest.mark.parametrize(
    "fail", [lambda: (_ for _ in ()).throw(OSError(28, "No space left on device"))], ids=["disk full"]
)
def test_what_comes_back_is_written_whole_or_not_at_all(
    tmp_path: Path, fail: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from stdkit.errors import CannotWrite

    whole = Path.replace
    monkeypatch.setattr(Path, "replace", lambda path, out: fail() if out.name == "b" else whole(path, out))
    with pytest.raises(CannotWrite):
        cluster._put(tmp_path / "out", {"a": b"1", "b": b"2"})
    assert list((tmp_path / "out").iterdir()) == []
    monkeypatch.undo()
    with pytest.raises(CannotWrite, match="文件夹建不了"):
        (tmp_path / "file").write_bytes(b"")
        cluster._put(tmp_path / "file", {"a": b"1"})
