"""Who puts a strategy forward, and who only follows it or speaks of it."""

import pytest
from policygraph.extract.pipeline import explain


def proposed(text: str) -> list[str]:
    """Every proposal read in the text, as 战略 → 提出者, once."""
    return list(
        dict.fromkeys(f"{r.subject.text} → {r.object.text}" for r in explain(text).relations if r.type == "proposed_by")
    )


# 说明, 句子, 提法 → 提出者
CASES = [
    (
        "学习贯彻的会议没有提出",
        "市委六届六次全会，深入学习贯彻省委十二届四次全会精神，作出实施科教兴市战略的决定。",
        ["科教兴市战略 → 市委六届六次全会"],
    ),
    (
        "提出的只管到名词为止",
        "坚持市委提出的“一心两翼”工作思路，抓好港口，全力推动经济社会高质量发展。",
        ["“一心两翼”工作思路 → 市委"],
    ),
    ("引号里路过的不是提出的", "习近平总书记提出了“在推进中国式现代化中走在前”的要求。", []),
    (
        "人人都说的大方针",
        "市委六届六次全会提出，加快构建新发展格局，实施科教兴市战略。",
        ["科教兴市战略 → 市委六届六次全会"],
    ),
    ("中央提出的大方针", "党中央提出新发展理念。", ["新发展理念 → 党中央"]),
    ("围绕的是前提", "市委六届六次全会提出，围绕实施科教兴市战略，改善交通。", []),
    ("法规里的职责", "市人民政府应当根据需要提出城乡统筹发展战略。", []),
    ("要人落实不是提出", "李建国强调，要认真落实“一心两翼”工作思路。", []),
    ("部长说到国家的战略", "李建国指出，要推进乡村振兴战略。", []),
    ("先说再论", "《云江规划》指出，实施科教兴市战略，是全市的大事。", []),
    ("我们说的", "市委六届六次全会提出，要改善交通。我们必须深化农村集体产权制度改革。", []),
    ("光是编号不成名", "落实市委“2+6”，抓好港口。", []),
    ("编号带着名词", "按照市委“2+6”重点工作安排，抓好港口。", ["“2+6”重点工作安排 → 市委"]),
    ("编号是字数", "认真落实市委“20字”要求。", ["“20字”要求 → 市委"]),
    ("会上说的是人", "李建国主持召开全市农业工作会议强调，要实施质量兴农战略。", ["质量兴农战略 → 李建国"]),
    ("说的是别的会", "李建国指出，全会对实施质量兴农战略作出重要部署。", []),
    ("比较的背景", "习近平指出，同建设美丽中国的目标相比，林草还不够多。", []),
    ("确立地位不是提出", "党中央确立新发展理念的指导地位。", []),
    (
        "全会的下文",
        "省委十二届三次全会提出，要改善交通。必须深化农村集体产权制度改革。",
        ["农村集体产权制度改革 → 省委十二届三次全会"],
    ),
]


@pytest.mark.parametrize(("text", "finds"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_谁提出(text: str, finds: list[str]) -> None:
    assert proposed(text) == finds


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("来宾出席历届云江创新论坛。", "云江创新论坛"),
        ("来宾出席历次中非合作论坛北京峰会。", "中非合作论坛北京峰会"),
        ("来宾来到上海合作组织天津峰会。", "上海合作组织天津峰会"),
    ],
)
def test_峰会的全名(text: str, name: str) -> None:
    assert [m.text for m in explain(text).mentions if m.type == "meeting"] == [name]


@pytest.mark.parametrize("text", ["来宾出席活动开幕式。", "他们在河边举行小范围会晤。"])
def test_没有名称的会(text: str) -> None:
    assert [m.text for m in explain(text).mentions if m.type == "meeting"] == []
