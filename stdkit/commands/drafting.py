"""A draft in Markdown straight to Word: cover from its front matter, no data file."""

from __future__ import annotations

from pathlib import Path

from stdkit.errors import BadOption

_TEXT = frozenset({".md", ".markdown"})


def is_text(name: str) -> bool:
    """Whether what ``render`` is asked for is a draft in Markdown, not a template."""
    return Path(name).suffix.lower() in _TEXT


def refuse_with_text(**options: object) -> None:
    """``BadOption`` for the options, by their names, that do not go with a draft in Markdown."""
    given = [f"--{name}" for name, value in options.items() if value]
    if given:
        raise BadOption(
            "O025",
            f"直接排 Markdown 正文时不用 {'、'.join(given)}",
            advice="可用的有 --data、--pdf 和 -o；排各种文件请给出模板名称",
        )


def write_text(path: Path, out: Path) -> tuple[str, ...]:
    """Write the draft at ``path`` as DOCX; remarks on what could not be written as the book wants it.

    ``UnreadableFile`` (``BrokenReferences`` too) where it cannot be read, ``CannotWrite`` for ``out``.
    """
    from stdkit.formats import read
    from stdkit.formats.docx.writer import write_fresh

    return write_fresh(read(path), out)
