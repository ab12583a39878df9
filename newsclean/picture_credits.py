"""The shapes by which a picture credit is known: “(Ana Lima/Reuters)”, “Foto: Ana Lima”, “…（张三摄）”.

A shape is a pattern with slots, `<person>`, `<agency>`, and stands behind an example that it fits; a test holds that. To teach a new one, add it to the kind that it is of.
What no shape needs, a sign or a word, is looked for in front of the patterns: most lines have none of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .agencies import is_agency
from .people import CAPITALISED
from .prose import any_of
from .rules import Rules

_AT_END = 160  # code points at the end of a line in which its picture credit stands
_BEHIND_LABEL = 140  # the same, for one behind a label
_SIGNATURE = 90  # the same, for who signs a caption
_ENDS = '.!?…”"’:;,'  # what ends a sentence of a story, and no credit


@dataclass(frozen=True, eq=False, slots=True)
class Kind:
    """Shapes of one kind, each behind an example that it fits."""

    around: str
    """What must stand around each of them, with `<shape>` where they stand."""
    shapes: Mapping[str, str]


# ── the vocabulary ──
_NAME = r"[^\W\d_a-z](?:[^\W\d_]|[.'’-]){0,40}"  # a word of a person's name: no digit stands in it
_SLOTS = {
    "word": CAPITALISED,
    "name": _NAME,
    "person": rf"{_NAME}(?: (?:(?:de|da|di|del|van|von|der|el|al|la) )?{_NAME}){{1,3}}",
    "house": rf"{CAPITALISED}(?: (?:(?:of|the|for|via|and|&) )?{CAPITALISED}){{0,6}}",
    "credit": r"[^()\[\]\n]{2,60}",  # in brackets, whatever it says
    "signer": r"[^\W\d_a-z][^.!?。।:：\n()（）\[\]]{1,48}",
    "labelled": r"((?:[^\W\d_a-zß-ÿ]|©|picture alliance|imago|dpa\b)[^\n]{1,90}|privat|arkiv|archiv|private?)",
    "archive": r"(?:,? ?/? ?(?:FILE|[Ff]ile)(?: [Pp](?:hoto|icture)s?)?| \(\d\))?",  # from it, or one of several
    "sentence": r"(?:(?<=[.!?)\]”\"’] )|(?<=[a-z0-9][.!?])|(?<=[.!?] [|—–] ))",  # ends in front of it
}


def _slots(rules: Rules) -> dict[str, str]:
    """What stands for each slot: names, and the words of `rules`."""
    agency, seller, sender = (rules.words(name) for name in ("picture_agency", "picture_seller", "picture_sender"))
    staff = r"(?:[A-Z]\w{1,40} )?Staff"  # “Star Staff”
    label, caption_label = rules.words("foto_label"), rules.words("picture_label")
    cased = {case for word in caption_label if word.isalpha() and word.title() != word for case in (word.title(), word.upper())}
    return _SLOTS | {
        "seller": rf"{any_of(agency | seller)}|{staff}",
        "sender": any_of(agency | sender),
        "agency": rf"{any_of(agency | seller | sender)}|{staff}",
        "source": any_of(rules.words("picture_source")),
        "label": any_of(label).replace("'", "['’]"),
        "caption_label": any_of(caption_label),
        "Caption_label": any_of(cased),  # begins with a capital, in scripts that have them
    }


@lru_cache(maxsize=64)
def compiled(kind: Kind, rules: Rules) -> re.Pattern[str]:
    """The pattern that any shape of `kind` fits."""
    slots = _slots(rules)
    pattern = kind.around.replace("<shape>", f"(?:{'|'.join(kind.shapes.values())})")
    return re.compile(_SLOT.sub(lambda slot: f"(?:{slots[slot[1]]})", pattern))


_SLOT = re.compile(r"<([A-Za-z_]+)>")


def may_hold_credit(text: str, rules: Rules) -> bool:
    """Whether `text` has one of the signs or words that the shapes need, but for those of a signature: a cheap look, before thorough ones.

    >>> from newsclean import RULES
    >>> may_hold_credit("Rain fell on Friday, officials said.", RULES), may_hold_credit("The harbour at dawn. (Ana Lima/Reuters)", RULES)
    (False, True)
    """
    if "/" in text or "Credit" in text or (text[0] == "C" and text.startswith("Courtesy")):
        return True
    last = text[-1]
    if last in ".!?":
        return text.endswith(_STOPPED_LABEL)
    if last in ")]" or "©" in text or ((":" in text or "：" in text) and _has_label(text[-_BEHIND_LABEL:], rules, "foto_label")):
        return True
    return last not in '”"' and (text[text.rfind(" ") + 1 :] in rules.words("picture_source") or _has_opening_word(text))


def _has_opening_word(text: str) -> bool:
    """Whether `text` has what a credit needs that has no stroke, no brackets and no label: “via”, or a sentence that ends in front of it, and a word of its own."""
    if " via " in text:
        return True
    if not _STOP.search(text):
        return False
    return (
        (" for " in text and ". " in text)
        or "Image" in text
        or "Photo" in text
        or ("Pic" in text and (" by " in text or "courtesy" in text))
        or "—" in text
        or ", FI" in text
        or ", Fi" in text
        or "Redux" in text
        or "Shutterstock" in text
    )


_STOP = re.compile(r"[.!?)\]”\"’]")  # with which a sentence ends
_STOPPED_LABEL = "nuotr."


def _has_label(end: str, rules: Rules, name: str) -> bool:
    """Whether what stands in front of a colon in `end` may be a word of the class `name`: it ends as one does."""
    if "=" in end or "＝" in end or "：" in end:
        end = end.translate(_COLONS)
    at = end.find(":")
    while at >= 0:
        front = end[max(0, at - 4) : at].rstrip().lower()
        if not _endings(name, rules).isdisjoint((front[-3:], front[-2:], front[-1:])):
            return True
        at = end.find(":", at + 1)
    return False


_COLONS = str.maketrans("：=＝", ":::")


@lru_cache(maxsize=16)
def _endings(name: str, rules: Rules) -> frozenset[str]:
    """The last three letters of each word of the class `name`."""
    return frozenset(word[-3:] for word in rules.words(name))


# ── in brackets, at the end of a line ──
BRACKETED = Kind(
    r"[(\[]<shape>[)\]]$",
    {
        "(Ana Lima/Reuters)": r"<credit>\s?/\s?<agency>",
        "(Reuters/Ana Lima)": r"<sender>/[ :/]?<credit>",
        "(Reuters file photo: Ana Lima)": r"(?:<sender> )?(?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)\b[ :/]?<credit>",
        "(Reuters: Ana Lima)": r"<sender>: <person>",
        "(Ana Lima/Harbour Post file photo)": r"(?:<person> ?[/,] ?)?<house> (?:[Ff]ile )?[Pp]hotos?",
        "(Ana Lima/Harbour Post)": r"<person> ?/ ?<house>",
        "(Harbour Post via AP)": r"<credit> via <seller>",
        "(NASA/Harbour Institute)": r"(?:NASA|ESA|ESO|NOAA)\s?/<credit>",
        "(Courtesy of the Harbour Museum)": r"(?:[Cc]ourtesy|COURTESY) (?:(?:of|OF) )?(?:the )?<house>",
        "(Getty Images)": r"Getty(?: Images)?|iStock|Shutterstock|Alamy",
    },
)


def closes_in_brackets(text: str, rules: Rules) -> bool:
    """Whether `text` ends with a picture credit in brackets.

    >>> from newsclean import RULES
    >>> closes_in_brackets("The harbour at dawn. (Ana Lima/Reuters)", RULES)
    True
    """
    return text[-1] in ")]" and compiled(BRACKETED, rules).search(text, max(0, len(text) - _AT_END)) is not None


# ── in front of what the picture shows ──
IN_FRONT_OF_TWO = Kind("<shape>", {"Ana Lima / AFP - Getty Images": r"[^\W\d_][^/\n]{2,40}\s?/\s?<sender>\s?(?:-|–|—|/|via)\s?<sender>\b"})
IN_FRONT = Kind(
    r"<shape>(?:/File)? (?=[A-Z“‘\"'])",
    {"Ana Lima/AP A boat leaves the pier": r"<person>(?: ?/ ?<house>)?? ?/ ?<seller>(?: (?:via|-|–) <seller>)?"},
)


def opens_with_two(text: str, rules: Rules) -> bool:
    """Whether `text` begins with a photographer and two agencies: nothing else does."""
    return "/" in text[:44] and compiled(IN_FRONT_OF_TWO, rules).match(text) is not None


def opens_with_one(text: str, rules: Rules) -> re.Match[str] | None:
    """The photographer and the agency with which `text` begins; what follows must be what a picture shows."""
    return compiled(IN_FRONT, rules).match(text) if "/" in text[:60] else None


# ── a line that is nothing else ──
ALONE = Kind(
    r"<shape><archive>$",
    {
        "Ana Lima/Staff": r"<person>(?: ?/ ?<house>){0,2} ?/ ?<seller>",
        "Harbour Post via Getty Images": r"<house>(?:/<house>)?,? via <seller>",
        "Courtesy of Harbour Museum": r"Courtesy (?:of|photos?) <house>",
    },
)


def is_nothing_else(text: str, rules: Rules) -> bool:
    """Whether all of `text` is a picture credit."""
    return ("/" in text or " via " in text or text.startswith("Courtesy")) and compiled(ALONE, rules).match(text) is not None


# ── open: without brackets behind the last sentence, and without a stop of its own ──
BEHIND_SENTENCE = Kind(
    r"<sentence><shape><archive>$",
    {
        "in May. Ana Lima/Harbour Post/AP": r"(?:(?:Photo(?:graph)?s? )?(?:[Cc]redit|[Bb]y):? )?<person>(?: ?/ ?|—)<house>(?:(?: ?/ ?|—| - )<house>){0,8}",
        "in May. Photo by Harbour Office": r"(?:Photo|Picture|Image|Photograph|Pic)s? (?:by|via|courtesy of|supplied by) (?:the )?<house>(?: ?/ ?<house>){0,8}(?<!\.)",
        "in May. Harbour Post via Getty Images": r"(?:<house>,? via )?(?:Getty Images|AP (?:Images|Photo)|Shutterstock|Redux)",
        "in May. Harbour Post, via AP": r"<house>,? via <seller>",
        "in May. AP, FILE": r"<seller>, (?:FILE|File)",
    },
)
OPEN = Kind(
    r"<shape><archive>$",
    {
        "The ferry at the pier in May. Ana Lima for Harbour Post": r"(?<=.{20}[\w)”]\. )<person> ?/? for (?:the )?<house>(?<!\.)",
        "in May Photographer: Ana Lima/Dockwire": r"\b(?:Photograph(?:er)?|Photo|Image|Picture|Illustration)s?: <person> ?/ ?<house>(?: ?/ ?<house>){0,8}",
        "in May Ana Lima/AP": r"(?<=[\w,)’'] )<name> <name> ?/ ?(?:via )?<seller>",
        "in May AP Photo/Ana Lima": r"(?<=[\w,)’'.] )(?:© ?)?(?:AP Photo|AFP PHOTO|REUTERS|Reuters|EPA) ?/ ?<person>",
        "in May Credit… Ana Lima for Harbour Post": r"\bCredit(?:\.\.\.|…)? <person> ?(?:/|for|,? via) ?<house>",
    },
)
_STROKE = re.compile(r"[\w.'’)] ?/ ?(?:via )?[^\W\d_a-z]")  # with a name on both sides
_SMALL_ENDS = (
    "file",
    "photo",
    "photos",
    "picture",
    "pictures",
    "iStock",
    "iStockphoto",
    ".Shutterstock",
    ".Redux",
)  # of a credit whose last word begins with a small letter


def find_open(text: str, rules: Rules) -> re.Match[str] | None:
    """The picture credit without brackets that closes `text`: “… in Westport. Ana Lima/Harbour Post”."""
    start = max(text.rfind(" "), text.rfind("/")) + 1
    if "a" <= text[start : start + 1] <= "z" and not text.endswith(_SMALL_ENDS):
        return None
    end = text[-_AT_END:]
    parted = ("/" in end and _STROKE.search(end)) or " via " in end
    if not parted and (text[-1] in _ENDS or not (_has_opening_word(text) or "Credit" in end)):
        return None
    if text.isupper():
        return None  # a headline in capitals may have a stroke in it
    found = [match for kind in (BEHIND_SENTENCE, OPEN) if (match := compiled(kind, rules).search(text, max(0, len(text) - _AT_END)))]
    return min(found, key=lambda match: match.start(), default=None)


# ── a source alone, which holds only inside a story: its end may have the name of its agency ──
LONE = Kind(
    r"<shape>$",
    {
        "at the pier. Supplied": r"\w\w[\w)][.!?”\"’] <source>",
        "at the pier (AP)": r"[^.\s] ?[(\[]<source>[)\]]",
        "at the pier. (AP)": r"[.!?”\"’)] [(\[]<source>[)\]]",
    },
)
_LONGEST_LONE = 200  # code points of a line
_LAST_WORD = 20  # code points at its end


def closes_with_source(text: str, rules: Rules) -> bool:
    """Whether `text` ends with the name of an agency, or a word such as “Supplied”, which stand for a picture credit below a picture."""
    if (
        text[-1] in _ENDS
        or len(text) > _LONGEST_LONE
        or text.rstrip(")]")[-_LAST_WORD:].replace("(", " ").replace("[", " ").rpartition(" ")[2] not in rules.words("picture_source")
    ):
        return False
    return compiled(LONE, rules).search(text, max(0, len(text) - _LAST_WORD)) is not None


# ── behind a label, in the languages of Europe ──
LABELLED = Kind(
    "<shape>$",
    {
        "Der Hafen am Freitag Foto: Ana Lima/dpa": r"(?:^|[\W_])(?i:<label>)\s?[:：]\s?<labelled>",
        "vor den Wahllokalen 2021Bild: Ana Lima/Reuters": r"(?<=[\da-zß-ÿ])(?=[^\W\d_a-zß-ÿ])(?i:<label>)\s?[:：]\s?<labelled>",  # glued to what it stands behind
        "Le port après la tempête © Ana Lima": r"[^\W_]{2}[.!?)”»“]?\s*©\s?([^\W\d_a-zß-ÿ][^\n]{1,60})",
    },
)
IN_FRONT_OF_LABEL = Kind("<shape>$", {"Uostas po audros. Anos Limos nuotr.": r"[^\W\d_a-z][^.!?:;]{2,40}\snuotr\.\)?"})
_MOST_WORDS = 9  # of a credit
_AROUND_CREDIT = ' ()[]|/©»«"“”'
_BETWEEN_WORDS = re.compile(r"[\s/|,&()+©\[\]–—-]+")


def closes_behind_label(text: str, rules: Rules) -> bool:
    """Whether `text` ends with a credit behind “Foto:” and the like, or behind “©”.

    >>> from newsclean import RULES
    >>> [closes_behind_label(line, RULES) for line in ("Der Hafen am Freitag Foto: Ana Lima/dpa", "Sie machte ein Foto: Der Hafen lag still")]
    [True, False]
    """
    if text[-1] in ".!?:;" or not ("©" in text or _has_label(text[-_BEHIND_LABEL:], rules, "foto_label")):
        return False
    found = compiled(LABELLED, rules).search(text, max(0, len(text) - _BEHIND_LABEL))
    return found is not None and found.lastindex is not None and _is_of_names(found[found.lastindex], rules)


def closes_with_label(text: str, rules: Rules) -> bool:
    """Whether `text` ends with a credit in front of its label, as Lithuanian has it."""
    return "nuotr" in text[-8:] and compiled(IN_FRONT_OF_LABEL, rules).search(text) is not None


def _is_of_names(credit: str, rules: Rules) -> bool:
    """Whether `credit` is made of names and houses, as “Ana Lima via picture alliance/dpa” is, and no sentence."""
    words, small = _BETWEEN_WORDS.split(credit.strip(_AROUND_CREDIT)), rules.words("picture_credit_word")
    return len(words) <= _MOST_WORDS and all(not word[:1].islower() or word in small or is_agency(word) for word in words)


# ── signed, as in Indonesia, Japan, China and Korea, and with the labels of Asia and Africa ──
SIGNED = Kind(
    r"<shape>\s?[.।]?$",
    {
        "Kapal di pelabuhan – foto: ANI LESTARI": r"[-–—|｜([（【]\s*(?i:<caption_label>)\s?[:：=＝]\s?<signer>[)\]）】]?",
        "Thuyền về bến sáng 5/3 ẢNH: TRẦN MINH": r"\s<Caption_label>\s?:\s?<signer>",
        "(HALUAN.com/ANI LESTARI)": r"[(\[](?:[\w-]{1,60}\.(?:com?|net|org|id|co\.id|my|vn)|[A-Z]{4,60})\s?/\s?(?=[^()\[\]\n]*[ a-z])[^\W\d_a-z][^()\[\]\n]{2,48}[)\]]",
        "(Dok. Haluan)": r"[(\[](?:(?:[Dd]ok|DOK|[Dd]oc)\.?\s(?=[A-Z])[^()\[\]\n]{2,40}|[Ii]stimewa|ISTIMEWA|IST|Ist)[)\]]",
        "（张三摄）": r"[（(][^（）()\n\d]{2,20}(?:[摄攝]|撮影)[）)]",
        "港口的船只。张三 摄": r"(?:^|[。！？\s])[\u4e00-\u9fff·]{2,4}\s?[/／]?\s?[摄攝]",
        "港に入る船＝5日、東港市役所": r"[＝=][^＝=。\n]{0,20}?(?:\d{1,2}[日月]|\d{4}年)(?:[、，で ]|午[前後]|撮影|\d)[^＝=。\n]{0,40}",
        "港に入る船＝東港市提供": r"[＝=][^＝=。\n]{1,30}(?:撮影|提供|ヘリから|本社機から)",
        "항구에 들어오는 배 ⓒ하늘일보": r"\S\s?ⓒ\s?[\uac00-\ud7a3\w]{2,12}(?:\s[\uac00-\ud7a3\w]{1,8})?",
        "항구에 들어오는 배 2024.3.5/뉴스1": r"[\s.\d]/\s?(?:[가-힣]{2,8}=)?(?:연합뉴스|뉴스1|뉴시스)",
    },
)


def is_signed(text: str, rules: Rules) -> bool:
    """Whether `text` ends with who took the picture that it tells of.

    >>> from newsclean import RULES
    >>> is_signed("Kapal di pelabuhan. (Dok. Haluan)", RULES), is_signed("他在港口拍摄了三天。", RULES)
    (True, False)
    """
    end = text[-_SIGNATURE:]
    if end.isascii() and ":" not in end and "=" not in end and end[-1] not in ")]" and not (end[-1] == "." and end[-3:].rstrip(" .")[-1:] in ")]"):
        return False  # which is most often so
    if not (_may_close(end) or (not end.isascii() and ("＝" in end or "ⓒ" in end or "=" in end)) or _has_label(end, rules, "picture_label")):
        return False
    return compiled(SIGNED, rules).search(text, max(0, len(text) - _SIGNATURE)) is not None


def _may_close(end: str) -> bool:
    """Whether the last word or bracket of `end` may be a signature without a label."""
    front = end if end[-1] not in ".।" else end[:-1].rstrip()
    if front[-1:] not in _CLOSERS:
        return front.endswith(_KOREAN_WIRES)
    inside = front[max(front.rfind("("), front.rfind("[")) + 1 :]
    return "/" in inside or not inside.isascii() or inside.startswith(_IN_BRACKETS)


_CLOSERS = frozenset(")]）】摄攝")
_IN_BRACKETS = ("Dok", "dok", "DOK", "Doc", "doc", "Ist", "ist", "IST")
_KOREAN_WIRES = ("연합뉴스", "뉴스1", "뉴시스")
