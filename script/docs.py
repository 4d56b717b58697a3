"""Write the pages that are made from the source: docs/rules from the rules, docs/errors.md from the errors. Called by script/docs."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "script")]

import errors_page  # noqa: E402  # after the path

from stdkit.lint import registry  # noqa: E402
from stdkit.lint.coverage import coverage  # noqa: E402
from stdkit.reports.rule_pages import pages  # noqa: E402

FOLDER = ROOT / "docs" / "rules"


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
    errors = errors_page.page()
    errors_changed = not errors_page.PAGE.exists() or errors_page.PAGE.read_text(encoding="utf-8") != errors
    if sys.argv[1:] == ["--check"]:
        for name in (*(f"rules/{name}" for name in changed), *(["errors.md"] if errors_changed else [])):
            print(f"docs/{name} is stale: run script/docs")
        return int(bool(changed) or errors_changed)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in made:
            (FOLDER / name).write_text(made[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    errors_page.PAGE.write_text(errors, encoding="utf-8", newline="\n")
    print(f"{len(made)} pages of rules, {len(changed)} written anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
