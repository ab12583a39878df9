"""Every rule with its own examples, and the errors that a wrong rule file gives."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsclean import RULES, Rule, RuleError, Rules, detect_dateline, load_rules
from newsclean.rules.files import read_plain
from newsclean.rules.phrase import PhraseError, read_phrase

RULE_FILES = Path(__file__).parents[1] / "newsclean" / "rules"


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.address)
def test_a_rule_matches_its_hits(rule: Rule) -> None:
    for text in rule.hits:
        assert rule.address in {match.rule.address for match in RULES.matches(text)}, text


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.address)
def test_no_rule_of_its_kind_matches_its_misses(rule: Rule) -> None:
    for text in rule.misses:
        assert not [match.rule.address for match in RULES.matches(text) if match.rule.kind == rule.kind], text


SHAPES = tomllib.loads((RULE_FILES / "any" / "dateline.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", list(SHAPES))
def test_a_dateline_shape_finds_its_hits_and_leaves_its_misses(name: str) -> None:
    for text in SHAPES[name]["hits"]:
        found = detect_dateline(text)
        assert found is not None, text
        assert found.why == f"any/dateline/{name}", text
    for text in SHAPES[name]["misses"]:
        assert detect_dateline(text) is None, text


GOOD = 'phrase = "read our paper"\nhits = ["Read our paper!"]\nmisses = ["She read our paper aloud."]\n'


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('[a]\nphrase = "read this"\nhits = ["Read this"]\n', r'\[a\]: "misses" is missing; add texts that the rule must leave alone'),
        ('[a]\nphrase = "read this"\nmisses = ["x"]\n', r'\[a\]: "hits" is missing'),
        ('[a]\nhits = ["x"]\nmisses = ["y"]\n', r'\[a\]: "phrase" is missing'),
        ("[a]\n" + GOOD + 'regex = "x"\n', r'\[a\]: "regex" is no key of a rule; the keys are'),
        ("[a]\n" + GOOD + 'where = "top"\n', r'"where" is \'top\'; it must be one of block, start, end, inside'),
        ('[a]\nphrase = "read this"\nhits = "x"\nmisses = ["y"]\n', r'"hits" is not a list of texts'),
        ('[a]\nphrase = 7\nhits = ["x"]\nmisses = ["y"]\n', r'"phrase" is 7; write phrase = "…"'),
        ('a = "b"\n', r'"a" stands outside a table'),
        ("[a\n", "not TOML"),
        ('[a]\nphrase = "read {tihs}"\nhits = ["x"]\nmisses = ["y"]\n', r"\{tihs\}.*is neither a slot nor a word class; there are: "),
        ('[a]\nphrase = "{outlet}"\nhits = ["x"]\nmisses = ["y"]\n', "no fixed word"),
        ('[a]\nphrase = "read (this"\nhits = ["x"]\nmisses = ["y"]\n', "a bracket is not closed"),
        ('[a]\nphrase = "read this"\nhits = ["Read that"]\nmisses = ["y"]\n', r'"hits" has \'Read that\', which the phrase'),
        ('[a]\nphrase = "read this"\nhits = ["Read this"]\nmisses = ["read this."]\n', r'"misses" has \'read this.\', which .* matches; make its phrase'),
        ('[a]\nphrase = "{outlet} is ours"\nwhere = "end"\nhits = ["x"]\nmisses = ["y"]\n', "begins with a slot"),
    ],
)
def test_a_wrong_rule_file_says_what_to_do(tmp_path: Path, toml: str, says: str) -> None:
    file = tmp_path / "promo.toml"
    file.write_text(toml, "utf-8")
    with pytest.raises(RuleError, match=says):
        load_rules(file)


def test_files_written_plainly_are_read_as_toml_has_them() -> None:
    texts = [file.read_text("utf-8") for file in RULE_FILES.rglob("*.toml")]
    plain = [(read, text) for text in texts if (read := read_plain(text)) is not None]
    assert len(plain) > len(texts) / 2
    for read, text in plain:
        assert read == tomllib.loads(text)


@pytest.mark.parametrize(
    "text", ["[a]\n[a]\n", '[a]\nb = "1"\nb = "2"\n', '[a]\nb = "\\u0041"\n', '[a]\nb = "1", "2"\n', '[a]\nb = ["1" "2"]\n', "[a]\nb = 1\n"]
)
def test_what_is_not_written_plainly_is_left_to_toml(text: str) -> None:
    assert read_plain(text) is None


def test_a_phrase_is_found_however_deep_its_brackets(tmp_path: Path) -> None:
    file = tmp_path / "promo.toml"
    file.write_text(
        '[a]\nphrase = "(((((do) please) now) kindly) you) heed the tern"\nhits = ["Heed the tern", "Kindly you heed the tern"]\nmisses = ["x"]\n', "utf-8"
    )
    assert load_rules(file).find("Heed the tern")


def test_a_rule_file_is_named_after_what_it_finds(tmp_path: Path) -> None:
    (tmp_path / "stuff.toml").write_text("[a]\n" + GOOD, "utf-8")
    with pytest.raises(RuleError, match="rename it to one of promo, teaser"):
        load_rules(tmp_path)


def test_a_folder_without_rules_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no rules at"):
        load_rules(tmp_path / "nowhere")


def test_own_rules_add_to_the_built_in_ones(tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "en"
    folder.mkdir(parents=True)
    (folder / "words.toml").write_text('paper = ["gazette", "daily courier"]\n', "utf-8")
    (folder / "promo.toml").write_text(
        '[slogan]\nphrase = "the {paper} : news that stays"\nhits = ["The Daily Courier: news that stays"]\nmisses = ["The gazette closed."]\n', "utf-8"
    )
    rules = load_rules(tmp_path / "mine")
    found = rules.find("THE GAZETTE — news that stays")
    assert found is not None
    assert found.rule.address == "mine/en/promo/slogan"
    assert rules.find("Follow us on Twitter") is not None
    alone = load_rules(tmp_path / "mine", base=Rules(lambda: RULES._contents._replace(rules=())))
    assert len(alone) == 1


WORDS = {"network": ("facebook", "twitter", "google news")}


@pytest.mark.parametrize(
    ("phrase", "hits", "misses"),
    [
        ("follow us on {network+}", ["Follow us on Facebook, Twitter & Google News!", "follow  us on TWITTER"], ["follow us on foot", "followus on twitter"]),
        ("don't miss : {rest}", ["Don’t miss: rain ends drought", "DON'T MISS – Rain"], ["Don't miss the rain"]),
        ("(so) stay tuned [to us | with {outlet}]", ["Stay tuned to us.", "So, stay tuned with the Harbour Post"], ["stay tuned", "stay tuned to the vote"]),
        ("责任编辑:{names}", ["责任编辑：张三", "（责任编辑：张三、李四）"], ["责任在编辑"]),
        ("تابعنا على {network}", ["تابعنا على Facebook"], ["تابعنا الخبر"]),
        ("{number} shares", ["195 Shares", "1.6k shares"], ["many shares"]),
        ("download/get our app (today)", ["Download our app", "Get our app today!"], ["Our app"]),
    ],
)
def test_the_phrase_language(phrase: str, hits: list[str], misses: list[str]) -> None:
    import re

    pattern = re.compile(read_phrase(phrase, WORDS).pattern, re.IGNORECASE)
    for text in hits:
        assert pattern.fullmatch(text), text
    for text in misses:
        assert not pattern.fullmatch(text), text


@pytest.mark.parametrize("phrase", ["", "()", "a | b", "a ]", "a / ", "{rest} more", "(maybe)", "[a | ]"])
def test_a_phrase_that_cannot_be_read_is_an_error(phrase: str) -> None:
    with pytest.raises(PhraseError):
        read_phrase(phrase, WORDS)


def test_a_headline_may_ask_and_answer() -> None:
    [match] = RULES.matches("It rained, he said. Also read: Will the ferry sail? What the captain says")
    assert match.groups["rest"] == "Will the ferry sail? What the captain says"
    assert RULES.matches("It rained, he said. Also read: Will the ferry sail? The captain said no.") == ()
