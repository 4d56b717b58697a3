"""What one file is checked with; plain data that another process can be handed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from stdkit.lint.profile import Profile
from stdkit.lint.suppressions import Answer


@dataclass(frozen=True, slots=True)
class Job:
    """A file, the profile to check it with, and the severity from which it counts as failed; ``whole`` asks for its text too.
    ``old`` is the edition that it replaces, to compare it with; "" for none."""

    path: str
    profile: Profile
    fail_on: str = "error"
    whole: bool = False
    answers: tuple[Answer, ...] = ()
    old: str = ""
    today: datetime.date = field(default_factory=lambda: datetime.datetime.now().astimezone().date())
