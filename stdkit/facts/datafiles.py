"""YAML as data: our own tables and those of users."""

from __future__ import annotations

from typing import Any


def load_yaml(text: str) -> Any:
    """What ``text`` holds, as plain values (no tags that make objects); by the C parser where PyYAML has it, ten times as quick.

    ``yaml.YAMLError`` where it is no YAML.
    """
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
