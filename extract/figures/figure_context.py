"""What a form takes from the words around it, beyond its own item: the subject said before (普通高等学校9所、招生6万人), the
grade that a list says once (国家级绿色工厂7家、绿色矿山2家), the means by which something is done (依托某研究院建设…). Where it
cannot be carried for certain, the number is not told.

In: a form, the form right before it, and the text of its clause and of the clause before. Out: the form with what belongs
to it, or None.
"""

import re
from dataclasses import replace

from ..amounts import Amount
from .figure_items import COUNT, LEADS
from .whole_names import Form

_KEPT = (
    "(?:学校|院校|高校|大学|学院|幼儿园|医院|机构|平台|中心|基地|基金|园区?|机场|港口?|口岸|博物馆|图书馆|景区|孵化器|众创空间|服务站|联盟|公司|集团)"
)
_OWNER = re.compile(f"(?:.*中的)?(?P<who>.*?{_KEPT})(?:总?规模|总?数量?|总量|总数)?$")
# What only a body does: whose pupils, patients or projects they are, it says itself.
_BODYS = re.compile(
    "(?:招生|招录|在校生?|在读|毕业生?|就读|开户|收治|诊疗|接诊|在孵|孵化|参投|放款|放贷|授信|受理|办件|赋能|参展|参会|到会)"
    "(?:人数|人次|总?量|规模|金额|总额|总数|数)?"
    "|(?:赋能|支持|服务|支撑|扶持|帮扶|投资|参投|孵化|在孵|撬动|对接)(?:各类|相关|重点|创新)?(?:项目|企业|产业|客户|主体|团队)"
    "|总?装机(?:容量|规模)?"
    "|(?:国际化|海外|境外|主营)(?:业务)?(?:收入|营收)"
)
# A rate of projects or tasks: of which, a count before says.
_RATE_OF_SOME = re.compile(
    "(?:年度|计划|任务|项目|资金|投资|建设|目标|总体|累计|均)*(?:完成|开工|复工|竣工|投产|入库|转化|履约|落地|到位|支付|拨付|达产|入统|纳统|办结|合格|达标|整改"
    "|销号|化解|成功)率|(?:完成)?(?:年度)?(?:投资)?(?:计划|任务|目标)"
)
# 脱贫人口参保率达95%，实现稳岗就业6万人: their jobs
_JOBS = re.compile("(?:稳岗|稳定|务工|外出|帮扶|帮助|转移|返乡|就近|灵活)*(?:就业|务工|创业|就业创业|就业务工)(?:人数)?")
_SOME_PEOPLE = re.compile("脱贫|监测对象|搬迁|群体|残疾人|退役军人|毕业生|困难人员|零就业|低收入|移民|渔民")
_COUNTED_BEFORE = re.compile("\\d[\\d,]*余?[个家项件处所条批户座]")
# 在某县国有农场建设养殖园区，规模达到…
_OPENS_THING = re.compile(
    "(?:在|依托)[^，；\\d]{2,30}?(?:建立|建设|打造|规划|布局|创建|设立|兴建|新建|建成)[^，；\\d]{2,20}"
    "(?:园区?|基地|中心|示范区|集聚区|片区|工厂|牧场|农场|产业带|综合体|项目)$"
)
_OF_THING = re.compile("(?:规模|面积|产值|产量|产能|能力|投资|人数|存栏|出栏|营收|收入|利润|税收|企业|项目)$")
_BY_MEANS = re.compile("(?:依托|借助|凭借|立足)")
_GRADE = re.compile("(?P<grade>(?:国家|省|自治区|市|部|世界|区域)级(?:以上)?(?:及以上)?|国家(?!级|电网|税|粮|储备)|全国)(?P<noun>.{2,})")
_OWN_GRADE = re.compile(
    "^(?:自治区|省|市|部)|级|[省市州区县盟](?:内|外|际|域|重点)|国家|全[国省市区州]|世界|国际|国省|中国|“|《|亿元|万人"
    "|[规限]上|规模以上|限额以上"
)
_GIVEN = re.compile(
    "(?:工厂|车间|矿山|园区?|基地|实验室|中心|平台|集群|试点|品牌|案例|示范场景|优秀场景|社区|[村镇乡]|工作室|孵化器|空间|示范[社场园区县点户企业]*|流域|传承人"
    "|项目|产业带|街区|度假区|景区|专科|学科|专业|集聚区|联合体|样板区|冠军|龙头企业)$"
)
_LIKE = 2


def with_context(form: Form, before: Form | None, amount: Amount, clause: str, previous: str, *, listed: bool) -> Form | None:
    """The form with what stands around it; `previous` is the clause before (empty for the first of a sentence), `listed`
    whether another number stands before in the clause."""
    if _BY_MEANS.match(LEADS.sub("", clause)):
        return None
    if not listed and not previous:
        return form
    plain = form.bare or form.name
    if _BODYS.fullmatch(plain) or _BODYS.fullmatch(form.name):
        return _owned(form, before)
    if amount.value.endswith("%") and _RATE_OF_SOME.fullmatch(form.name):
        here = clause[: amount.outer_start]
        return None if _COUNTED_BEFORE.search(previous) or _COUNTED_BEFORE.search(here) else form
    if not listed and _JOBS.fullmatch(plain) and _SOME_PEOPLE.search(previous):
        return None
    if previous and not listed and _OPENS_THING.search(previous) and _OF_THING.search(plain):
        return None
    return form


def _owned(form: Form, before: Form | None) -> Form | None:
    """普通高等学校9所、招生6万人; “春风”基金规模5亿元、赋能项目3个."""
    owner = _OWNER.fullmatch(before.bare) if before and not before.listed else None
    if not owner or "、" in owner["who"]:
        return None
    name = owner["who"] + form.name
    return replace(form, name=name, bare=name, full=name)


def grade_of(form: Form | None) -> str:
    """The grade with which what is counted begins and its first characters, 国家级绿色; empty where it has none."""
    said = _GRADE.match(form.bare) if form else None
    return said["grade"] + said["noun"][:_LIKE] if said else ""


def with_grade(form: Form, grade: str, amount: Amount) -> Form | None:
    """An item of a list whose item before has a grade (`grade_of`): the same for what is of the same kind, none for what has
    another or never has one; whether what else is given by grades has this one, nobody can tell."""
    if not grade or not COUNT.search(amount.value) or _OWN_GRADE.search(form.name) or not form.bare:
        return form
    said, like = grade[:-_LIKE], grade[-_LIKE:]
    if form.bare.startswith(like) and form.name.endswith(form.bare):
        name, bare = form.name.removesuffix(form.bare) + said + form.bare, said + form.bare
        return replace(form, name=name, bare=bare, full=form.full.removesuffix(form.bare) + bare)
    return None if _GIVEN.search(form.bare) else form
