"""Posts in whole documents: the day a post is told of, and the country it is in."""

import pytest
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document

# 文件, 任职的日期
DAYS = [
    ("大同市人民政府关于程启航任职的通知\n\n任命程启航为大同市财政局局长。\n\n大同市人民政府\n2024年4月26日", "2024-04-26"),
    ("2023年9月8日，大同市人大常委会会议决定任命程启航为大同市财政局局长。", "2023-09-08"),
    ("大同市财政局局长程启航到会。", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS, ids=["成文日期", "句中日期", "没有日期"])
def test_任职的日期(text: str, day: str | None) -> None:
    stated = extract_document(Document("例.txt", "", text)).stated
    assert [dict(s.attributes).get("date") for s in stated if s.type == "holds_post"] == [day]


def test_一字国名与全称是同一个国家() -> None:
    said = extract_document(Document("例.txt", "", "俄外长拉夫罗夫表示。")), extract_document(Document("例.txt", "", "俄罗斯外长拉夫罗夫表示。"))
    assert {s.tail for one in said for s in one.stated if s.type == "holds_post"} == {"place:RU"}


def test_日期取自登记() -> None:
    document = Document("例.txt", "", "大同市财政局局长程启航到会。", metadata=(("published", "2022-05-01"),))
    assert [dict(s.attributes)["date"] for s in extract_document(document).stated if s.type == "holds_post"] == ["2022-05-01"]
