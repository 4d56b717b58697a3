"""Measures ``stdkit diff``: how much of known random edits it finds again, and how long it takes.

    .venv/bin/python script/bench_diff.py [--seeds N] [--edits N] [--wrong] [DOCUMENT ...]

Without documents it takes those of ``examples/`` and made-up drafts of many short clauses. ``--wrong`` prints every mistake.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from stdkit.compare import compare  # noqa: E402
from stdkit.formats import read  # noqa: E402
from stdkit.formats.markdown import read_markdown  # noqa: E402
from stdkit.model import Document  # noqa: E402
from tests.compare.edits import ACTS, WORDS, Editor  # noqa: E402
from tests.compare.truth import Score, measure  # noqa: E402

BOILERPLATE = ("应符合GB/T 191的规定。", "按GB/T 2828.1规定的方法检验。", "应符合表1的规定。")
SIZES = (500, 2000, 10000)


def draft(clauses: int, seed: int = 1) -> str:
    """A Markdown draft of about so many clauses, a fifth of them sentences that stand in many places."""
    pick = random.Random(seed)
    lines: list[str] = []
    count = chapter = 0
    while count < clauses:
        chapter += 1
        lines.append(f"# {chapter} {pick.choice(WORDS)}要求")
        for one in range(1, 9):
            lines.append(f"## {chapter}.{one} {pick.choice(WORDS)}的{pick.choice(['检查', '安装', '维护'])}")
            lines += [f"{chapter}.{one}.{two}　{_sentences(pick)}" for two in range(1, 6)]
            count += 6
        count += 1
    return "\n\n".join(lines) + "\n"


def _sentences(pick: random.Random) -> str:
    if pick.random() < 0.2:
        return pick.choice(BOILERPLATE)
    return "".join(_sentence(pick) for _ in range(pick.randint(1, 2)))


def _sentence(pick: random.Random) -> str:
    modal = pick.choice(["应", "宜", "不应"])
    number = pick.randint(1, 400)
    return (
        f"{pick.choice(WORDS)}的{pick.choice(WORDS)}{modal}{pick.choice(ACTS)}，"
        f"{pick.choice(WORDS)}不应大于{number} mm，并{pick.choice(ACTS)}。"
    )


def accuracy(name: str, doc: Document, seeds: int, edits: int, *, wrong: bool) -> Score:
    """Prints how well the edits of ``seeds`` runs are found again."""
    score = Score()
    for seed in range(seeds):
        edited = Editor(doc, seed).run(edits)
        measure(compare(doc, edited.document), edited, score)
    links = f"{score.right}/{score.wanted} links, {score.unlinked}/{score.loose} added and deleted"
    print(
        f"{name}: aligned {score.aligned:.4f} ({links}), kinds {score.exact:.4f}, unchanged told changed {score.quiet}"
    )
    print("   ", ", ".join(f"{kind} {score.kinds[kind]}/{made}" for kind, made in sorted(score.made.items())))
    if wrong:
        print("".join(f"    {line}\n" for line in score.wrong), end="")
    return score


def speed(clauses: int) -> tuple[float, float]:
    """How long comparing takes: the comparison alone, and a whole process that reads two files and writes JSON."""
    old, new = draft(clauses), draft(clauses)
    lines = new.splitlines()
    for at in range(0, len(lines), 20):  # every tenth clause
        lines[at] = lines[at].replace("应", "宜").replace("不大于", "不小于").replace("mm", "cm")
    documents = read_markdown(old), read_markdown("\n".join(lines))
    began = time.process_time()
    compare(*documents)
    alone = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("old.md", "new.md")]
        for path, text in zip(paths, (old, "\n".join(lines)), strict=True):
            path.write_text(text, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "stdkit.cli",
            "diff",
            *map(str, paths),
            "--to",
            "json",
            "-o",
            f"{folder}/x.json",
        ]
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        whole = time.perf_counter() - began
    return alone, whole


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures stdkit diff.")
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    names = given.documents or sorted(path for path in (ROOT / "examples").rglob("*.docx"))
    total = Score()
    for path in names:
        score = accuracy(path.name, read(path), given.seeds, given.edits, wrong=given.wrong)
        total.right, total.wanted = total.right + score.right, total.wanted + score.wanted
    if not given.documents:
        accuracy("made up, 2,000 clauses", read_markdown(draft(2000)), 2, 200, wrong=given.wrong)
        for size in SIZES:
            alone, whole = speed(size)
            print(f"{size} clauses: comparing {alone:.2f} s of processor time, whole process {whole:.2f} s")
    print(f"links found in all: {total.right}/{total.wanted}")


if __name__ == "__main__":
    main()
