"""Write the pages of docs/rules, which are made from the rules. Called by script/docs."""

from __future__ import annotations

import sys
from pathlib import Path

from stdkit.lint import registry
from stdkit.lint.coverage import coverage
from stdkit.reports.rule_pages import pages

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


def wanted() -> dict[str, str]:
    """The pages as the rules of stdkit itself ask for them; those of plug-ins installed here take no part."""
    rules = {
        code: rule for code, rule in registry.load().items() if rule.check.__module__.startswith(f"{registry.PACKAGE}.")
    }
    return pages(rules.values(), coverage(rules))


def stale(made: dict[str, str]) -> list[str]:
    """The names of pages that are missing, different or left over."""
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in {*made, *there} if made.get(name) != there.get(name))


def main() -> int:
    made = wanted()
    changed = stale(made)
    if sys.argv[1:] == ["--check"]:
        for name in changed:
            print(f"docs/rules/{name} is stale: run script/docs")
        return int(bool(changed))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in made:
            (FOLDER / name).write_text(made[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    print(f"{len(made)} pages, {len(changed)} written anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
