"""YAML as data: our own tables and those of users."""

from __future__ import annotations

import hashlib
import marshal
from typing import Any

from stdkit.facts import prepared

_KIND = "table"


def load_yaml(text: str) -> Any:
    """What ``text`` holds, as plain values (no tags that make objects); by the C parser where PyYAML has it, ten times as quick.

    ``yaml.YAMLError`` where it is no YAML.
    """
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def load_own(text: str) -> Any:
    """As ``load_yaml``, for a table of the program's own, which the command line keeps from one run to the next (``prepared``)."""
    made_from = hashlib.sha256(text.encode()).hexdigest()
    known = prepared.find(_KIND, made_from)
    if known is not None:
        return marshal.loads(known)  # anew each time: who gets it may change it
    value = load_yaml(text)
    if prepared.wanted():
        try:
            prepared.keep(_KIND, made_from, marshal.dumps(value))
        except ValueError:  # a date: YAML knows more kinds of values
            return value
    return value
