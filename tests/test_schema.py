"""Rule files that break a promise are refused, and the message names the file, the rule and the remedy."""

import re
import shutil
from pathlib import Path

import pytest
from policygraph.extract import schema
from policygraph.extract.naming import lexicon

RULES = Path(schema.__file__).parent / "rules"
ENTITY = '''\
label = "工具"
description = "测试用的类型。"
color = "#123456"
shape = "dot"
yes = ["使用大锤"]
no = ["使用双手"]
'''
RELATION = '''\
label = "使用"
description = "测试用的关系。"
subject = ["organization"]
object = ["document"]
'''
RULE = '''
[[rule]]
id = "active"
pattern = '{subject}使用{object}'
no = ["[甲厅/organization]收到[《乙》/document]"]
yes = [{ text = "[甲厅/organization]使用[《乙》/document]", finds = ["甲厅 → 《乙》"] }]
'''
HEAD = '\n[[head]]\nid = "hammer"\nwords = ["锤"]\nneeds = "word"\n'
PATTERN = "\n[[pattern]]\nid = \"saw\"\nregex = '(?P<name>[一-龥]锯)'\n"


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rules to spoil. The program's own caches are passed by, so nothing of it stays."""
    copy = tmp_path / "rules"
    shutil.copytree(RULES, copy)
    monkeypatch.setattr(schema, "RULES", copy)
    return copy


def entities() -> dict[str, schema.EntityType]:
    return schema.entity_types.__wrapped__()


def relations() -> dict[str, schema.RelationType]:
    return schema.relation_types.__wrapped__()


def without(text: str, key: str) -> str:
    """The text without the line that gives `key`."""
    return re.sub(rf"^{key} = .*\n", "", text, count=1, flags=re.M)


def test_加一个文件就有一个类型(rules: Path) -> None:
    (rules / "entities" / "tool.toml").write_text(ENTITY + HEAD + PATTERN, "utf-8")
    found = entities()["tool"]
    assert (found.label, found.heads[0].words, found.patterns[0].id) == ("工具", ("锤",), "saw")
    assert set(entities()) == {*schema.entity_types(), "tool"}


def test_加一个文件就有一种关系(rules: Path) -> None:
    (rules / "relations" / "uses.toml").write_text(RELATION + RULE, "utf-8")
    (rule,) = relations()["uses"].rules
    assert (rule.id, rule.subject, rule.object) == ("uses.active", frozenset({"organization"}), frozenset({"document"}))


def test_别的文件不是规则(rules: Path) -> None:
    (rules / "relations" / "说明.md").write_text("随便写写", "utf-8")
    assert list(relations()) == list(schema.relation_types())


