"""The mechanical forms of a provision: what it would read in standard and in recommended wording, guards left aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stdkit.convert.policy import Policy, load_policy
from stdkit.facts.patterns import pattern
from stdkit.facts.phrases import what_follows
from stdkit.facts.tokens import Token

REQUIRING = frozenset({"REQ", "REQ_NS", "DOUBLE"})
PROHIBITING = frozenset({"PROH", "PROH_NS"})
_FIXED_FRAMES = {
    "when": "条件句里的“{text}”不是要求，改成“应”反而不对；宜改写为“需要”",
    "arguing": "“理应”“本应”是说理，不是要求；须人工改写",
    "label": "“{text}……”像是类别的名称，不是要求；须人工判断",
    "restricted": "“{text}”与后面的“只能”“仅能”重叠，没有机械的改法；宜改写为“应仅……”或“只准许……”",
    "cut": "“{text}”后面是空白和下一栏，可能是被分栏截断的词（如“应用”）；须人工判断",
}
_ADVERBS = pattern(r"(?:均|都|皆|一律|严格|坚决|绝对|立即|首先|同时)*")
_AFTER = pattern(r"(?:后|之后|以后|时|期间|之[前中内间下]|[^以]下)[，,]?$")
# Between the requirement and 方可: no comma, a comma at once before 方可, or words that say that something is done.
_DONE = pattern(
    r"^[^，,]*$|[，,]$|(?:后|合格|完成|完毕|通过|批准|同意|确认|达标|正常|无误|到位|签字|签认|验收|复核|检验|检查|审核|审批|认可|一致|要求|规定|条件|标准|时|以上|以下|情况下|干燥|冷却|消毒|清洗|培训|校准|标定|检定|试验)[，,]?$"
)
_DONE_BEFORE = pattern(r"[^，,以]后[^，,后]{1,8}$")
"""须激活后令牌才能就绪: what is done is said before the second subject."""
_QUALITY = pattern(
    r"[^，。；：、的]{1,4}(?:[或和与及][^，。；：、的]{1,5})?的(?![^，。；]{1,6}(?:应|须|不得|禁止|由|按|列|见))"
)
_ENSURED = pattern(r"(?:确保|保证(?!金|人|书)|致使|使(?![用者馆命]))[^，。；：]{1,30}$")
_TWO_SUBJECTS = "前后两半各有主语，没有机械的推荐措辞，须人工改写"
_VERB_AHEAD = pattern(
    r"(?:不|按|在|由|用|以|对|将|从|经|为|与|采用|使用|执行|实行|进行|报|停|退|拒|作|取消|视|予|给|禁|送|上|下|加|设)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """``normalise`` and ``recommend`` are the two texts; ``why`` says why a form is missing or doubtful; ``fixed`` that the force
    must not change whatever the guards say; ``review`` (and ``review_force``, when the force changes) that a person has to look;
    ``review_kept`` when the force stays. ``comma`` is the range of a comma that goes with the recommended form.
    """

    token: Token
    normalise: str
    recommend: str
    review: bool = False
    review_force: bool = False
    review_kept: bool = False
    fixed: bool = False
    why: tuple[str, ...] = ()
    comma: tuple[int, int] | None = None
    missing: bool = False
    """There is no mechanical form for the standard wording."""


def forms(
    text: str, found: Sequence[Token], policy: Policy, *, engineering: bool = False, edition: str = "2020"
) -> list[Form]:
    """The forms of the tokens of one sentence, in order. ``text`` is the paragraph the offsets of the tokens point into."""
    recommended = policy.recommended or load_policy("recommend").recommended
    made = [_form(text, token, policy, recommended, engineering, edition) for token in found]
    _neighbours(text, made)
    _conditions(text, made)
    return made


def _form(text: str, token: Token, policy: Policy, recommended: object, engineering: bool, edition: str) -> Form:
    assert isinstance(recommended, dict)
    kept = engineering and token.word in policy.engineering_keep
    replacement = None if kept else policy.words.get(token.word)
    form = Form(token, token.text, recommended.get(token.word, token.text))
    if replacement is not None:
        form = replace(form, normalise=replacement.to, review=replacement.review)
        if token.word not in recommended:
            form = replace(form, recommend=replacement.to)
        if replacement.grammar:
            form = _by_grammar(text, form)
        elif what_follows(text[token.end :]) == "nothing" and token.kind in PROHIBITING | REQUIRING:
            form = _without_form(form)
        if token.word == "bukeyi" and "ability" in token.frames:
            doubt = "是禁止还是没有能力，须人工判断；表示禁止时用“不应”"
            form = replace(form, normalise=token.text, recommend=token.text, fixed=True, why=(*form.why, doubt))
        elif token.word == "bukeyi" and re.match(r"[^，。；]{1,16}?[为代作][^，。；]", text[token.end :]):
            doubt = "“不可以……为……”也可能是“不可”加“以”"
            form = replace(form, normalise="不应以", recommend="不宜以", why=(*form.why, doubt))
    elif kept and token.word in policy.engineering_review:
        form = replace(form, review=True, why=(f"工程建设标准中“{token.text}”是规定的用词，保留",))
    elif token.word == "buzhunxu" and what_follows(text[token.end :]) != "verb":
        form = replace(
            form,
            recommend=token.text,
            fixed=True,
            review_force=True,
            why=("“不准许”后面是人或物和它的动作，没有机械的推荐措辞",),
        )
    if (note := policy.shown.get(token.word)) is not None:
        form = _shown(text, form, note)
    return _by_frames(text, form, edition)


_TOLD = pattern(r"(?:防止|避免|以免|以防)[^，。；]*$|(?:常常|往往|有时|时常)$")
"""Before 不能 and 需要: what is to be prevented, or what is so now and then; nobody is asked about it."""


def _shown(text: str, form: Form, note: str) -> Form:
    frames = form.token.frames
    if form.token.kind in {"CAP", "NEED"} and _TOLD.search(text[form.token.sentence[0] : form.token.start]):
        return form
    if form.token.kind == "NEED" and {"whether", "when", "attributive"} & set(frames):
        return form
    if form.token.word == "fangke" and "condition" in frames:
        return form
    return replace(form, review=True, why=(*form.why, note))


def _without_form(form: Form) -> Form:
    why = f"“{form.token.text}”后面没有动词，没有机械的改法，须人工改写"
    return replace(
        form,
        normalise=form.token.text,
        recommend=form.token.text,
        review=True,
        why=(*form.why, why),
        fixed=True,
        missing=True,
    )


def _by_grammar(text: str, form: Form) -> Form:
    follows = what_follows(text[form.token.end :])
    plain = re.search("不得|不准|不许|不允许|不能|不可|不应", form.token.reading) is not None
    if follows == "agent":
        why = "后面是人或物和它的动作，用“不准许”；也可调整语序为“……不应……”"
        return replace(form, normalise="不准许", recommend="不准许", review=True, fixed=True, why=(*form.why, why))
    if follows == "noun" and re.match(r"(?:下列|以下|如下)", text[form.token.end :]):
        why = f"“{form.token.text}”后面是列项，可改写为“不应有”或把否定写进各项"
        return replace(_without_form(form), why=(why,))
    if follows == "nothing" or (follows in ("noun", "unknown") and not plain):
        return _without_form(form)
    if form.token.word in {"yanjin", "jinzhi", "doubleneg", "juebu"}:
        return replace(form, why=(*form.why, f"“{form.token.text}”语气较重，改后请人工核对"))
    return form


def _by_frames(text: str, form: Form, edition: str) -> Form:
    token, frames = form.token, form.token.frames
    for name, why in _FIXED_FRAMES.items():
        if name in frames and (name != "when" or token.kind in REQUIRING):
            why = why.format(text=token.text)
            return replace(
                form, normalise=token.text, recommend=token.text, review=True, fixed=True, why=(*form.why, why)
            )
    if token.word == "buke" and _QUALITY.match(text[token.end :]):
        why = "“不可……的”像是说一种性质（不可修改的环境），不是禁止；须人工判断"
        return replace(form, normalise=token.text, recommend=token.text, review=True, fixed=True, why=(*form.why, why))
    if token.word == "buke" and _ENSURED.search(text[token.sentence[0] : token.start]):
        why = "“确保……不可……”说的是结果，改成“不应”便重复了要求；须人工判断"
        return replace(form, normalise=token.text, recommend=token.text, review=True, fixed=True, why=(*form.why, why))
    if token.kind not in REQUIRING | PROHIBITING:
        return form
    changes = form.normalise != token.text
    if "attributive" in frames and token.word in {"yanjin", "jinzhi"}:
        why = f"“{token.text}”在定语里，没有机械的改法"
        return replace(form, normalise=token.text, recommend=token.text, review=True, fixed=True, why=(why,))
    if "attributive" in frames or "whether" in frames:
        where = "定语" if "attributive" in frames else "“是否”之后"
        why = f"“{token.text}”在{where}里，不是句子的要求，力度不改"
        recommend = form.normalise
        form = replace(
            form,
            recommend=recommend,
            fixed=True,
            review_force=True,
            review=form.review or changes,
            why=(*form.why, why),
        )
    if "fact" in frames:
        why = "也可能只是陈述物理事实，须人工判断"
        form = replace(form, recommend=form.normalise, fixed=True, review=True, why=(*form.why, why))
    if "reject" in frames:
        why = "不合格品的放行规定降为推荐没有意义"
        form = replace(form, review_force=True, why=(*form.why, why))
    if token.uncertain:
        form = replace(form, review=True, why=(*form.why, token.uncertain))
    return _doubts(form, text, edition)


def _doubts(form: Form, text: str, edition: str) -> Form:
    frames = form.token.frames
    notes: list[str] = []
    review, force, softened = form.review, form.review_force, False
    if edition == "2020":
        if "vague" in frames:
            review = True
            notes.append("要求含糊，难以证实（表C.1）")
        if "softened" in frames or "generalized" in frames:
            softened = True
            notes.append("“应”不与“尽可能”“一般”等连用（9.4.2.2、9.4.2.3），宜改为“宜”或删去")
    if "exception" in frames:
        force = True
        notes.append("降为推荐时例外也随之减弱")
    if "cascade" in frames:
        force = True
        notes.append("所引的表、图或附录随之整体成为推荐")
    if "condition" in frames:
        force = True
        notes.append("“宜……方可”自相矛盾，后半句一并改")
    if "limit" in frames:
        notes.append("限值：不应低于强制性国家标准")
    if re.match(r"[^，。；]{0,20}(?:最新公布|最新发布|公布的|发布的)", text[form.token.end :]):
        force = True
        notes.append("指向另行公布的文件，请核对由谁公布")
    return replace(form, review=review, review_force=force, review_kept=softened, why=(*form.why, *notes))


def _neighbours(text: str, made: list[Form]) -> None:
    """Words that stand together: 一律不得, 应一律禁止."""
    for at, form in enumerate(made):
        token = form.token
        following = next(
            (other for other in made[at + 1 :] if other.token.kind != "UNIV" or token.kind == "UNIV"), None
        )
        gap = text[token.end : following.token.start] if following else ""
        near = following is not None and _ADVERBS.fullmatch(gap) is not None
        if token.kind == "UNIV" and form.normalise != token.text:
            made[at] = _universal(text, form, following, near, made[at - 1] if at else None)
        elif (
            following is not None
            and near
            and token.kind in REQUIRING
            and following.token.kind == "PROH_NS"
            and not following.missing
        ):
            why = f"与后面的“{following.token.text}”重复，合为一个"
            made[at] = replace(form, normalise="", recommend="", review=True, why=(*form.why, why))


def _universal(text: str, form: Form, following: Form | None, near: bool, before: Form | None) -> Form:
    token = form.token
    led = before is not None and text[before.token.end : token.start] == "" and before.token.kind in REQUIRING | {"REC"}
    if near or led:
        if near and following is not None and (following.missing or following.normalise == "不准许"):
            return _without_form(form)
        return form
    phrase = re.split(r"[，。；]", text[token.end :], maxsplit=1)[0]
    modal_ahead = following is not None and following.token.start < token.end + len(phrase)
    if modal_ahead or what_follows(phrase) == "verb" or _VERB_AHEAD.match(phrase):
        if modal_ahead:
            return form
        return replace(form, normalise="均应", recommend="均宜", why=(*form.why, "“一律”后没有“应”，补上"))
    return _without_form(form)


def _conditions(text: str, made: list[Form]) -> None:
    """方可 behind a requirement that becomes a recommendation: 应检验合格方可出厂 → 宜检验合格后出厂."""
    for at, form in enumerate(made):
        if form.token.kind != "COND" or "condition" not in form.token.frames:
            continue
        first = next(
            (f for f in reversed(made[:at]) if f.token.kind in REQUIRING and "condition" in f.token.frames), None
        )
        if first is None or "宜" not in first.recommend or "fact" in form.token.frames:
            made[at] = replace(
                form, review_force=True, review=form.review or (first is not None and "fact" in form.token.frames)
            )
            continue
        left = text[: form.token.start]
        if not _DONE.search(text[first.token.end : form.token.start]):
            made[at] = replace(
                form, recommend=form.token.text, review_force=True, review=True, why=(*form.why, _TWO_SUBJECTS)
            )
            lead = made.index(first)
            made[lead] = replace(
                first, recommend=first.normalise, fixed=True, review_force=True, why=(*first.why, _TWO_SUBJECTS)
            )
        elif _AFTER.search(left) or _DONE_BEFORE.search(text[first.token.end : form.token.start]):
            made[at] = replace(form, recommend="", review_force=True)
        else:
            comma = (form.token.start - 1, form.token.start) if left.endswith(("，", ",")) else None
            made[at] = replace(form, recommend="后", review_force=True, comma=comma)
