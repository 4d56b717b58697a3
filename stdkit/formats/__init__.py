"""The only code that knows a file format."""

from stdkit.formats.reading import read

__all__ = ["read"]
