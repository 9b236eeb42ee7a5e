"""What the readers of saved web pages share: bytes of a page in, its main text as lines out.

`page` makes a tree of the bytes, `weigh` says how much text each element holds and which are no text, `main` finds the
main text, `lines` writes it out, `facts` reads title, address and date. What is data stands in `rules/html.toml`.
"""
