"""The drafting notation (docs/notation.md): Markdown in, Markdown out."""

from stdkit.formats.markdown.reader import read_markdown
from stdkit.formats.markdown.writer import write_markdown

__all__ = ["read_markdown", "write_markdown"]
