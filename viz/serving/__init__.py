"""The page over a local server, for graphs too large for one file: a `Shared` store in, answers to a browser out.

    with Shared.at(Path("policygraph-out")) as shared:
        site, listening = Site(shared), listen(0)
        run(application(site, port=listening.getsockname()[1], token=token), listening)

Needs starlette and uvicorn (`policygraph[serve]`). docs/serving.md says what is served and what is refused.
"""
