"""A fact is a function of a document, worked out once and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from stdkit.model import Document

T = TypeVar("T")


def fact(function: Callable[[Document], T]) -> Callable[[Document], T]:
    """Keep what ``function`` says of a document for the document's life."""
    key = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def remembered(doc: Document) -> T:
        if key not in doc.memo:
            doc.memo[key] = function(doc)
        value: T = doc.memo[key]
        return value

    return remembered
