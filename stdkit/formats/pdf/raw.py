"""pdfium's functions called for every character or stroke: with plain addresses, past the checks of ctypes, which cost more than
what they guard."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

PLACE = ctypes.c_void_p


def quick(name: str, result: Any, *arguments: Any) -> Any:
    """The pdfium function ``name``, taking addresses where its header says pointers.

    The interpreter is not let go meanwhile: these functions only look something up.
    """
    function = getattr(pdfium, name)
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, PLACE).value)  # type: ignore[arg-type]


def address_of(handle: Any) -> int:
    """The address a handle of pypdfium2 points to."""
    return ctypes.cast(handle, PLACE).value or 0
