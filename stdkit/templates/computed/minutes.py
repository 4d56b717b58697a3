"""审查会议纪要: whether enough members came and the vote carried.

《全国专业标准化技术委员会管理办法》: at least 3/4 of the members vote; carried with 2/3 of those voting for and no more than 1/4 against.
Elsewhere (departments, provinces, societies) 3/4 of those voting is the usual rule. ``meeting.carried`` says which holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdkit.errors import BadData


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    """``quorum`` and ``vote_result`` as sentences without their full stop. ``BadData`` where the counts contradict one another."""
    meeting = values["meeting"] or {}
    check_counts(meeting, path)
    members, present = _count(meeting, "members"), _count(meeting, "present")
    agreed, against, abstaining = (_count(meeting, name) for name in ("for", "against", "abstaining"))
    carried = meeting.get("carried") or ("2/3" if values["level"] == "国家" else "3/4")
    return {
        "quorum": values["quorum"] or _quorum(members, present),
        "vote_result": values["vote_result"] or _result(members, agreed, against, abstaining, carried),
    }


def check_counts(meeting: Mapping[str, Any], path: str) -> None:
    """``BadData`` where the counts of members, present and votes contradict one another."""
    members, present = _count(meeting, "members"), _count(meeting, "present")
    votes = [_count(meeting, name) for name in ("for", "against", "abstaining")]
    if members is not None and present is not None and present > members:
        raise BadData(
            "D105",
            f"到会委员（{present}）多于委员总数（{members}）",
            path=path,
            advice="请核对 meeting.present 和 meeting.members",
        )
    agreed, against, abstaining = votes
    if present is not None and agreed is not None and against is not None and abstaining is not None:
        cast = agreed + against + abstaining
        if cast > present:
            raise BadData(
                "D106",
                f"赞成、反对、弃权共 {cast} 票，多于到会委员 {present} 名",
                path=path,
                advice="请核对 meeting 中的票数和 present",
            )


def _count(meeting: Mapping[str, Any], name: str) -> int | None:
    value = str(meeting.get(name) or "")
    return int(value) if value else None


def _quorum(members: int | None, present: int | None) -> str:
    if not members or present is None:
        return ""
    if present * 4 >= members * 3:
        return f"委员总数{members}名，到会委员{present}名，不少于委员总数的3/4，符合规定"
    return f"委员总数{members}名，到会委员{present}名，不足委员总数的3/4，不符合规定，表决无效"


def _result(members: int | None, agreed: int | None, against: int | None, abstaining: int | None, carried: str) -> str:
    if agreed is None or against is None or abstaining is None:
        return ""
    cast = agreed + against + abstaining
    told = f"参加表决的委员{cast}名，其中赞成{agreed}票，反对{against}票，弃权{abstaining}票"
    if members and cast * 4 < members * 3:
        return f"{told}；参加表决的委员不足委员总数的3/4，表决无效"
    enough = cast > 0 and (agreed * 3 >= cast * 2 if carried == "2/3" else agreed * 4 >= cast * 3)
    if not enough:
        return f"{told}；赞成票不足参加表决委员的{carried}，表决不通过"
    if carried == "2/3" and against * 4 > cast:
        return f"{told}；反对票超过参加表决委员的1/4，表决不通过"
    also = "，且反对票不超过1/4" if carried == "2/3" else ""
    return f"{told}；赞成票不少于参加表决委员的{carried}{also}，表决通过"
