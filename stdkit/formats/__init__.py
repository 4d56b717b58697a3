"""The only code that knows a file format."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stdkit.formats.reading import read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    """``read`` is imported when it is asked for: a module of this package that starting up needs must not bring the readers along."""
    if name == "read":
        from stdkit.formats.reading import read

        globals()[name] = read
        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
