"""What a check took a document for: edition, kind, level and stage, each with the sign it was told by, for the report to say."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.facts import editions, kinds, levels, stages
from stdkit.facts.told import Told
from stdkit.lint.profile import Profile
from stdkit.model import Document
from stdkit.model.names import LEVELS, STAGES

GIVEN = "设置中指明"


@dataclass(frozen=True, slots=True)
class Taken:
    """One of the four. ``value`` is as the settings have it ("" where nothing tells), ``name`` what people call it, ``why`` the
    sign; ``option`` says otherwise on the command line. ``said`` is what the document says of itself where that is something else.
    """

    what: str
    value: str
    name: str
    why: str
    option: str
    said: str = ""


def taken(profile: Profile, doc: Document) -> tuple[Taken, ...]:
    """Edition, kind, level and stage, in this order. The edition is that of the profile, never guessed."""
    told = editions.edition(doc)
    differs = told.value not in ("", profile.edition) and not profile.engineering
    other = f"{told.why}是{told.value}年版的" if differs else ""
    edition = Taken(
        "edition",
        profile.edition,
        profile.title if profile.engineering else f"GB/T 1.1—{profile.edition}",
        f"配置{profile.name}",
        "--profile",
        other,
    )
    kind = _one("kind", profile.kind, kinds.kind(doc), {}, "--kind")
    level = _one("level", profile.level, levels.level(doc), LEVELS, "--level")
    stage = _one(
        "stage", profile.stage or "", stages.stage(doc), {str(key): name for key, name in STAGES.items()}, "--stage"
    )
    return edition, kind, level, stage


def _one(what: str, given: str, told: Told, names: dict[str, str], option: str) -> Taken:
    value = given or told.value
    other = names.get(told.value, told.value) if given and told.value not in ("", given) else ""
    said = f"{told.why}，像是{other}" if other else ""
    return Taken(what, value, names.get(value, value), GIVEN if given else told.why, option, said)
