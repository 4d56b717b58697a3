"""The example plug-in, installed as an installer leaves it behind, and plug-ins that are broken."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EXAMPLE = Path("examples/plugin-house-rules")
DRAFT = "# 1 范围\n\n本文件规定了水杯的要求。\n\n# 4 要求\n\n厂家应逐件检查。\n"


def install(project: Path, site: Path) -> None:
    """What ``pip install`` of the project puts into ``site``: its packages and the record of its entry points."""
    told = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    for package in told["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        shutil.copytree(project / package, site / package, ignore=shutil.ignore_patterns("__pycache__"))
    name, version = told["project"]["name"], told["project"]["version"]
    record = site / f"{name.replace('-', '_')}-{version}.dist-info"
    record.mkdir()
    (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    lines = [
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in points.items())
        for group, points in told["project"]["entry-points"].items()
    ]
    (record / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    install(root / EXAMPLE, site)
    return site


def run(site: Path, *arguments: str, module: str = "stdkit.cli") -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "PYTHONDONTWRITEBYTECODE": "1",
        "STDKIT_CACHE": str(site.parent / "cache"),
    }
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(
        command, cwd=site.parent, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


def findings(site: Path, *options: str) -> list[tuple[str, str]]:
    (site.parent / "草案.md").write_text(DRAFT, encoding="utf-8")
    done = run(site, "check", "草案.md", "--select", "HSE", "--format", "json", *options)
    assert done.returncode in (0, 1), done.stderr
    return [(row["rule"], row["severity"]) for row in json.loads(done.stdout)["documents"][0]["findings"]]


def test_rules_and_profile_of_the_example(site: Path) -> None:
    assert findings(site) == [("HSE002", "info"), ("HSE001", "warning")]
    assert findings(site, "--profile", "house") == [("HSE002", "info"), ("HSE001", "error")]


def test_the_catalogue_explains_the_rules_of_a_plugin(site: Path) -> None:
    done = run(site, "rules", "HSE001")
    assert "用“厂家”“厂商”称呼制造商" in done.stdout and "自 1.0.0" in done.stdout


def test_the_example_passes_its_own_tests(site: Path, root: Path) -> None:
    done = run(site, "-q", "-p", "no:cacheprovider", str(root / EXAMPLE / "tests"), module="pytest")
    assert done.returncode == 0, done.stdout


def test_the_fences_of_the_example_hold(site: Path, root: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from stdkit.lint import registry; "
        "from tests.rules.examples import run_bad, run_fixed, run_good\n"
        "for code in ('HSE001', 'HSE002'):\n"
        "    rule = registry.load()[code]\n"
        "    for n, e in enumerate(rule.examples):\n"
        "        if e.kind == 'good': run_good(rule, e)\n"
        "        if e.kind == 'bad':\n"
        "            doc, found = run_bad(rule, e)\n"
        "            after = rule.examples[n + 1] if n + 1 < len(rule.examples) else None\n"
        "            if after is not None and after.kind == 'fixed': run_fixed(doc, found, after)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr


def test_a_changed_plugin_is_another_program(site: Path) -> None:
    assert findings(site) == findings(site)
    rule = site / "house_rules" / "hse001.py"
    rule.write_text(rule.read_text(encoding="utf-8").replace("厂家|厂商", "厂商"), encoding="utf-8")
    assert findings(site) == [("HSE002", "info")], "not what was kept from before"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import no_such_thing", "缺少模块 no_such_thing"),
        ("def broken(:", "第 1 行不是正确的 Python"),
        ("1 / 0", "ZeroDivisionError"),
        (
            "from stdkit.lint.rule import rule\n"
            "@rule('MOD001', clause='1', severity='info')\ndef mine(doc):\n    return ()\n",
            "规则代号 MOD001 已由 stdkit.rules.mod.mod001 使用",
        ),
    ],
    ids=["missing module", "syntax", "raises", "code taken"],
)
def test_a_broken_plugin_is_named_in_one_sentence(site: Path, text: str, said: str) -> None:
    (site / "house_rules" / "hse003.py").write_text(text, encoding="utf-8")
    (site.parent / "草案.md").write_text(DRAFT, encoding="utf-8")
    done = run(site, "check", "草案.md")
    assert done.returncode == 2 and not done.stdout
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    for part in ("规则插件 house", "安装包 stdkit-house-rules 1.0.0", said, "请更新或卸载该插件"):
        assert part in done.stderr
