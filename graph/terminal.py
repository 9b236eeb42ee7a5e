"""How the command line talks: click in Chinese and English, errors in the reader's language, progress."""

import errno
import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import Any

import click

_LANGUAGE = "policygraph.lang"
_WHY = {
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ENOTDIR: "上级不是文件夹",
    errno.ENOENT: "上级文件夹不存在",
    errno.ENAMETOOLONG: "文件名太长",
}
LONG_WORK_FILES, LONG_WORK_BYTES, SECONDS_BETWEEN_LINES = 20, 2_000_000, 10.0
# File names listed before 等; lines under a heading.
MOST_NAMES, MOST_LINES = 10, 100


def either(chinese: str, english: str) -> str:
    """The text in the language asked for."""
    context = click.get_current_context(silent=True)
    asked = context.meta.get(_LANGUAGE) if context else None
    return english if (asked or os.environ.get("POLICYGRAPH_LANG", "zh")).lower().startswith("en") else chinese


def _set_language(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value:
        context.meta[_LANGUAGE] = value


class Option(click.Option):
    """An option whose help is two texts, Chinese and English."""

    def __init__(self, *args: Any, **extra: Any) -> None:
        self.both: tuple[str, str] = extra.pop("help")
        super().__init__(*args, **extra)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = either(*self.both)
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].replace("[required]", either("[必填]", "[required]")))


class File(click.Path):
    """A path; an empty one, mostly a variable that was never set, is refused rather than taken for the folder here."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail(either("路径是空的", "the path is empty"), param, ctx)
        return super().convert(value, param, ctx)


class Command(click.Command):
    """A command with its help in two languages and its headings in the one that was asked for."""

    def __init__(self, *args: Any, texts: tuple[str, str], **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.texts = texts
        language = click.Choice(["zh", "en"])
        self.params.append(
            Option(["--lang"], type=language, is_eager=True, expose_value=False, callback=_set_language,
                    help=("界面语言，默认中文；也可设环境变量 POLICYGRAPH_LANG=en", "language of messages and help"))
        )  # fmt: skip

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # Known before anything is understood, so that what is not is said in that language too.
        for word, following in pairwise([*args, ""]):
            asked = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
            if asked in ("zh", "en"):
                _set_language(ctx, self.params[0], asked)
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = either("显示这段说明", "show this help")
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """What it does in a line: its first sentence as far as the first colon."""
        first = either("", " ").join(either(*self.texts).strip().partition("\n\n")[0].splitlines())
        return re.split(r"[：；:;。]|\.(?:\s|$)", first)[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        usage = " ".join([ctx.command_path, *self.collect_usage_pieces(ctx)])
        formatter.write(either("用法：" + usage.replace("[OPTIONS]", "[选项]"), "Usage: " + usage) + "\n")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Written as it stands: click would fold lines at blanks, of which Chinese has none.
        formatter.write("\n" + either(*self.texts).strip() + "\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(either("选项", "Options")):
            formatter.write_dl(records)


class Program(Command, click.Group):
    """The group of commands, under headings; says what is wrong in the reader's language."""

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self._under: dict[tuple[str, str], Sequence[click.Command]] = {}

    def add_under(self, heading: tuple[str, str], commands: Sequence[click.Command]) -> None:
        """Add the commands, to be listed under the heading (Chinese, English)."""
        self._under[heading] = commands
        for command in commands:
            self.add_command(command)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        for heading, commands in self._under.items():
            with formatter.section(either(*heading)):
                formatter.write_dl([(command.name or "", command.get_short_help_str()) for command in commands])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.commands, 1)
            if Path(args[0]).exists():
                near = [f"build {args[0]}"]
            hint = either(f"。是不是 policygraph {near[0]}？", f"; did you mean policygraph {near[0]}?") if near else ""
            raise click.UsageError(either(f"没有命令 {args[0]}{hint}", f"no command {args[0]}{hint}"), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.Abort, KeyboardInterrupt):
            said = either("已中断，原有的文件没有改动。", "interrupted; existing files are as they were")
            raise Interrupted(said) from None

    def main(  # type: ignore[override]  # click overloads it by the value of standalone_mode
        self, args: Any = None, prog_name: Any = None, *, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **extra)
        _never_fail_to_print()
        try:
            code = super().main(args, prog_name or "policygraph", standalone_mode=False, **extra)
        except click.UsageError as error:
            # Within its context, which knows the language.
            with error.ctx.scope(cleanup=False) if error.ctx else nullcontext():
                code = _usage_error(error)
        except click.ClickException as error:
            code = error.exit_code
            warn(error.format_message())
        sys.exit(code if isinstance(code, int) else 0)


