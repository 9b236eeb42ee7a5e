"""The constructions in which a clause says what its number is of, and no other: a number that stands in none of them is
left to its text.

A clause is cut into items, one for each number. What leads in to a number is a noun that measures (粮食产量达…), a deed
and what it is done to (改造老旧小区9个), a deed alone with the noun behind the number (打造5个街区), or nothing but a
growth, a rank or a total, which are those of the figure right before. The name is all of it, in the words of the text:
only adverbs and the words that state the number are left out, and verbs that add, which `measure` tells.

In: a text (dates masked by `GAP`) and the offset of its first character. Out: a `Form` for each number that is said in
one of these ways, by offset.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..amounts import Amount, unit
from .cues import cue
from .figure_clauses import Clause, clauses
from .figure_context import grade_of, with_context, with_grade
from .figure_items import COUNT, EXAMPLES, LEADS, MARK, Item, counted_in, items, plain, verbs
from .figure_lists import respective, same, side_by_side
from .figure_ranks import RANK, among, ranked, without_field
from .figure_subjects import DONE_BEFORE
from .whole_names import SHARE, Form, is_name

_CUMULATED = re.compile("累计|[总合共]计|总共")
_WORLD = "(?:全[国省市区球县州]|世界|国际|[东中西]部(?:地区)?|同类[^，、]{0,6}|[^，、的]{0,8}城市|[^，、的]{0,6}地区)"
_RANKED = re.compile(
    f"(?:均|都|分别|持续|继续|首次|历史性|连续[^，、]{{1,8}})*(?:[跃稳升上进提位]?(?:升?[至居列]|排[在名位]?|排名|名列|位列|位次|进入|跻身|保持|为|提升至|上升至|跃升至)+)*{_WORLD}?(?:[跃稳位]?[居排列]|排名)*[、，跃稳]*$"
)
_OF_GROWTH = re.compile("(?:年均|年平均)?(?:增速|增幅|总量|规模|数量|占比|总数|金额|总额|质量)?")
_TOTAL = re.compile(
    "(?:总量|总数|总额|总规模|(?:年度)?计划(?:完成)?总?投资额?|总投资额?|(?:协议|合同)(?:总?投资|引资|金额)额?|签约[金资][额金]|到位资金|完成(?:年度)?投资|占比|数量)"
)
_INVESTED = re.compile("投资|引资|金额|资金")
_SCOPE = re.compile("[^，、]{0,10}(?:城区|新区|开发区|园区|县城|流域|沿线|示范区|高新区|经开区|自贸区|片区|都市圈|城市群)内?")
# 办理人大代表议案4件、建议8件: whose, only the first says
_OF_WHOM = frozenset("建议 提案 议案".split())
_ANY = re.compile(
    "(?!重[点大](?:项目|工程)$)(?:各类|相关|重点|专项|服务|实施|典型|优秀|应用)*(?:场景|项目|企业|活动|举措|措施|政策|问题|任务|工作|事项|行动|方案|成果|案例|单位|机构|主体|服务|产品|平台|标准|基地)"
)
# 签约项目9个, 新改扩建学校8所 say enough; 支持项目9个 does not
_BUILT = re.compile("(?:签约|开工|竣工|完工|投产|投用|落地|入库|建|改造)$")
# 引进大学生, 招聘教师: those who come, not all that there are
_BROUGHT = re.compile("引进|招引|引育|引聚|招聘|聘$")
# 培育企业9家: whether they are new or all that were tended, only 新 and 累计 say
_TENDED = re.compile("培育")
_ALTERS = re.compile("改|提升|修|续|扩|更新")
_ALL = re.compile("全[国省市县区州]$")
# 核心产业增加值, 新入规企业: of which industry, the clause before says
_WHOSE = re.compile(
    "(?:核心|主要|重点|主导|规上|规模以上|相关|全)?(?:产业链?|集群|园区)(?:总|年|综合)?(?:产值|增加值|营收|收入|营业收入|规模|税收|利润)(?![^增提下占年])"
    "|(?:规上|重点)企业(?:营收|利润|产值|收入)|新(?:入规|上规|入库|入驻|增)企业|(?:群众|总体|综合)?满意[率度]|亩均(?:税收|产值|营收)|旅客吞吐量|(?:运输)?箱量|发[运电]量|线路(?:总?长度?|里程)|运营里程"
    "|平均(?:跑动次数|压减|减少|缩短|提速|办理|办结|审批)|(?:办理|办结|审批)(?:时[限间]|环节)|申报材料|申请材料|合作金额|协议金额|可贷额度|绿电占比|入园企业|入驻"
)
_PRAISED = re.compile(
    "(?:(?:表现|增势|势头|走势|态势|成效|成绩)(?:较为|更加|十分)?(?:突出|强劲|亮眼|抢眼|良好|较好|优异|向好|平稳|显著|明显|喜人)|持续|稳步|平稳|大幅|快速|较快|高速|显著|明显|逆势|强劲|稳定|进一步|不断|有效"
    "|大幅度?|全面|保持)+$"
)
_OWNED = re.compile("国企|企业|集团|园区?|开发区|新区|高新区|经开区|自贸|港|机场|银行|项目|通道|基地|县|基金")
_OWNER_DOES = re.compile("[^，、]{0,8}(?:企业|集团|园区|国企)(?:完成|实现|新增)")
_URGED = re.compile("^(?:推动|促进|稳定(?=粮)|带动|拉动|助推|支持|引导|争取(?!.*(?:资金|项目|债券|额度|补助|指标|试点|专项债|政策|投资)))+(?=.{4})")
# 推动项目投产、新增产值5亿元: of whom, nothing says
_SUM_ALONE = re.compile("(?:年|总|工业|综合)?(?:产值|销售收入|营业收入|营收|收入|税收|利税|利润|投资|效益|产能)")
_STATED_DONE = re.compile("(?:累计|首次|历史性|实现|完成|预计|连续[^，、；]{1,4}[年月季次])+$")
# 参保人数246万: the noun says what is counted
_PEOPLE = re.compile("(?:人数|人次|户数|人口|件数|起数)(?:达到?|增至|为|突破)?$")
_KIND = re.compile("(?:级|类|(?<![模典转造])型)$")
RATIO = re.compile("(?:占比|比重|比例|份额)$")
_SHAREDRATIO = re.compile("(?:占比|比重|比例|份额|余额)$|(?<!化)(?<!业)(?<!盖)(?<!保)率$")
_DONE_TO = re.compile("(?:改造|修复|治理|整治|建设|更新|提升|加装|安装|增设|电梯|养护|培训)$")  # 危桥改造9座: no new ones
# 补充耕地9亩、旱地改水田3亩: what is done to the second, it says itself
_SAYS_DEED = re.compile("[^“”]{2,}(?<!技)改(?![造革善建性良])[^“”]{2,}|.{2,}(?:增减挂钩|占补平衡|退[耕牧]还[林草]|有机更新)")
_EXAMPLES = 14
_GENERAL = re.compile(".{1,3}|重[大点](?:项目|工程)")
_SOME_THING = re.compile("(?:重[大点])?(?:项目|工程|平台)(?!.*(?:[（“]|列入|入选|纳入|获|名[录单]|认定|跻身))")
_ADDED_EACH = re.compile("分别(?:新增|净增|新(?:认定|设立?|建|获批|开|入选|培育|引进|签约))了?$")
_NO_UNIT = re.compile("[\\d.,余多十百千万亿—-]+|.*[年级]|\\d+位")
# 新增上市公司, 绿化道路: verbs that open nouns as well.
_AS_NOUN = re.compile("(?:上市|挂牌|报会|备案|注册|登记|入库|就业)(?:后备)?(?:公司|企业|主体|大学生|机构|品牌)")
_NOUNISH = re.compile(
    "维修|养护|加工|发布|绿化|应用|共享|保护|上市|服务|登记|注册|设计|融资|授信|监测|保障|入库|备案|挂牌|储备|安置|养护|检查|审批|流转|诊疗|培训"
    "|救助|供应|转移|转化|支持|落地"
)
_SHORT_NOUNS = frozenset("就业 装机 资金 产能 能力 人才 投资 贷款 授信 税收 外资 信贷 债券 人口 并网 融资".split())
_ADVERBS = re.compile("^(?:均|都|全部|全面|已经?|成功|首次|顺利|正式|如期|高效|圆满|先后|基本)+")
# 获… of which a comma cuts off what: 3项工作获某某，某某批示
_WINS = re.compile("获(?![批评得授])(?!.*(?:奖|称号|荣誉|认定|表彰|命名|立项|支持|认证|授权|激励|推广|肯定|奖励|名单|通报|批准|表扬)”?$)")
_HANGS = re.compile("(?:实现|完成|成为|获得?)$")
_UNDER_WAY = re.compile("加快|正在|有序|扎实|稳步|推进|推动")


@dataclass(frozen=True, slots=True)
class _Deed:
    """The verb that opens a list, how what it is done to is meant, and what the list is counted in (`counted_in`)."""

    said: str
    adds: bool
    measure: str
    unit: str


def forms(text: str, base: int) -> Mapping[int, Form]:
    """The numbers of `text` that are said in a form that is well understood, by their offset from `base`."""
    out: dict[int, Form] = {}
    reader = _Reader()
    for clause in clauses(text):
        reader.opens(clause)
        for form, amount in reader.read(clause) if clause.amounts else ():
            out[base + clause.start + amount.start] = form
    return out


class _Reader:
    """Reads clauses in order. `before` is the form of the number right before, None where that is not certain, `value` that number; `deed` the
    verb of the list that is open, `here` whether it was said in this clause; `begins`: the clause is the first; `previous`: the text of
    the clause before; `grade`: what grade the item before in this clause has."""

    def __init__(self) -> None:
        self.before: Form | None = None
        self.value = ""
        self.deed: _Deed | None = None
        self.here = False
        self.begins = True
        self.previous = self.now = self.grade = ""

    def opens(self, clause: Clause) -> None:
        """Before a clause is read."""
        self.here = False
        self.begins = clause.start == 0
        self.previous, self.now, self.grade = self.now, clause.text, ""
        if not clause.amounts:
            self.before, self.deed = None, None

    def read(self, clause: Clause) -> Iterator[tuple[Form, Amount]]:
        """The forms of a clause that has numbers."""
        told = 0
        if "分别" in clause.text[: clause.amounts[0].outer_start]:
            run = side_by_side(clause.text, clause.amounts)[0]
            told = len(run)
            names = _respective(plain(clause.text[: run[0].outer_start]), run)
            added = "新增" if _ADDED_EACH.search(clause.text[: run[0].outer_start]) else ""
            for amount, name in zip(run, names, strict=True):
                yield from self._told(Form(name, added, cue("growth").sub("", name), name, listed=True), amount, clause)
            self.deed = None
        for item in items(clause, told):
            yield from self._told(self._form(item) if "分别" not in item.lead else None, item.amount, clause)

    def _told(self, form: Form | None, amount: Amount, clause: Clause) -> Iterator[tuple[Form, Amount]]:
        vague = form is not None and not self.begins and _WHOSE.match(form.name) is not None
        form = None if form is None or vague else self._in_context(form, amount, clause)
        self.grade = grade_of(form)
        self.before = form if form and is_name(form, amount) else None
        self.value = amount.value
        told = self.before
        if told and RANK.match(amount.value):
            name = ranked(told.name, clause.text[: amount.outer_start], clause.text[amount.outer_end :])
            told = replace(told, name=name) if name else None
        if told:
            yield told, amount

    def _in_context(self, form: Form, amount: Amount, clause: Clause) -> Form | None:
        listed = amount is not clause.amounts[0]
        said = with_context(form, self.before, amount, clause.text, self.previous, listed=listed)
        return with_grade(said, self.grade, amount) if said else None

    def _form(self, item: Item) -> Form | None:
        lead = _last_done(LEADS.sub("", item.lead))
        cumulated = _CUMULATED.search(item.lead) is not None
        if RANK.match(item.amount.value):
            return self._rank(lead, item)
        if item.behind is None or _NO_UNIT.fullmatch(item.amount.value) and not (_PEOPLE.search(lead) and not item.behind):
            return None
        growth = cue("growth").search(lead)
        if growth and not (item.behind and verbs(lead + "其他")[1] == "其他"):
            return self._growth(lead[: growth.start()], growth[0], item)
        if item.behind:
            return self._counted(lead, item.behind, item, cumulated=cumulated)
        lead = DONE_BEFORE.sub("", lead)
        stated = cue("reaches").search(lead)
        if stated and stated[0].endswith("各"):
            return None  # 五星级和四星级酒店各2家
        subject = lead[: stated.start()] if stated else lead
        if done := _STATED_DONE.search(subject):
            subject = subject[: done.start()] if cue("measurable").search(subject[: done.start()]) else subject
        if form := self._of_before(subject, item, cumulated=cumulated):
            return form
        if not subject or _TOTAL.fullmatch(subject):
            return None
        return self._named(subject, item, stated=stated is not None, cumulated=cumulated)

    def _of_before(self, subject: str, item: Item, *, cumulated: bool) -> Form | None:
        """总量达9家, 累计达30家, 占全市5%, 总投资6亿元, 投产3个: of what the number right before is."""
        before = self.before
        if not before or before.listed:
            return None
        if item.dated and not subject and unit(item.amount.value) == unit(self.value):
            return before
        if not subject:
            grown = cue("growth").search(before.name) is not None and unit(item.amount.value) not in ("%", "百分点")
            return replace(before, name=before.bare, measure="累计" if cumulated else "") if before.bare and (cumulated or grown) else None
        if item.amount.value.endswith("%") and SHARE.fullmatch(subject) and not item.lead.startswith("其中"):
            return replace(before, name=before.bare + subject.removesuffix("的"), measure="占比") if before.bare else None
        if _TOTAL.fullmatch(subject):
            of = before.full if _INVESTED.search(subject) else before.bare
            if of and subject.endswith("占比"):
                return replace(before, name=of + subject, measure="")  # 项目9个、占比7%，合同投资额6亿元: of the projects
            return _plain_form(of + subject) if of else None
        if self.deed and before.bare and unit(item.amount.value) == unit(self.value) and verbs(subject + "其他")[1] == "其他":
            return Form(subject + before.bare, "水平", before.bare, subject + before.bare)
        return None

    def _rank(self, lead: str, item: Item) -> Form | None:
        name = without_field(_RANKED.sub("", lead), among(lead))
        if item.behind:
            return None
        if _OF_GROWTH.fullmatch(name):
            before = self.before
            if not before or "、" in before.name or before.measure == "排名" or before.listed and not re.search("均|都", item.lead):
                return None
            plain = before.full if before.measure == "新增" else before.name
            return Form(before.bare + name if name else plain, "排名", before.bare, before.full)
        measures = cue("measurable").search(name) or name.endswith(("考核", "评价", "测评", "考评", "评估", "总产", "竞争力", "指标"))
        return Form(name, "排名", name, name) if measures else None

    def _growth(self, stem: str, growth: str, item: Item) -> Form | None:
        if item.behind:
            return None
        if stated := cue("reaches").search(stem) or _STATED_DONE.search(stem):
            stem = stem[: stated.start()]
        if verb := cue("carries").match(stem):
            stem = stem[verb.end() :]
        stem = _PRAISED.sub("", _URGED.sub("", stem.rstrip("、"))).rstrip("、")
        if not stem or stem in ("数量", "规模", "总量", "总额"):
            if not self.before or cue("growth").search(self.before.name) or self.before.measure == "排名" or not self.before.full:
                return None
            return Form(self.before.full + stem + growth, "", self.before.bare, self.before.full)
        self.deed = None
        if SHARE.match(stem):
            return _plain_form(self.before.bare + stem + growth) if self.before and self.before.bare else None
        return Form(stem + growth, "", stem, stem)

    def _counted(self, lead: str, noun: str, item: Item, *, cumulated: bool) -> Form | None:
        """A number before its noun: 打造5个街区, 9个项目开工, 协作组覆盖6个县."""
        happens = cue("happens").search(noun, 1)
        whole = happens is None and cue("predicate").search(noun) is None
        said, rest, adds = verbs(lead + "其他")
        carried = cue("carries").match(lead + "其他")
        if carried and carried.end() == len(lead):
            self.deed, self.here = _Deed("", False, "累计" if cumulated else "", counted_in(item.amount)), True
            return Form(noun, self.deed.measure, noun, noun) if whole else None
        if said and rest.endswith("等其他") and _GENERAL.fullmatch(noun) and len(rest) <= _EXAMPLES:
            noun, rest = rest.removesuffix("其他") + noun, "其他"  # 建设总部经济等7个功能区
        if happens and EXAMPLES.fullmatch(lead) and _SOME_THING.match(noun):
            return None  # 湖滨医院等3个重大项目投用
        if lead and said and (rest == "其他" or rest.endswith("等其他") and not _ANY.fullmatch(noun) and not _GENERAL.fullmatch(noun)):
            return self._opened(said, noun, item, adds=adds, cumulated=cumulated) if whole else None
        if not lead and item.marked and self.deed and self.here:
            return self._done(self.deed, noun) if whole else None
        self.deed = None
        if lead and not EXAMPLES.fullmatch(lead) and not _SCOPE.fullmatch(lead):
            return Form(lead + noun, "", "", lead + noun) if whole and _ends_in_deed(_ALL.sub("", lead)) else None
        if not happens or _UNDER_WAY.search(noun) or _WINS.search(noun) or _HANGS.search(noun):
            return None
        name = noun[: happens.start()] + _ADVERBS.sub("", noun[happens.start() :])
        return Form((lead if _SCOPE.fullmatch(lead) else "") + name, "水平")

    def _opened(self, said: str, noun: str, item: Item, *, adds: bool, cumulated: bool) -> Form | None:
        new = (adds and not _TENDED.match(said) or said.startswith("新") and not _ALTERS.search(said)) and "已" not in item.lead
        self.deed, self.here = _Deed(said, adds, "累计" if cumulated else "新增" if new else "水平", counted_in(item.amount)), True
        return self._done(self.deed, noun)

    @staticmethod
    def _done(deed: _Deed, noun: str) -> Form | None:
        if noun in _OF_WHOM or deed.adds and _SUM_ALONE.fullmatch(noun) or _ANY.fullmatch(noun) and not _BUILT.search(deed.said):
            return None  # 举办活动9场
        full = deed.said + noun
        partial = _KIND.search(noun) is not None
        plain = deed.adds and not _BROUGHT.search(deed.said) and (deed.measure != "水平" or not _TENDED.match(deed.said))
        return Form(noun if plain else full, deed.measure, noun, full, partial=partial)

    def _of_which(self, subject: str, *, share: bool) -> str:
        """The name of what stands behind 其中, with what it is part of where that is not the place's own; empty where nothing
        says of what it is."""
        whole = self.before.bare if self.before else ""
        if share and not whole and RATIO.search(subject) and not SHARE.search(subject):
            return ""  # 投入资金9亿元、实施项目6个，其中产业资金占比七成
        if share:
            return f"{whole}中的{subject}" if whole and RATIO.search(subject) and not RATIO.search(whole) else subject
        if cue("measurable").search(subject) is None:
            return ""  # 出栏生猪9万头，其中黑猪2万头
        return f"{whole}中的{subject}" if _OWNED.search(whole) else subject  # 国企投资9亿元，其中产业投资6亿元

    def _named(self, subject: str, item: Item, *, stated: bool, cumulated: bool) -> Form | None:
        """A number behind its noun, with or without a verb before that."""
        share = item.amount.value.endswith(("%", "百分点", "成"))
        counts = COUNT.search(item.amount.value) is not None
        if stated or share or cue("measurable").search(subject):
            subject = _URGED.sub("", subject)
        said, noun, adds = verbs(subject)
        carried = cue("carries").match(subject)
        if item.lead.startswith("其中") and not said and not (subject := self._of_which(subject, share=share)):
            return None
        if said and item.marked and self.deed and self.here and self.deed.adds and _NOUNISH.match(said):
            return self._done(self.deed, subject) if _AS_NOUN.fullmatch(subject) and self.deed.unit == counted_in(item.amount) else None
        if item.marked and self.before and _OWNER_DOES.match(self.before.name):
            return None  # 国企完成产业投资9亿元、研发投入3亿元
        if share:
            said, subject = "", subject.removesuffix("的")
        if said and (noun in _SHORT_NOUNS or noun.endswith("就业")):
            self._opened(said, noun, item, adds=adds, cumulated=cumulated)
            return Form(subject, "新增" if adds else "", subject, subject)
        if said and not (stated and adds):
            return self._opened(said, noun, item, adds=adds, cumulated=cumulated)
        if self.deed and not carried and not stated and not share:
            if item.marked and self.here:
                if _SAYS_DEED.fullmatch(subject):
                    return Form(subject, "水平", subject, subject)
                return self._done(self.deed, subject) if self.deed.unit == counted_in(item.amount) else None
            if not self.here and counts and cue("measurable").search(subject) is None and not _DONE_TO.search(subject):
                return None  # 新增甲3家，乙2家: whether the second are new as well
        if not item.marked:
            self.deed = None
        noun = subject[carried.end() :] if carried else noun if said else subject
        return Form(noun, "累计" if cumulated else "", noun, noun)


def _respective(left: str, run: Sequence[Amount]) -> list[str]:
    """The names of numbers that 分别 tells apart; empty where the list is not one of like things."""
    subject, _, verb = left.partition("分别")
    names = respective(left, len(run)) if len(run) > 1 else []
    if not names and len(run) > 1:
        names = same(left, run)
        names = names if len(set(names)) == len(names) else []
    names = [cue("carries").sub("", LEADS.sub("", name)) for name in names]
    cores = [cue("growth").sub("", name) for name in names]
    parts = [cue("carries").sub("", part.replace("等", "")) for part in MARK.split(LEADS.sub("", subject)) if part]
    if len(parts) == len(cores) and not all(n.startswith(part) or c.endswith(part) for part, n, c in zip(parts, names, cores, strict=True)):
        return [""] * len(run)
    own = [part for part in parts if cue("measurable").search(part) or part.endswith(("企业", "游客", "进出"))]
    # What is said behind the last for all: 甲、乙产业产值; where others measure by themselves, nobody can tell.
    shared = len(parts) == len(cores) and any(core.startswith(part) and core != part for part, core in zip(parts, cores, strict=True))
    # 甲茶、乙预制菜绿色食品产业集群产值: how much of the last is meant for the first?
    long = any(
        core.startswith(part) and core != part and len(parts[-1].removesuffix(core[len(part) :])) > 2 * len(part) + 2
        for part, core in zip(parts, cores, strict=False)
    )
    short = shared and (long or _SHAREDRATIO.search(subject) is not None)
    if not names or short or shared and len(own) > 1:
        return [""] * len(run)
    measured = cue("measurable").search(cores[-1]) is not None
    return [name if not measured or cue("measurable").search(core) else "" for name, core in zip(names, cores, strict=True)]  # 甲、乙出口


def _last_done(lead: str) -> str:
    """What was done last, where several things were (推进招标改革、节约资金): the number is of that."""
    head, mark, last = lead.rpartition("、")
    said, rest, _ = verbs(head)
    if not mark or not said or not rest:
        return lead
    also, of, _ = verbs(last)
    if _DONE_TO.search(rest) and _ALTERS.match(also):
        return lead  # 新建和加密建设、改造提升服务区
    another = also and of and also != said and "等" not in last and not _NOUNISH.match(also)
    return last if another else lead


def _plain_form(name: str) -> Form:
    return Form(name, "", name, name)


def _ends_in_deed(lead: str) -> bool:
    """Whether a subject and its verb stand before a number: 协作组覆盖."""
    return any(verbs(lead[at:] + "其他")[1] == "其他" for at in range(max(2, len(lead) - 6), len(lead) - 1))
