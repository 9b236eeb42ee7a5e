"""Foreign states: their organs, and the state that a character or a bare post means. All sentences are made up."""

import pytest
from policygraph.extract.naming.foreign import find_foreign, state_before, state_of
from policygraph.extract.pipeline import explain

ORGANS = [
    ("国名在前", "挪威国防部宣布增派舰艇。", ["挪威国防部"]),
    ("国务院前有国名", "美国国务院发布公告，智利外交部作出回应。", ["美国国务院", "智利外交部"]),
    ("一字国名", "据俄国防部消息，演习已经结束。", ["俄罗斯国防部"]),
    ("美国务院", "美国务院称将继续磋商。", ["美国国务院"]),
    ("几项职能合为一部", "约旦外交与侨务部发布通告。", ["约旦外交与侨务部"]),
    ("央行", "新西兰央行宣布降息。", ["新西兰中央银行"]),
    ("无主的部跟着前面的国家", "巴拿马总统府说，国防部长卡茨将出访。", ["巴拿马总统府", "巴拿马国防部"]),
    ("日期后的外交部是中国的", "12日外交部发言人王小明说。日本代表在场。", []),
    ("中国的部", "国务院办公厅、财政部印发通知。", []),
    ("部门不是部", "法国商务部门认为。", []),
]


@pytest.mark.parametrize(("text", "expected"), [x[1:] for x in ORGANS], ids=[x[0] for x in ORGANS])
def test_外国机构(text: str, expected: list[str]) -> None:
    assert [m.name for m in find_foreign(text)] == expected


def test_外国机构不与中国的合并() -> None:
    found = {m.name for m in explain("美国国务院发表声明。伊朗外交部回应。").mentions}
    assert {"美国国务院", "伊朗外交部"} <= found and not {"国务院", "外交部"} & found


def test_国名是另一国名的尾部() -> None:
    found = {m.name for m in explain("白俄罗斯国防部称，演习结束。俄罗斯国防部表示欢迎。老挝政府宣布降税。").mentions}
    assert {"白俄罗斯国防部", "俄罗斯国防部", "老挝政府"} <= found


def test_一字所指的国家看前文() -> None:
    text = "巴西政府宣布，巴总统将出访。"
    assert state_of("巴", text, text.index("巴总统")) == "巴西"
    assert state_of("巴", "巴总统将出访。", 0) == ""


def test_说话的国家() -> None:
    text = "法国总理谈对波兰的援助，外长表示赞同。"
    assert state_before(text, text.index("外长")) == "法国"


def test_最近的国家() -> None:
    text = "法国与波兰磋商，总理表示赞同。"
    assert state_before(text, text.index("总理")) == "波兰"
