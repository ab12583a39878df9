"""People as bylines and credits name them: their names, roles and houses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from .agencies import agencies, is_agency, is_site
from .dates import word_at
from .prose import any_of
from .rules import Match, Rules
from .text import AnyStr

CAPITALISED = r"[^\W\d_a-z][\w.'’-]{0,40}"  # in patterns, a word of a name: “Lima”, “O’Neill”, “News24”


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who worked on the story; an agency, where it signs as the author."""

    name: AnyStr
    role: AnyStr | None = None
    """As written: “Staff Writer”."""
    affiliation: AnyStr | None = None
    """The house or desk behind the name: “Associated Press”."""


class People(NamedTuple):
    """What a list of names says."""

    people: tuple[Person, ...]
    others: tuple[str, ...]
    """What it holds that is neither a person nor a role nor a house."""
    signed: bool
    """Whether it holds a person, a role or a house."""


@lru_cache(maxsize=1024)
def parse_people(names: str, rules: Rules) -> People:
    """What `names`, the part of a byline that names people, says; what reads as a role or a house goes to those in front of it.

    >>> from newsclean import RULES
    >>> parse_people("Ada Moss and Li Wei, Staff Writers, Harbour Post", RULES).people[1]
    Person(name='Li Wei', role='Staff Writers', affiliation='Harbour Post')
    >>> parse_people("홍길동 기자 hong@example.com", RULES).people
    (Person(name='홍길동', role='기자', affiliation=None),)
    """
    names = names[:_LONGEST_LIST]
    words = _words(rules)
    people: list[Person] = []
    others: list[str] = []
    leading: str | None = None  # a role in front of the names: “记者 张三”
    pending = 0  # the first of the people that what follows may be said of
    signed = False
    for joined, part in _parts(names, words):
        person, role, house = _read(part, words)
        signed = signed or bool(person or role or house)
        if person:
            pending = len(people) if role or house or (people and (people[-1].role or people[-1].affiliation)) else pending
            people.append(Person(person, role, house))
        elif house and not role and is_agency(part) and (joined or not people):
            people.append(Person(part))
        elif role or house:
            leading = leading or (role if not people else None)
            people[pending:] = [Person(one.name, one.role or role, one.affiliation or house) for one in people[pending:]]
        else:
            others.append(part)
    if leading:
        people = [Person(one.name, one.role or leading, one.affiliation) for one in people]
    return People(tuple(people), tuple(others), signed)


def named(match: Match) -> str:
    """The people that a match names, as written."""
    return next((match.groups[slot] for slot in ("people", "person", "native", "names", "name") if match.groups.get(slot)), "")


# ── one part of a list ──
class _Words(NamedTuple):
    """The word classes that this module looks at, of all languages."""

    between: re.Pattern[str]
    roles: frozenset[str]
    """Words of one of which a role must hold: “reporter”."""
    beats: frozenset[str]
    """Words that may stand in front of them: “political”."""
    glued: re.Pattern[str]
    """Roles in scripts that set no blanks, in front of a name or behind it."""
    house: frozenset[str]
    of_house: re.Pattern[str]
    no_name: frozenset[str]
    particles: frozenset[str]


@lru_cache(maxsize=8)
def _words(rules: Rules) -> _Words:
    roles = {role.lower() for name in ("journalist", "role", "reporter") for role in rules.words(name)}
    roles = {role for role in roles if not any(role == name or role.startswith(f"{name} ") for name in agencies())}
    heads = {role for role in roles if " " not in role}
    heads |= {word for role in roles if heads.isdisjoint(role.split()) for word in (role.split()[0], role.split()[-1])}  # “envoyé spécial”, “bureau chief”
    beats = {word for role in roles if " " in role for word in role.split()} | {word.lower() for word in rules.words("beat")}
    glued = [role for role in roles if role[0] > "\u2e80"]
    house = frozenset(word.lower() for word in rules.words("house"))
    heads -= house
    between = any_of(rules.words("between_names"))
    return _Words(
        re.compile(rf"(?:\s*[,;&|、，/·•､]\s*|\s+[–—-]\s+|\s+(?:{between})\s+)(?:(?:{between})\s+)?"),
        frozenset(heads),
        frozenset(beats - heads),
        re.compile(f"({any_of(glued)})"),
        house,
        re.compile(rf"(?i)(?:^|\s)(?:{any_of(rules.words('of_house'))})\s+(?:the\s+|the$)?(?=\S)"),
        frozenset(rules.words("no_name")),
        frozenset(rules.words("name_particle")),
    )


_ADDRESS = re.compile(r"[(<\[]?\s*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[?[eE]mail\s?protected\]?|@\w+)\s*[)>\]]?")
_BRACKETS = re.compile(r"[()\[\]<>（）【】]")
_FILED_FROM = re.compile(r"^\s*\w[\w.·]{0,11}[=＝]")  # “서울=홍길동 기자”
_HAN = regex.compile(r"[\u3400-\u9fff]")


