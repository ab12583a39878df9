"""The command `newsclean`."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import io
import json
import os
import shutil
import sys
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import TextIO, get_args

from .article import Article
from .clean import clean
from .context import Cut
from .display import Look, as_diff, as_json, as_text, shown
from .rules import RULES, RuleError, Rules, load_rules
from .version import VERSION

_WIDEST = 100  # columns; longer lines are hard to read
_USAGE_ERROR = 2
_INTERRUPTED = 128 + 2  # as the shell reports SIGINT
_PIPE_CLOSED = 128 + 13  # and SIGPIPE

_EXAMPLES = """\
examples:
  newsclean clean article.txt                     read what came out, what was set aside and why
  newsclean clean --format diff article.txt       see where in the file each change lies
  newsclean clean --format json *.txt > out.jsonl
  newsclean explain article.txt                   see what each line was taken for, and why
  curl -s … | newsclean clean -

exit status: 0 all cleaned, 1 a file could not be read, 2 wrong usage or a wrong rule file
"""


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of the command with the arguments `argv`, those of the process if none are given.

    >>> main(["clean", "no-such-article.txt"])
    1
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a dirty text may hold signs that no encoding has
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.stdout is None:  # closed by whoever started us
        _complain(f"standard output: {os.strerror(errno.EBADF)}")
        return 1
    try:
        status = _run(_parser(), argv)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return _PIPE_CLOSED
    except OSError as error:  # of the output: those of the input are caught where it is read
        _discard_output()
        _complain(f"standard output: {error.strerror}")
        return 1


def _run(parser: argparse.ArgumentParser, argv: Sequence[str] | None) -> int:
    args = parser.parse_args(argv)
    if args.command == "schema":
        print(json.dumps(Article.model_json_schema(), indent=2, ensure_ascii=False))
        return 0
    if not args.files and (sys.stdin is None or sys.stdin.isatty()):
        args.parser.error("no FILE given; name one, or - to read standard input")
    if args.headline is not None and len(args.files) > 1:
        args.parser.error("--headline is that of one article; give one FILE")
    try:
        args.rules = reduce(lambda base, path: load_rules(path, base), args.rules, RULES)
    except RuleError as error:
        _complain(str(error))
        return _USAGE_ERROR
    except OSError as error:
        _complain(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        return _USAGE_ERROR
    return _clean_all(args)


def _clean_all(args: argparse.Namespace) -> int:
    """Prints each file cleaned; the exit status says whether all could be read."""
    status = 0
    look = _look_of(sys.stdout)
    files = args.files or ["-"]
    separator = ""
    for name in files:
        try:
            raw = _read(name)
        except OSError as error:
            _complain(f"{name}: {error.strerror}")
            status = 1
            continue
        article = clean(raw, headline=args.headline, reference=args.reference, rules=args.rules, cut=args.cut)
        if args.format in ("text", "explain") and len(files) > 1:
            sys.stdout.write(separator + look.painted(f"==> {shown(name)} <==", "cyan") + "\n\n")
            separator = "\n"
        sys.stdout.write(_view(article, args.format, look, name, args.rules))
    return status


def _view(article: Article, form: str, look: Look, name: str, rules: Rules) -> str:
    if form == "json":
        return as_json(article)
    if form == "explain":
        return "\n".join(map(shown, article.explain(rules).split("\n"))) + "\n"
    return as_diff(article, look, name) if form == "diff" else as_text(article, look)


def _read(name: str) -> bytes:
    if name != "-":
        return Path(name).read_bytes()
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer.read()


def _look_of(stream: TextIO) -> Look:
    """How to draw for `stream`: wrapped and in colour on a terminal; NO_COLOR and FORCE_COLOR say otherwise."""
    terminal = stream.isatty()
    wanted = bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")
    colour = wanted and not os.environ.get("NO_COLOR")
    return Look(min(shutil.get_terminal_size().columns, _WIDEST) if terminal else None, colour)


def _complain(message: str) -> None:
    if sys.stderr is not None:  # it is closed; print would then take standard output
        print(f"newsclean: {shown(message)}", file=sys.stderr)


def _discard_output() -> None:
    """Lets what Python writes when it ends go nowhere, so that it does not complain a second time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclean",
        description="Repairs news text, reads its dateline, sets junk aside, and accounts for every change.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"newsclean {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    command = commands.add_parser(
        "clean",
        help="clean articles, one a file",
        description="Cleans articles, one a file, and prints what came out.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_arguments(command)
    command.add_argument(
        "--format",
        choices=("text", "json", "diff"),
        default="text",
        help="text: to be read (default); json: one article a line; diff: what was changed or set aside, and where",
    )

    command = commands.add_parser(
        "explain",
        help="show what each line was taken for, and on what evidence",
        description="Cleans articles, one a file, and prints each block with its label and the evidence for and against it.",
    )
    _add_arguments(command)
    command.set_defaults(format="explain")

    commands.add_parser(
        "schema",
        help="print the JSON Schema of an article",
        description="Prints the JSON Schema of the articles that --format json prints.",
    )
    return parser


def _add_arguments(command: argparse.ArgumentParser) -> None:
    """What the commands that clean files have in common."""
    command.set_defaults(parser=command)
    command.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a text file; - is standard input, which is also read when no FILE is given",
    )
    command.add_argument(
        "--cut",
        choices=get_args(Cut),
        default="cautious",
        help="how little evidence is enough to set a line aside: the least is asked for by sharp; the default is cautious",
    )
    command.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="PATH",
        help="rules of your own, a folder or a file, beside the built-in ones; may be given again",
    )
    command.add_argument("--headline", metavar="TEXT", help="the headline, if it is known from elsewhere")
    command.add_argument(
        "--reference",
        type=_date,
        metavar="YYYY-MM-DD",
        help="a date near that of the story; it gives the year to dates without one",
    )


def _date(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"no date: {text!r}; write YYYY-MM-DD, such as 2023-03-03") from None


if __name__ == "__main__":
    sys.exit(main())
