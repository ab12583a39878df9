"""The command, as a process and through `main(argv)`."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from newsclean import Article, clean
from newsclean.cli import main
from newsclean.display import as_json, columns

ROOT = Path(__file__).parent.parent
HARBOUR = ROOT / "examples" / "harbour.txt"
CLEAN = ROOT / "examples" / "clean.txt"
MOJIBAKE = ROOT / "examples" / "mojibake.txt"
STORY = "Rain ends drought\n\nNAIROBI (Reuters) - Rain fell on the coast on Friday, officials said.\n"
ESCAPE = "\x1b"
# What a terminal obeys: C0 but for tab and line feed, DEL, C1.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
COLOURLESS = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def run(*args: str | Path, stdin: bytes = b"", terminal: bool = False, **env: str) -> subprocess.CompletedProcess[bytes]:
    """What `main` makes of `args`, with streams and an environment of its own; on a `terminal`, or in a pipe."""
    stream = Terminal if terminal else io.TextIOWrapper
    out, err = stream(io.BytesIO(), encoding="ascii"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    environment = {**COLOURLESS, "TERM": "xterm", **env}
    with (
        mock.patch.object(sys, "stdin", stream(io.BytesIO(stdin))),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
        mock.patch.dict(os.environ, environment, clear=True),
    ):
        try:
            status = main(list(map(str, args)))
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
    written = []
    for one in (out, err):
        one.flush()
        written.append(one.detach().getvalue())  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(args, status, *written)


def command(*args: str | Path) -> list[str]:
    """The command line of a process of its own."""
    return [sys.executable, "-m", "newsclean.cli", *map(str, args)]


def spawn(*args: str | Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*args), input=stdin, capture_output=True, env={**COLOURLESS, **env}, check=False)


def spawn_on_a_terminal(*args: str | Path, **env: str) -> tuple[int, str]:
    """The exit status of the command and what it writes, its input and output a terminal."""
    master, slave = pty.openpty()
    env = {**COLOURLESS, "TERM": "xterm", **env}
    with subprocess.Popen(command(*args), stdin=slave, stdout=slave, stderr=slave, env=env) as process:
        os.close(slave)
        written = b""
        while True:
            try:
                written += (part := os.read(master, 65536))
            except OSError:  # Linux says so when the last writer has gone
                break
            if not part:
                break
        status = process.wait()
    os.close(master)
    return status, written.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture(autouse=True)
def _no_colour_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal in which the tests run has no say in what they see."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def plain(painted: str) -> str:
    return re.sub(r"\x1b\[\d+m", "", painted)


def story(tmp_path: Path, text: str | bytes = STORY, name: str = "story.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return path


# ── text ──
def test_text_reads_out_the_article(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(HARBOUR)]) == 0
    out, err = capsys.readouterr()
    article = clean(HARBOUR.read_bytes())
    assert err == ""
    assert out.startswith(f"{article.headline}\n\n  dateline  March 3, 2023: → 2023-03-03\n  outlet    Kittiwake TV\n  language  en\n")
    for paragraph in article.body:
        assert f"\n\n{paragraph}\n" in out
    assert "Set aside (4)\n  promo   Stay tuned to Kittiwake TV for all the latest news and more stories!\n" in out
    assert "and more stories!\n          en/promo/stay-tuned\n" in out
    assert "  1213  Okefor → Okafor                  names/Okafor\n" in out
    assert "  1323  Afro-caribbean → Afro-Caribbean  names/Afro-Caribbean\n" in out
    assert "    99  \\xa0 → ␣                         spacing/no-break\n" in out
    assert "Warnings (1)\n  near_duplicate  45% of" in out


def test_text_is_the_default_format() -> None:
    assert run("clean", HARBOUR).stdout == run("clean", "--format", "text", HARBOUR).stdout


def test_text_says_when_there_was_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(CLEAN)]) == 0
    out = capsys.readouterr().out
    assert out.endswith("\n\nNothing set aside, nothing changed.\n")
    assert "byline    By Salma Benkirane → Salma Benkirane\n" in out
    assert "dateline  FEZ, Morocco — → FEZ, Morocco\n" in out


def test_text_names_each_of_several_files(capsys: pytest.CaptureFixture[str]) -> None:
    main(["clean", str(CLEAN), str(HARBOUR)])
    both = capsys.readouterr().out
    main(["clean", str(CLEAN)])
    first = capsys.readouterr().out
    main(["clean", str(HARBOUR)])
    second = capsys.readouterr().out
    assert both == f"==> {CLEAN} <==\n\n{first}\n==> {HARBOUR} <==\n\n{second}"


# ── json ──
def test_json_is_one_article_a_line(tmp_path: Path) -> None:
    broken = story(tmp_path, "Rain\u2028fell\x85on \x9bFriday, \u202eofficials said.\n")
    done = run("clean", "--format", "json", HARBOUR, broken, CLEAN)
    lines = done.stdout.decode("utf-8").splitlines()  # which also splits at U+2028 and U+0085
    articles = [Article.model_validate_json(line) for line in lines]
    assert articles == [clean(path.read_bytes()) for path in (HARBOUR, broken, CLEAN)]
    assert articles[1].source == broken.read_text("utf-8")
    assert not OBEYED.search(done.stdout.decode("utf-8"))


def test_json_holds_lone_surrogates(tmp_path: Path) -> None:
    done = run("clean", "--format", "json", story(tmp_path, b"Caf\xe9 rain \xed\xa0\x80 fell."))
    assert (done.returncode, done.stderr) == (0, b"")
    assert Article.model_validate_json(done.stdout).source_bytes() == b"Caf\xe9 rain \xed\xa0\x80 fell."


# ── diff ──
def test_diff_tells_where_each_change_and_removal_lies(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", "--format", "diff", str(HARBOUR)]) == 0
    lines = capsys.readouterr().out.splitlines()
    source = HARBOUR.read_text("utf-8")
    assert lines[0] == f"--- {HARBOUR}"
    assert lines[1] == "@@ line 3, at 99 @@ spacing/no-break"
    assert lines[2].startswith("  March 3, 2023:[-\\xa0-]{+ +}Barbadian Harbour")
    assert lines[3] == "@@ line 13, at 1213, 1323 @@ names/Okafor; names/Afro-Caribbean"
    assert "union and Ok[-e-]{+a+}for promised" in lines[4]
    assert "Afro-[-c-]{+C+}aribbean drum songs of all three ports." in lines[4]
    assert (source[1213], source[1323]) == ("e", "c")
    removed = [line for line in lines if line.startswith("- ")]
    assert removed == [f"- {block.text}" for block in clean(source).removed]
    for block in clean(source).removed:
        line = source[: block.span[0]].count("\n") + 1
        assert f"@@ line {line}, {block.span[0]}–{block.span[1]} @@ {block.label}, {block.why}" in lines


def test_diff_of_a_clean_file_is_empty() -> None:
    done = run("clean", "--format", "diff", CLEAN)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


# ── what a terminal would obey ──
@pytest.mark.parametrize("form", ["text", "diff", "json"])
def test_no_escape_sequence_of_a_text_reaches_the_terminal(tmp_path: Path, form: str) -> None:
    dirty = "\x1b]0;owned\x07 \x1b[2J \x9b31m \x08\x08 \r \x7f"
    raw = f"Rain {dirty} ends drought\n\n{dirty} Rain fell on {dirty} Friday.\n\n{dirty} Follow us on Twitter\n"
    done = run("clean", "--format", form, story(tmp_path, raw))
    assert done.returncode == 0
    assert not OBEYED.search(done.stdout.decode("utf-8"))
    seen = run("clean", "--format", form, story(tmp_path, raw), terminal=True).stdout.decode("utf-8")
    assert not OBEYED.search(plain(seen))


def test_file_names_are_shown_without_escapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = story(tmp_path, "Rain &amp; sun.", name="\x1b[31mred.txt")
    main(["clean", "--format", "diff", str(path)])
    main(["clean", str(tmp_path / "\x1b[2Jgone"), str(path)])
    out, err = capsys.readouterr()
    assert ESCAPE not in out + err
    assert "\\x1b[31mred.txt" in out
    assert "\\x1b[2Jgone: No such file or directory" in err


# ── colour and width ──
def test_no_colour_in_a_pipe() -> None:
    assert ESCAPE.encode() not in run("clean", HARBOUR, CLEAN).stdout + run("clean", "--format", "diff", HARBOUR).stdout


def test_no_wrapping_in_a_pipe() -> None:
    longest = max(clean(HARBOUR.read_bytes()).body, key=len)
    assert longest in run("clean", HARBOUR, COLUMNS="40").stdout.decode("utf-8").splitlines()


def test_colour_and_wrapping_on_a_terminal() -> None:
    status, seen = spawn_on_a_terminal("clean", HARBOUR, COLUMNS="60")
    assert status == 0
    assert ESCAPE in seen
    assert max(map(columns, seen.splitlines())) <= 60
    assert plain(seen).split() == run("clean", HARBOUR).stdout.decode("utf-8").split()


@pytest.mark.parametrize("form", ["text", "diff"])
@pytest.mark.parametrize("width", [40, 60, 79, 100])
def test_lines_fit_the_terminal(form: str, width: int) -> None:
    seen = run("clean", "--format", form, HARBOUR, MOJIBAKE, terminal=True, COLUMNS=str(width)).stdout.decode("utf-8")
    lines = [line for line in seen.splitlines() if not re.search(r"==>|---", line)]
    assert max(map(columns, lines)) <= width


def test_a_coloured_diff_needs_no_marks() -> None:
    seen = run("clean", "--format", "diff", HARBOUR, terminal=True).stdout.decode("utf-8")
    assert "Ok\x1b[31me\x1b[0m\x1b[32ma\x1b[0mfor" in seen
    assert "2023:\x1b[31m\\xa0\x1b[0m\x1b[32m␣\x1b[0mBarbadian" in seen
    assert "[-" not in seen


def test_a_wide_terminal_does_not_make_long_lines() -> None:
    seen = run("clean", HARBOUR, terminal=True, COLUMNS="300").stdout.decode("utf-8")
    assert max(map(columns, seen.splitlines())) == 100


def test_no_colour_on_a_terminal_that_wants_none() -> None:
    assert ESCAPE.encode() not in run("clean", HARBOUR, terminal=True, NO_COLOR="1").stdout
    assert ESCAPE.encode() not in run("clean", HARBOUR, terminal=True, NO_COLOR="1", FORCE_COLOR="1").stdout
    assert ESCAPE.encode() not in run("clean", HARBOUR, terminal=True, TERM="dumb").stdout


def test_empty_no_color_counts_as_unset() -> None:
    assert ESCAPE.encode() in run("clean", HARBOUR, terminal=True, NO_COLOR="").stdout


def test_colour_in_a_pipe_that_wants_it() -> None:
    painted = run("clean", HARBOUR, FORCE_COLOR="1").stdout.decode("utf-8")
    assert ESCAPE in painted
    assert plain(painted) == run("clean", HARBOUR).stdout.decode("utf-8")


def test_json_has_no_colour() -> None:
    assert ESCAPE.encode() not in run("clean", "--format", "json", HARBOUR, FORCE_COLOR="1").stdout


# ── input ──
@pytest.mark.parametrize("args", [[], ["-"]])
def test_standard_input_is_read(args: list[str]) -> None:
    done = spawn("clean", "--format", "json", *args, stdin=HARBOUR.read_bytes())
    assert (done.returncode, done.stderr) == (0, b"")
    assert Article.model_validate_json(done.stdout) == clean(HARBOUR.read_bytes())


def test_files_are_read_as_bytes(tmp_path: Path) -> None:
    raw = "\ufeffRain fell\r\non Friday, caf\xe9 owners said.".encode("utf-16-le")
    done = run("clean", "--format", "json", story(tmp_path, raw))
    assert Article.model_validate_json(done.stdout).source_bytes() == raw


def test_no_file_on_a_terminal_is_wrong_usage() -> None:
    status, seen = spawn_on_a_terminal("clean")
    assert status == 2
    assert "newsclean clean: error: no FILE given; name one, or - to read standard input" in seen


@pytest.mark.parametrize(
    "raw",
    [b"", b" \n", b"\0" * 100, bytes(range(256)), "👍".encode() * 20, b"\n" * 10000],
    ids=lambda raw: repr(raw[:4]),
)
@pytest.mark.parametrize("form", ["text", "diff", "json"])
def test_any_bytes_are_cleaned(raw: bytes, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", "--format", form, str(story(tmp_path, raw))]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert not OBEYED.search(out)


def test_output_is_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    path = story(tmp_path, "Café “港口” opens.\n".encode() + b"\xed\xa0\x80 stray\n")
    for form in ("text", "diff"):
        done = spawn("clean", "--format", form, path, LC_ALL="C", PYTHONIOENCODING="ascii:strict", PYTHONUTF8="0")
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode("utf-8")


def test_files_that_cannot_be_read_are_named_and_the_others_cleaned(tmp_path: Path) -> None:
    through_a_file = HARBOUR / "inside.txt"
    done = run("clean", "--format", "json", tmp_path / "missing.txt", HARBOUR, tmp_path, through_a_file, CLEAN)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        f"newsclean: {tmp_path}/missing.txt: No such file or directory\nnewsclean: {tmp_path}: Is a directory\nnewsclean: {through_a_file}: Not a directory\n"
    )
    articles = [Article.model_validate_json(line) for line in done.stdout.splitlines()]
    assert articles == [clean(HARBOUR.read_bytes()), clean(CLEAN.read_bytes())]


def test_a_file_without_the_right_to_read_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert main(["clean", "secret.txt"]) == 1
    assert capsys.readouterr() == ("", "newsclean: secret.txt: Permission denied\n")


# ── options ──
def test_headline_of_the_caller_is_recognised(tmp_path: Path) -> None:
    raw = "Weather desk notes this\n\nRain ends drought\n\nRain fell on the coast on Friday, officials said.\n"
    done = run("clean", "--format", "json", "--headline", "Rain ends drought", story(tmp_path, raw))
    assert Article.model_validate_json(done.stdout) == clean(raw.encode(), headline="Rain ends drought")
    assert Article.model_validate_json(done.stdout).headline == "Rain ends drought"


def test_headline_is_that_of_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["clean", "--headline", "Rain", str(HARBOUR), str(CLEAN)])
    assert end.value.code == 2
    assert "--headline is that of one article; give one FILE" in capsys.readouterr().err


def test_reference_gives_the_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = story(
        tmp_path,
        "Rain ends drought\n\nNAIROBI, April 25 (Reuters) - Rain fell on the coast on Friday, officials said.\n",
    )
    main(["clean", "--reference", "2024-04-26", str(path)])
    assert "→ NAIROBI · 2024-04-25 (year inferred) · Reuters\n" in capsys.readouterr().out
    main(["clean", str(path)])
    assert "→ NAIROBI · April 25 · Reuters\n" in capsys.readouterr().out


@pytest.mark.parametrize("date", ["25 April", "2024-13-01", "20240426", ""])
def test_wrong_reference_is_wrong_usage(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["clean", "--reference", date, str(HARBOUR)])
    assert end.value.code == 2
    assert f"no date: {date!r}; write YYYY-MM-DD" in capsys.readouterr().err


RULE = """
[sponsor]
phrase = "this weather was brought to you by {outlet}"
hits   = ["This weather was brought to you by Harbour Umbrellas"]
misses = ["The storm was brought to you by the west wind, he joked."]
"""


def test_rules_of_the_caller_hold_beside_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "promo.toml").write_text(RULE)
    other = tmp_path / "promo.toml"
    other.write_text(RULE.replace("sponsor", "sponsor-too").replace("weather", "calm"))
    lines = ["This weather was brought to you by Harbour Umbrellas", "This calm was brought to you by Harbour Oils"]
    raw = "\n\n".join([STORY, *lines, "Follow us on Twitter"])
    done = run("clean", "--format", "json", "--rules", tmp_path / "own", "--rules", other, story(tmp_path, raw))
    assert done.stderr == b""
    removed = Article.model_validate_json(done.stdout).removed
    assert [block.label for block in removed] == ["promo"] * 3
    assert removed[0].why.endswith("promo/sponsor")
    assert removed[1].why.endswith("promo/sponsor-too")
    assert removed[2].why == "en/promo/follow-us"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("promo.toml", RULE.replace("misses", "mises")),
        ("promo.toml", "[sponsor\n"),
        ("promo.toml", RULE.replace("by Harbour", "for Harbour")),
        ("slogans.toml", RULE),
    ],
)
def test_wrong_rules_are_told_on_one_line(name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert main(["clean", "--rules", str(path), str(HARBOUR)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("newsclean: ")
    assert err.count("\n") == 1
    assert name in err


def test_missing_rules_are_told_on_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", "--rules", str(tmp_path / "none"), str(HARBOUR)]) == 2
    assert capsys.readouterr() == (
        "",
        f"newsclean: no rules at {tmp_path}/none; give a folder of rule files, or one rule file\n",
    )


def test_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"newsclean {clean('').newsclean_version}\n")


@pytest.mark.parametrize("args", [["--help"], ["clean", "--help"], ["schema", "--help"]])
def test_help(args: list[str]) -> None:
    done = run(*args, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"usage: newsclean")


@pytest.mark.parametrize("args", [[], ["wash"], ["clean", "--format", "xml"], ["clean", "--fast", "x"], ["schema", "x"]])
def test_wrong_usage(args: list[str]) -> None:
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage: newsclean" in done.stderr


def test_schema_describes_what_json_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["title"] == "Article"
    assert list(schema["properties"]) == list(json.loads(as_json(clean(STORY))))
    assert schema["additionalProperties"] is False


def test_the_installed_command_is_this_one() -> None:
    script = Path(sys.executable).with_name("newsclean")
    done = subprocess.run([script, "--version"], capture_output=True, check=False)
    assert done.stdout == spawn("--version").stdout


# ── pipes and signals ──
def test_closed_pipe_ends_it_quietly() -> None:
    args = command("clean", *[HARBOUR] * 60)  # more than a pipe holds
    with subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=COLOURLESS) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
    assert first.startswith(b"==> ")
    assert complaint == b""
    assert process.returncode == 128 + signal.SIGPIPE


def test_full_disk_is_told() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command("clean", HARBOUR), stdout=full, stderr=subprocess.PIPE, env=COLOURLESS, check=False)
    assert (done.returncode, done.stderr) == (1, b"newsclean: standard output: No space left on device\n")


def test_closed_standard_streams_are_told() -> None:
    line = " ".join(command("clean", "--format", "json", "-"))
    without_input = subprocess.run(["sh", "-c", f"{line} <&-"], capture_output=True, cwd=ROOT, check=False)
    assert (without_input.returncode, without_input.stdout) == (1, b"")
    assert without_input.stderr == b"newsclean: -: Bad file descriptor\n"
    without_output = subprocess.run(["sh", "-c", f"{line} >&-"], input=b"", capture_output=True, cwd=ROOT, check=False)
    assert (without_output.returncode, without_output.stderr) == (
        1,
        b"newsclean: standard output: Bad file descriptor\n",
    )


def test_interrupt_ends_it_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt() -> bytes:
        raise KeyboardInterrupt

    source = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(source.buffer, "read", interrupt, raising=False)
    monkeypatch.setattr(sys, "stdin", source)
    assert main(["clean", "-"]) == 130
    assert capsys.readouterr() == ("", "")