def _parts(names: str, words: _Words) -> Iterator[tuple[bool, str]]:
    """The names, roles and houses in a list, one by one, and whether an “and” stands in front; addresses are left out, brackets part as commas do."""
    names = _BRACKETS.sub(", ", _ADDRESS.sub(", ", _FILED_FROM.sub("", names)))
    if _HAN.search(names) or _HANGUL.search(names):
        names = words.glued.sub(r" , \1 , ", names)
    done, joined = 0, False
    for mark in (*words.between.finditer(names), None):
        part = names[done : mark.start() if mark else len(names)].strip(" .,:：|–—-\xad\t\xa0*")
        if part and _HAN.match(part) and " " in part:
            yield from ((False, name) for name in _han_names(part))
        elif part:
            yield joined, part
        if mark:
            done, joined = mark.end(), any(sign.isalpha() or sign == "&" for sign in mark[0])


_HANGUL = regex.compile(r"[\uac00-\ud7af]")


def _han_names(part: str) -> Iterator[str]:
    """Names in Chinese with blanks between them, or with a blank inside: two signs are spread to the width of three."""
    names = part.split()
    if all(len(name) == 1 for name in names):
        yield from (" ".join(names[i : i + 2]) for i in range(0, len(names), 2))
    else:
        yield from names


def _read(part: str, words: _Words) -> tuple[str | None, str | None, str | None]:
    """The person, the role and the house in one part of a list."""
    if part in words.roles:
        return None, part, None
    tokens = part.split()
    lower = [token.lower().strip(".,:") for token in tokens]
    first = next((i for i, word in enumerate(lower) if word in words.roles or (word in words.beats and not set(lower[i:]).isdisjoint(words.roles))), None)
    if first is not None and not words.roles.isdisjoint(lower[first:]):
        return _with_role(tokens, lower, first, words)
    if owner := _OWNER.search(part):  # “Dockwire’s Ann Carter”
        front, name = part[: owner.start()], part[owner.end() :]
        if is_name(name, words) and len(front.split()) <= 3:
            return name, None, front
    if _CALL_LETTERS.match(part):
        return None, None, part
    for found in words.of_house.finditer(part):  # “Ann Carter for harbourpost.com”
        if found.start() and _is_house(part[found.end() :], words) and is_name(part[: found.start()], words):
            return part[: found.start()], None, part[found.end() :]
    if _is_house(part.removeprefix(leads[0]) if (leads := words.of_house.match(part)) else part, words):
        return None, None, part[leads.end() :] if leads else part
    return (part, None, None) if is_name(part, words) else (None, None, None)


def _with_role(tokens: list[str], lower: list[str], first: int, words: _Words) -> tuple[str | None, str | None, str | None]:
    """“Ann Carter Political Reporter”, “Reporter Ann Carter”, “Associated Press writer Ann Carter”, “reporter for the Harbour Post”."""
    behind = max(i for i, word in enumerate(lower) if word in words.roles) + 1
    front, tail = " ".join(tokens[:first]), " ".join(tokens[behind:])
    role, house = " ".join(tokens[first:behind]), None
    if found := words.of_house.match(tail):
        if _is_house(tail[found.end() :], words):
            house = tail[found.end() :]
        else:
            role, tail = f"{role} {tail}", ""
    elif tail and is_name(tail, words):
        return tail, role, front if front and _is_house(front, words) else None
    elif tail:
        role = f"{role} {tail}"
    if front and is_name(front, words):
        return front, role, house
    if front and _is_house(front, words):
        return None, role, front
    return None, f"{front} {role}".strip(), house


def _is_house(text: str, words: _Words) -> bool:
    return is_agency(text) or is_site(text) or not words.house.isdisjoint(text.lower().split())


_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])\s+")
_CALL_LETTERS = re.compile(r"[B-DF-HJ-NP-TV-Z]{3,5}\b(?!\.)")  # “MDR Sachsen”, “BBC News”
_LONGEST_LIST = 1_000  # code points of a list of names that are read
_LONGEST_NAME = 60  # code points
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.\-\u0300-\u036f\u0900-\u0dff\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c])*")
_LONGEST_HAN = 5  # signs of a name; one in kana has more
_KANA = re.compile(r"[\u3040-\u30ff·]")
_INITIAL = re.compile(r"[^\W\d_]\.?")


def is_name(text: str, words: _Words) -> bool:
    """Whether `text` reads as the full name of a person: two to five words with a capital each, but for particles; one to five where a script has no capitals."""
    tokens = text.split()
    if not tokens or len(text) > _LONGEST_NAME or not all(_NAME_WORD.fullmatch(token) for token in tokens):
        return False
    if tokens[0].lower() in words.no_name or any(
        (word := word_at(token, 0)) and word.kind == "weekdays" and word.end == len(token) and len(token) > 3 for token in tokens
    ):
        return False
    if _HAN.match(text) or _HANGUL.match(text) or "\u3040" <= text[0] <= "\u30ff":
        return 2 <= len(text.replace(" ", "")) <= (_LONGEST_HAN if not _KANA.search(text) else 12)
    if not (text[0].isupper() or text[0].islower()):  # a script without capitals
        return len(tokens) <= 5
    capitals = [token for token in tokens if token[0].isupper()]
    full = [token for token in capitals if not _INITIAL.fullmatch(token)]
    return (
        2 <= len(tokens) <= 5
        and len(capitals) >= 2
        and len(full) >= 1
        and tokens[-1] in capitals
        and all(token in capitals or token.lower() in words.particles for token in tokens)
    )