# 说明, 文件内容, 出错的话里要有的（文件、规则、改法）
ENTITIES = [
    ("不是TOML", "label = 工具", ["rules/entities/tool.toml: not TOML", "line 1", "mend the line"]),
    ("缺名称", without(ENTITY, "label"), ["rules/entities/tool.toml: add `label`"]),
    ("缺说明", without(ENTITY, "description"), ["rules/entities/tool.toml: add `description`"]),
    ("缺颜色", without(ENTITY, "color"), ["rules/entities/tool.toml: add `color`"]),
    ("缺形状", without(ENTITY, "shape"), ["rules/entities/tool.toml: add `shape`"]),
    ("缺该认出的例句", without(ENTITY, "yes"), ["rules/entities/tool.toml: add `yes`"]),
    ("缺不该认出的例句", without(ENTITY, "no"), ["rules/entities/tool.toml: add `no`"]),
    ("没有这个词表", ENTITY + 'lexicon = ["tools.tsv"]\n', ["tool.toml", "no file rules/lexicons/tools.tsv; add it"]),
    ("句式不是正则式", ENTITY + PATTERN.replace("锯)", "锯"), ["tool.toml, pattern 'saw'", "not a regular expression", "mend"]),
    ("句式没有名字组", ENTITY + PATTERN.replace("?P<name>", ""), ["tool.toml, pattern 'saw'", "(?P<name>…)"]),
    ("句式用了没有的词表", ENTITY + PATTERN.replace("锯)", "<锯>)"), ["tool.toml, pattern 'saw'", "<锯> is not in [words]"]),
    ("句式缺正则式", ENTITY + without(PATTERN, "regex"), ["tool.toml, pattern 'saw': add `regex`"]),
    ("句式缺编号", ENTITY + without(PATTERN, "id"), ["tool.toml, pattern None: add `id`"]),
    ("类词要求写错", ENTITY + HEAD.replace('"word"', '"words"'), ["tool.toml, head 'hammer'", "'words'", "choose one of proper"]),
    ("类词缺词", ENTITY + without(HEAD, "words"), ["tool.toml, head 'hammer': add `words`"]),
    ("句式有不认识的键", ENTITY + PATTERN + "loose = true\n", ["tool.toml, pattern 'saw'", "nothing reads `loose`; keys are id, regex"]),
    ("类词有不认识的键", ENTITY + HEAD + 'not_prevv = "电"\n', ["tool.toml, head 'hammer'", "nothing reads `not_prevv`"]),
    ("类词缺要求", ENTITY + without(HEAD, "needs"), ["tool.toml, head 'hammer': add `needs`"]),
    ("类词写在两处", ENTITY + HEAD + HEAD.replace("hammer", "mallet"), ["tool.toml, head 'mallet'", "'锤'", "already stands in"]),
    ("类词后文不是正则式", ENTITY + HEAD + 'not_next = "("\n', ["tool.toml, head 'hammer'", "not a regular expression"]),
    ("类词前文不是正则式", ENTITY + HEAD + 'not_prev = "["\n', ["tool.toml, head 'hammer'", "not a regular expression"]),
    ("类词尾巴不是正则式", ENTITY + HEAD + 'tail = "*"\n', ["tool.toml, head 'hammer'", "not a regular expression"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), [row[1:] for row in ENTITIES], ids=[row[0] for row in ENTITIES])
def test_写错的类型文件(content: str, said: list[str], rules: Path) -> None:
    (rules / "entities" / "tool.toml").write_text(content, "utf-8")
    with pytest.raises(schema.RuleError) as error:
        entities()
    assert [part for part in said if part not in str(error.value)] == []


RELATIONS = [
    ("不是TOML", RELATION + RULE + '"', ["rules/relations/uses.toml: not TOML", "mend the line"]),
    ("缺名称", without(RELATION, "label") + RULE, ["rules/relations/uses.toml: add `label`"]),
    ("缺主语类型", without(RELATION, "subject") + RULE, ["rules/relations/uses.toml: add `subject`"]),
    ("缺宾语类型", without(RELATION, "object") + RULE, ["rules/relations/uses.toml: add `object`"]),
    ("没有这个类型", RELATION.replace("organization", "organisation") + RULE,
     ["rules/relations/uses.toml, rule 'active'", "no entity type 'organisation'; there are", "organization"]),
    ("缺正例", RELATION + without(RULE, "yes"), ["uses.toml, rule 'active'", "at least one `yes` and one `no`"]),
    ("缺反例", RELATION + without(RULE, "no"), ["uses.toml, rule 'active'", "at least one `yes` and one `no`"]),
    ("正例没有写该读出什么", RELATION + RULE.replace(', finds = ["甲厅 → 《乙》"]', ""),
     ["uses.toml, rule 'active', one of its `yes`: add `finds`"]),
    ("缺句式", RELATION + without(RULE, "pattern"), ["uses.toml, rule 'active': add `pattern`"]),
    ("缺编号", RELATION + without(RULE, "id"), ["uses.toml, rule None: add `id`"]),
    ("句式不是正则式", RELATION + RULE.replace("}使用{", "}(使用{"), ["rule 'active'", "not a regular expression"]),
    ("句式少了一端", RELATION + RULE.replace("{subject}", "某厅"), ["rule 'active'", "the pattern lacks ['subject']"]),
    ("用了没有的词表", RELATION + RULE.replace("}使用{", "}<用>{"), ["rule 'active'", "<用> is not in [words]"]),
    ("规则有不认识的键", RELATION + RULE + 'yess = []\n', ["rule 'active'", "nothing reads `yess`"]),
    ("没有这种上下文", RELATION + RULE.replace("{subject}", "") + 'context = "myself"\n',
     ["rule 'active'", "context = 'myself'; choose one of self, meeting, speaker, topic"]),
    ("有上下文又写全两端", RELATION + RULE + 'context = "self"\n', ["rule 'active'", "a rule with `context` names one end"]),
    ("标题限定不是正则式", RELATION + RULE + 'section = "("\n', ["rule 'active'", "not a regular expression", "mend '('"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), [row[1:] for row in RELATIONS], ids=[row[0] for row in RELATIONS])
def test_写错的关系文件(content: str, said: list[str], rules: Path) -> None:
    (rules / "relations" / "uses.toml").write_text(content, "utf-8")
    with pytest.raises(schema.RuleError) as error:
        relations()
    assert [part for part in said if part not in str(error.value)] == []


def test_词表的注释和空行不算_缺的格是空的(rules: Path) -> None:
    (rules / "lexicons" / "甲.tsv").write_text("# 说明\nname\taliases\n\n太原\t并州|晋阳\n大同\n", "utf-8")
    assert schema.lexicon_rows("甲.tsv") == [{"name": "太原", "aliases": "并州|晋阳"}, {"name": "大同", "aliases": ""}]


def test_词表里的名称都认得_别名归到全名() -> None:
    known = lexicon.known()
    assert (known["国家发展改革委"].type, known["国家发展改革委"].name) == ("organization", "国家发展和改革委员会")
    assert all(form in entry.names for form, entry in known.items())


def test_词表里的名称取长的() -> None:
    found = lexicon.find_known("报中共中央政治局常务委员会审议")
    assert [m.text for m in found] == ["中共中央政治局常务委员会"]