def _never_fail_to_print() -> None:
    """A console that cannot show a character shows ? instead of a traceback (Windows, or LANG=C)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _usage_error(error: click.UsageError) -> int:
    said = error.format_message()
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        warn(said)
        return 2
    if isinstance(error, click.NoSuchOption):
        near = "、".join(error.possibilities or ())
        said = either(f"没有选项 {error.option_name}" + (f"。是不是 {near}？" if near else ""), said)
    elif isinstance(error, click.MissingParameter) and error.param:
        wanted = error.param.make_metavar(error.ctx or click.get_current_context())
        wanted = " ".join([*error.param.opts, wanted] if isinstance(error.param, click.Option) else [wanted])
        said = either(f"缺少 {wanted}", said)
    elif isinstance(error, click.BadParameter) and error.param:
        kind = error.param.type
        why = f"只能是 {'、'.join(map(str, kind.choices))}" if isinstance(kind, click.Choice) else error.message
        said = either(f"{error.param.opts[0]} 的值不对：{why}", said)
    path = error.ctx.command_path if error.ctx else "policygraph"
    warn(either("错误：", "Error: ") + said)
    warn(either(f"看说明：{path} --help", f"see {path} --help"))
    return 2


def warn(text: str) -> None:
    click.echo(text, err=True)


def unsupported(paths: Sequence[Path]) -> list[str]:
    """One line for all files of a folder that are of no format we read."""
    from ..extract.readers import suffixes

    if not paths:
        return []
    names = "、".join(path.name for path in paths[:MOST_NAMES]) + (either("等", ", …") if len(paths) > MOST_NAMES else "")
    known = " ".join(suffixes())
    return [either(f"不支持的格式 {len(paths)} 个，跳过：{names}。能读的有 {known}",
              f"{len(paths)} of a format that cannot be read, skipped: {names}. Can read {known}")]  # fmt: skip


def tell(heading: str, lines: Sequence[str]) -> None:
    """The lines under their heading; nothing where there are none. A name with a line end in it stays on one line."""
    if lines:
        warn(heading)
    for line in lines[:MOST_LINES]:
        shown = line if line.startswith("Traceback") else "".join(c if c.isprintable() else "\ufffd" for c in line)
        warn(f"  {shown}")
    if len(lines) > MOST_LINES:
        warn(either(f"  还有 {len(lines) - MOST_LINES} 条", f"  and {len(lines) - MOST_LINES} more"))


class Failed(click.ClickException):
    """Something that stops the command; its text is for the user. Exit code 1."""


class Interrupted(Failed):
    """The user stopped it, with Ctrl-C."""

    exit_code = 130


def writable_folder(folder: Path) -> None:
    """Make the folder, before any long work; fail in words if that, or writing there, is impossible."""
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(either(f"{folder} 是一个文件，-o 要给文件夹", f"{folder} is a file, -o wants a folder"))
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".{os.getpid()}.tmp"
        probe.touch()
        probe.unlink()


@contextmanager
def writing(place: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # whoever read the terminal's lines has seen enough; click ends the program
    except OSError as error:
        why = either(_WHY.get(error.errno or 0, ""), "") or error.strerror or str(error)
        raise Failed(either(f"{place}：写不了（{why}）。请换一个位置，或先关闭正在使用它的程序",
                        f"{place}: cannot be written ({why}); choose another place, or close the program using it")
                     ) from error  # fmt: skip


@contextmanager
def progress(total: int, size: int) -> Iterator[Callable[..., None]]:
    """What to call after each document: a bar on a terminal, a line now and then elsewhere, nothing for short work."""
    if total < LONG_WORK_FILES and size < LONG_WORK_BYTES:
        yield lambda *_document: None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        shown = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*shown, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(either("读文件", "reading") + f" {size / 1e6:.0f} MB", total=total)
            done = _Done()

            def advance(path: object = None) -> None:
                done.add(path)
                bar.update(task, completed=len(done.files), description=done.said(total))

            yield advance
    else:
        if size >= LONG_WORK_BYTES:
            megabytes = f"{size / 1e6:.0f} MB"
            warn(either(f"正在读 {total} 个文件，共 {megabytes}，要等一会儿……", f"reading {total} files, {megabytes}; this takes a while"))
        yield _line_now_and_then(total)


@dataclass(slots=True)
class _Done:
    """How many documents were read, and of which files."""

    documents: int = 0
    files: set[object] = field(default_factory=set)

    def add(self, path: object) -> None:
        self.documents += 1
        self.files.add(path)

    def said(self, total: int) -> str:
        """For the user: of files that hold many documents, how many were read is not known from the files alone."""
        many, files = self.documents, len(self.files)
        if many == files:
            return either(f"已读 {files}/{total} 个文件", f"read {files} of {total} files")
        return either(f"已读 {many} 份，在第 {files} 个文件里，共 {total} 个", f"read {many}, in file {files} of {total}")


def _line_now_and_then(total: int) -> Callable[..., None]:
    done, said = _Done(), [monotonic()]

    def advance(path: object = None) -> None:
        done.add(path)
        if monotonic() - said[0] >= SECONDS_BETWEEN_LINES:
            said[0] = monotonic()
            warn(done.said(total))

    return advance
