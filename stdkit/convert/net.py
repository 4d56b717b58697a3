"""The net under the guards: clauses that ask for a look by their form, whatever trade they come from.

Guards are lists of words, and a list misses what nobody thought of. A mesh of the net needs no list of matters: it sees that a consequence is
stated, that a limit is one of dose or exposure, that somebody is forbidden something while something runs. What it catches is not held; a
person is asked before it counts as weakened, and told why. The meshes, as a policy names them:

    consequence  以免…, 以防…, ，防止…, 否则…, 则为不合格, 可能造成…, in the sentence or said of it behind it
    dose         a limit in a unit of dose, exposure or traces (Bq/kg, ppm, mSv, dB(A))
    formula      应满足式（3）: the formula is the limit
    title        under a title that speaks of safety, health, rescue or the environment
    situation    an act is forbidden while, before or after something happens (转动时孩童不应近前)
    body         a part of the body behind a prohibition (不应用嘴吹)
    person       a person is forbidden an act, whatever the situation
    act          any act is forbidden that is no limit and no state (不应有…)

The last two are off unless a policy asks for them: with them a committee is asked about nearly every prohibition.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import get_args

from stdkit.convert.guards import Situation
from stdkit.convert.policy import Mesh
from stdkit.facts.patterns import pattern

_PROHIBITING = "不得|不应|不准许|不准|不许|不允许|严禁|禁止|不可|切勿|请勿|勿|不宜"
_SECRETS = "(?:密钥|口令|隐私|秘密|机密|个人信息|敏感信息)"
_CONSEQUENCE = pattern(
    r"(?:以免|以防|免得|谨防|严防)[^，。；]{1,24}|[，；。：]\s*(?:并|从而)?(?:防止|避免)[^，。；]{1,24}"
    r"|否则(?![^，。；]{0,8}(?:应|须|宜|不得|可(?!能)|按|视为|重新|返工|退))[^，。；]{1,24}"
    r"|[，；]\s*[则即](?:判定?|视|评)?为不合格[^，。；]{0,6}|一票否决"
    rf"|泄[露漏][^，。；]{{0,8}}{_SECRETS}|{_SECRETS}[^，。；]{{0,4}}(?:泄[露漏]|外泄)"
    r"|(?:会|将|可能|易|容易|极易|足以)(?:造成|导致|引起|引发|致使|危及|危害|伤及|损害|污染|损坏)[^，。；]{1,20}"
)
_SAID_OF_IT = pattern(r"\s*(?:否则|这会|这样会|此举|因为|因|由于|违反|违者)|(?!.*(?:应|须|不得|严禁|禁止|宜))")
"""A sentence behind a requirement that speaks of it: one without a requirement of its own, or that says so."""
_DOSE = (
    r"g\s?/\s?(?:kg|L|l|mL|m3|m³|\(?cm2|\(?cm²|\(?dm2|d\b)|pp[mbt]\b|k?Bq|[mμµn]?Sv|m?Gy\b|W/kg|[mμµ]W/(?:cm|lm)|[kV]?V/m|[mμµn]T\b|A/m"
    r"|dB\s?[（(]A|CFU|MPN|LD50|NTU|IU\b|[×x]\s?10.{0,3}\s?个/"
)
_LIMITED = pattern(
    rf"(?:{_PROHIBITING}|应)\s?不?(?:大于|超过|高于|多于|超出|小于|低于|少于|[≤≥＜＞<>])[^，。；]{{0,24}}?(?:{_DOSE})"
    r"|(?:辐射|辐照|照射|放射|声级|声压级|噪[声音]|振动|磁感应|电场|毒|氟|氡|苯|镍|铅|镉|汞|砷|铬|析出|溶出|迁移|脱落力|残留|限量)[^，。；]{0,20}"
    rf"(?:{_PROHIBITING}|应)\s?不?(?:大于|超过|高于|多于|超出|小于|低于|[≤≥＜＞<>])"
)
_FORMULA = pattern(r"[^，。；]{0,10}(?:符合|满足)[^，。；]{0,10}(?:公?式|不等式)\s?[（(]?\s?[A-Z]?\.?\d")
_ABOUT = pattern(
    r"安全|卫生|防护(?!等级|性能|罩|涂|层|代码)|防疫|疫病|应急|急救|救[援护]|消防|防[火爆雷汛洪]|环境(?:保护|安全|卫生|影响|要求|管理)|环保|生态|污染|健康|劳动保护|职业|危险|危害|风险|事故|警[示告]|禁忌|注意事项"
)
_OF_DATA = pattern(
    r"密码|密钥|口令|PIN|COS|令牌|芯片|算法|电子文件|接口|数据|信息|网络|软件|系统安全|安全服务|安全策略|安全机制|安全审计|安全功能|安全等级|协议|报文|证书|安全模块"
)
_PERSONS = r"(?:[作操使从业旅驾消]{1,2}[业作用务者]者|[\u4e00-\u9fff](?:者|员|工|客|童|师|生|众|民|夫|匠|友|手)|人|孩子|他人|行人|路人|工人|家属|老人|妇女|母亲)"
_PERSON = pattern(rf"{_PERSONS}(?:均|都|也|一律|等)?$")
_SITUATED = pattern(
    rf"(?:[\u4e00-\u9fff](?:(?<![逾临及按定同随准超小工课限即])时|期间|过程中|中途|之前|之后|前|后|未[\u4e00-\u9fff]{{1,4}})|期内|半小时内|小时内|天内|日内|d内|h内|min内|分钟内)[，,]?(?:[^，。；]{{0,6}}?{_PERSONS}|[^，。；]{{0,4}})(?:均|都|也)?$"
)
_BODY = pattern(
    r"伸手|徒手|裸手|[人脸面]脸|面部|头部|裸眼|眼睛|[用以对]嘴|口[吸吹含尝]|嘴吹|手[指掌臂]|脚|赤[手脚足膊]|皮肤|伤口|破口|头发|肢体|身体|入眼|吞食|吞咽|舔"
)
_VALUE = pattern(
    r"\s?(?:大于|小于|超过|超出|低于|高于|少于|多于|长于|短于|宽于|窄于|早于|迟于|晚于|重于|轻于|劣于|优于|厚于|薄于|快于|慢于|[≤≥＜＞<>\d])"
)
_STATE = pattern(
    r"\s?(?:有(?!人)|存在|出现|带有|含有|含|为(?!了)|是|呈|小|大|高|低|明显|影响|脱落|开裂|变形|松动|起[皱毛球泡砂层]|褪色|变色|泛|缺|漏[^水电气油]|重叠|重复|断|歪|混淆|空|超|失|偏离|相交|一致|残缺)"
)


_REACH = 80
"""So far at most is looked back from the word: what is looked for there ends at it."""
_PHRASE = pattern(r"[^，。；]{0,100}")
"""The phrase behind the word, as long as phrases are at most."""


def caught(situation: Situation, meshes: Collection[str], frames: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Why the requirement at ``situation`` asks for a look, in Chinese, one sentence for each of ``meshes`` that it hangs in."""
    return tuple(why for mesh in _ORDER if mesh in meshes and (why := _MESHES[mesh](situation, frames)))


