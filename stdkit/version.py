"""The version, where every layer may read it (`stdkit/__init__` imports the verbs when they are called)."""

from __future__ import annotations

__version__ = "0.1.0"
