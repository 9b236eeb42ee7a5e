"""Words of posts that several modules look for: cleaning, names, lists of members. All are pieces of regular expressions.

In: nothing. Out: how a title ends, the titles in a group, the labels of a roll, 等人.
"""

# What a post's title ends with: 厅长, 主任, 书记, 委员, 主席, 经理, 教授, 博士, 律师, 董事, 总裁, 政委, 代表, 发言人, 总指挥, 检察官.
POST_END = "[长任记员席理授士师事总裁委使表人挥官]"
RANKED = "(?:第一|常务|执行)?"
# Who leads a group or its headquarters; who leads a league; who else is in either.
LEADERS = ("组长", "主任", "总指挥长", "指挥长", "总指挥", "指挥", "总召集人", "召集人", "班长")
HEADS = (*LEADERS, "秘书长", "会长", "政委")
MEMBERS = ("成员", "委员", "组员", "联络员")
AT_MEETING = "出席|列席|请假|缺席|参会|参加|记录"  # labels at the end of minutes
AND_OTHERS = "等(?:人|同志|[一二三四五六七八九十0-9]+[人名位])"


def one_of(words: tuple[str, ...], between: str = "") -> str:
    """`words` as alternatives, with `between` between their characters.

    >>> one_of(("组长", "班长")), one_of(("组长",), " ?")
    ('组长|班长', '组 ?长')
    """
    return "|".join(between.join(word) for word in words)