def _consequence(at: Situation, _: tuple[str, ...]) -> str:
    if told := _told_consequence(at.sentence):
        return f"句中说了后果（{told}），请核对是否关系安全、健康、环境或财产"
    for beside in at.beside:
        if (beside in at.surroundings.notes or _is_said_of_it(beside)) and (told := _told_consequence("，" + beside)):
            return f"后文说了后果（{told}），请核对是否关系安全、健康、环境或财产"
    return ""


# Asked again for each of the words of a sentence, of which there may be thousands.
@lru_cache(maxsize=1024)
def _told_consequence(sentence: str) -> str:
    seen = _CONSEQUENCE.search(sentence)
    return seen[0].strip("，；。： ") if seen else ""


@lru_cache(maxsize=1024)
def _is_said_of_it(sentence: str) -> bool:
    return _SAID_OF_IT.match(sentence) is not None


@lru_cache(maxsize=1024)
def _limited(text: str) -> str:
    seen = _LIMITED.search(text)
    return seen[0] if seen else ""


def _dose(at: Situation, _: tuple[str, ...]) -> str:
    seen = _limited(at.sentence) or _limited(at.surroundings.led)
    return f"像是有害物或暴露量的限值（{seen}），请核对" if seen else ""


def _formula(at: Situation, _: tuple[str, ...]) -> str:
    seen = _FORMULA.match(at.right)
    return "公式就是限值，改后公式随之成为推荐" if seen else ""


def _title(at: Situation, _: tuple[str, ...]) -> str:
    title = next((t for t in at.surroundings.titles if (bare := re.sub(r"\s", "", t)) and _speaks_of_safety(bare)), "")
    return f"在标题“{title}”之下，请核对是否关系安全、健康或环境" if title else ""


@cache
def _speaks_of_safety(title: str) -> bool:
    return _ABOUT.search(title) is not None and _OF_DATA.search(title) is None


def _left(at: Situation) -> str:
    return at.sentence[: len(at.sentence) - len(at.right) - len(at.reading)]


def _is_act(at: Situation, frames: tuple[str, ...]) -> bool:
    return (
        re.fullmatch(_PROHIBITING, at.reading) is not None
        and "limit" not in frames
        and _VALUE.match(at.right) is None
        and _STATE.match(at.right) is None
    )


def _situation(at: Situation, frames: tuple[str, ...]) -> str:
    if not _is_act(at, frames):
        return ""
    seen = _SITUATED.search(_left(at)[-_REACH:])
    return f"禁止在某种情形下做某事（{seen[0]}{at.reading}……），请核对是否关系安全" if seen else ""


def _body(at: Situation, frames: tuple[str, ...]) -> str:
    if not _is_act(at, frames):
        return ""
    phrase = _PHRASE.match(at.right)
    seen = _BODY.search(phrase[0]) if phrase else None
    return f"说到人的身体（{seen[0]}），请核对是否关系安全" if seen else ""


def _person(at: Situation, frames: tuple[str, ...]) -> str:
    if not _is_act(at, frames):
        return ""
    seen = _PERSON.search(at.actor[-_REACH:])
    return f"禁止人做某事（{at.actor}{at.reading}……），请核对是否关系安全" if seen else ""


def _act(at: Situation, frames: tuple[str, ...]) -> str:
    return "禁止做某事而没有限值，请核对是否关系安全" if _is_act(at, frames) else ""


_MESHES = {
    "consequence": _consequence,
    "dose": _dose,
    "formula": _formula,
    "title": _title,
    "situation": _situation,
    "body": _body,
    "person": _person,
    "act": _act,
}
_ORDER = tuple(get_args(Mesh))
