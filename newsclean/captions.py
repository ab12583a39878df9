"""Captions and picture credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .agencies import is_agency
from .blocks import Block
from .context import Context
from .phrases import label_matches

# Who sells or sends pictures: what stands behind a photographer's name and a stroke.
_SOURCES = r"(?:Reuters|REUTERS|AFP|AP|EPA|EPA-EFE|EFE|dpa|DPA|ANSA|PTI|ANI|TASS|Xinhua|Getty(?: Images)?|iStock(?:photo)?|Shutterstock|Alamy|Bloomberg|Imago|IMAGO|Keystone|NTB|TT|Ritzau|Scanpix|ANP|Belga|PAP|Lusa|AA|Anadolu|Unsplash|Wikimedia Commons|Handout|File|Flickr)"
_BANKS = r"(?:REUTERS|Reuters|AFP|AAP|AP(?: (?:Images|Photo))?|Associated Press|PA(?: (?:Wire|Images|Media))?|EPA(?:-EFE)?|Getty(?: Images(?: (?:Europe|News))?)?|WireImage|FilmMagic|GC Images|iStock(?:photo)?|Shutterstock|Alamy(?: Stock Photo)?|Bloomberg|Redux|Polaris|Sipa(?: USA)?|SIPA|NurPhoto|Anadolu(?: Agency)?|Zuma(?: Press)?|ZUMA(?: Press)?|SWNS|REX|Rex Features|Corbis|USA TODAY Network|Pool|POOL|(?:[A-Z]\w+ )?Staff)"
# What is a source alone, below a picture: a story may end with the name of its agency, so this holds only inside it.
_LONE = r"(?:AP|AFP|AAP|EPA|PA|Getty|Supplied|Handout|Submitted|Contributed|Screengrab|Screenshot|Unsplash|Pixabay|Pexels|Instagram|SWNS|File)"
_NAMED = r"[^\W\d_a-z][\w.'’-]*"  # one word of a name
_WHO = r"[^\W\d_a-z](?:[^\W\d_]|[.'’-])*"  # the same, of a person
_PERSON = rf"{_WHO}(?: (?:(?:de|da|di|del|van|von|der|el|al|la) )?{_WHO}){{1,3}}"
_HOUSE = rf"{_NAMED}(?: (?:(?:of|the|for|via|and|&) )?{_NAMED}){{0,6}}"
_FILED = r"(?:,? ?/? ?(?:FILE|[Ff]ile)(?: [Pp](?:hoto|icture)s?)?| \(\d\))?"  # a picture from the archive, or several


# “(Ana Lima/Reuters)”, “[Getty Images]” at the end of a line: the name of a photographer before a bar, or a picture agency that files no text
@cache
def _credit_at_end() -> re.Pattern[str]:
    shapes = (
        rf"[^()\[\]\n]{{2,60}}\s?/\s?(?:{_SOURCES}|{_BANKS})",  # Ana Lima/Reuters
        rf"(?:{_SOURCES}/|(?:{_SOURCES} )?(?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)\b)[ :/]?[^()\[\]\n]{{2,60}}",  # Reuters file photo: Ana Lima
        rf"{_SOURCES}: {_PERSON}",  # Reuters: Ana Lima
        rf"(?:{_PERSON} ?[/,] ?)?{_HOUSE} (?:[Ff]ile )?[Pp]hotos?",  # Ana Lima/Harbour Post file photo
        rf"{_PERSON} ?/ ?{_HOUSE}",  # Ana Lima/Harbour Post
        rf"[^()\[\]\n]{{2,60}} via {_BANKS}",  # Harbour Post via AP
        r"(?:NASA|ESA|ESO|NOAA)\s?/[^()\[\]\n]{2,60}",  # NASA/Harbour Institute
        rf"(?:[Cc]ourtesy|COURTESY) (?:(?:of|OF) )?(?:the )?{_HOUSE}",  # Courtesy of Harbour Museum
        r"Getty(?: Images)?|iStock|Shutterstock|Alamy",
    )
    return re.compile(rf"[(\[](?:{'|'.join(shapes)})[)\]]\s*$")


# “… in Westport. Ana Lima/Harbour Post”: the same without brackets, behind the last sentence, and without a stop of its own
@cache
def _open_credit_at_end() -> re.Pattern[str]:
    behind_a_stop = (
        rf"(?:(?:Photo(?:graph)?s? )?(?:[Cc]redit|[Bb]y):? )?{_PERSON}(?: ?/ ?|—){_HOUSE}(?:(?: ?/ ?|—| - ){_HOUSE})*",  # Ana Lima/Harbour Post/AP
        rf"(?:Photo|Picture|Image|Photograph|Pic)s? (?:by|via|courtesy of|supplied by) (?:the )?{_HOUSE}(?: ?/ ?{_HOUSE})*(?<!\.)",  # Photo by Harbour Office
        rf"(?:{_HOUSE},? via )?(?:Getty Images|AP (?:Images|Photo)|Shutterstock|Redux)",  # Harbour Post via Getty Images
        rf"{_HOUSE},? via {_BANKS}",
        rf"{_BANKS}, (?:FILE|File)",
    )
    anywhere = (
        rf"(?<=.{{20}}[\w)”]\. ){_PERSON} ?/? for (?:the )?{_HOUSE}(?<!\.)",  # … in May. Ana Lima for Harbour Post
        rf"\b(?:Photograph(?:er)?|Photo|Image|Picture|Illustration)s?: {_PERSON} ?/ ?{_HOUSE}(?: ?/ ?{_HOUSE})*",
        rf"(?<=[\w,)’'] ){_WHO} {_WHO} ?/ ?(?:via )?{_BANKS}",  # … in May Ana Lima/AP
        rf"(?<=[\w,)’'.] )(?:© ?)?(?:AP Photo|AFP PHOTO|REUTERS|Reuters|EPA) ?/ ?{_PERSON}",  # … in May AP Photo/Ana Lima
        rf"\bCredit(?:\.\.\.|…)? {_PERSON} ?(?:/|for|,? via) ?{_HOUSE}",
    )
    return re.compile(rf"(?:(?:(?<=[.!?)\]”\"’] )|(?<=[a-z0-9][.!?])|(?<=[.!?] [|—–] ))(?:{'|'.join(behind_a_stop)})|{'|'.join(anywhere)}){_FILED}\s*$")


# “Harbour Post via Getty Images”, “Ana Lima/Staff”: a line that is nothing but a credit
@cache
def _credit_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{_PERSON}(?: ?/ ?{_HOUSE}){{0,2}} ?/ ?{_BANKS}|{_HOUSE}(?:/{_HOUSE})?,? via {_BANKS}|Courtesy (?:of|photos?) {_HOUSE}){_FILED}\s*$")


# “Ana Lima / AFP - Getty Images” in front of what the picture shows
@cache
def _credit_at_start() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_][^/\n]{{2,40}}\s?/\s?{_SOURCES}\s?(?:-|–|—|/|via)\s?{_SOURCES}\b")


# “Ana Lima/AP A boat leaves the pier”: the same with one agency, glued to it
@cache
def _credit_in_front() -> re.Pattern[str]:
    return re.compile(rf"{_PERSON}(?: ?/ ?{_HOUSE})?? ?/ ?{_BANKS}(?: (?:via|-|–) {_BANKS})?(?:/File)? (?=[A-Z“‘\"'])")


# “Ana Lima, left, and Bo Lind”, “Ana Lima (left)”: nobody writes so but below a picture
@cache
def _places_people() -> re.Pattern[str]:
    side = r"(?:(?:far|second(?: from)?|third from|cent(?:er|re)|top|bottom|front|back) )?(?:the )?(?:left|right|cent(?:er|re))"
    from_left = rf"\bfrom left(?: to right)?: [A-Z]|{_NAMED},? (?:\d\d, )?\(left\).*\(right\)"
    return re.compile(rf"{from_left}|{_NAMED} {_NAMED}(?: Jr\.)?(?:, {side}, (?!(?:and )?(?:left|right|cent))(?=[a-z])|,? \((?:from )?{side}\))")


# “The mayor at the pier. Supplied”, “The mayor at the pier (AP)”
@cache
def _lone_source() -> re.Pattern[str]:
    return re.compile(rf"\w\w[\w)][.!?”\"’] {_LONE}$|[^.\s] ?[(\[]{_LONE}[)\]]$|[.!?”\"’)] [(\[]{_LONE}[)\]]$")


# “CLOSE A storm reached the coast”: the button of a player, glued to the caption of its film
_CLOSE_BUTTON = re.compile(r"CLOSE [“\"]?[A-Z][a-z.’']*\s.*[a-z]{2}")
# “Image The mayor at the pier. Credit Ana Lima/Harbour Post”
_IMAGE_LABEL = re.compile(r"(?:Image|Photo|Slide|Video) [“\"]?[A-Z].{10,380} Credit(?:\.\.\.|…)? [A-Z]")
_TOLD = re.compile(r"\b(?:said|says|told|asked|added|wrote|argued|explained)\b")


_LONGEST = 400
_LONGEST_IN_FRONT = 300
_CREDIT = 160  # code points at the end of a line in which its picture credit stands
_LONGEST_LONE = 200  # code points of a line that a lone source makes a caption
_LONGEST_CUT = 80  # of what stands behind the cut of a caption that was broken
_STOPS = '.!?…”"’:;,'  # what ends a sentence of a story, and no credit
_SIDES = (" left,", " right,", " center,", " centre,", "left)", "right)", "center)", "centre)", "left:", "right:")


def label_captions(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with captions and picture credits labelled `caption`: by the rules of that kind, and by a picture credit that closes the line.

    >>> from newsclean.blocks import split_blocks
    >>> label_captions(split_blocks("The harbour at dawn, May 2024. (Ana Lima/Reuters)"), Context())[0].why
    'ends with a picture credit'
    """
    out: list[Block] = []
    labelled = label_matches(blocks, context, ["caption"])
    words = context.rules.words("foto_label")
    for i, block in enumerate(labelled):
        if block.label != "body" or len(block.text) > _LONGEST:
            out.append(block)
        elif why := _picture_credit(block.text) or _caption(block.text, inside=0 < i < len(labelled) - 1):
            out.append(block.labelled("caption", why))
        elif found := _open_credit(block.text):
            pieces = block.cut(found.start(), found.end())
            out += [*pieces[:-1], pieces[-1].labelled("caption", "a picture credit that closes the line")]
        elif why := _labelled_credit(block.text, words):
            out.append(block.labelled("caption", why))
        else:
            out.append(block)
    out = _with_broken(out)
    last = max((i for i, block in enumerate(out) if block.label == "body"), default=-1)
    for i, (block, behind) in enumerate(pairwise(out)):
        # what stands in front of a credit in the same line is the caption; the end of a story may have the credit of its picture glued to it
        if (
            block.label == "body"
            and behind.label == "caption"
            and "\n" not in behind.gap
            and len(block.text) <= _LONGEST_IN_FRONT
            and i != last
            and not _TOLD.search(block.text)
        ):
            out[i] = block.labelled("caption", f"stands in front of {behind.why}")
        # “Boats in the harbour (Reuters)” is no sentence
        elif (
            block.label == "body"
            and behind.label == "credit"
            and behind.text[0] in "([（"
            and "\n" not in behind.gap
            and i != last
            and _names_a_picture(block.text)
        ):
            out[i] = block.labelled("caption", f"stands in front of {behind.why}, and is no sentence")
    signed = _signed(context.rules.words("picture_label"))
    for i, block in enumerate(out):
        # the end of a story may have the name of its reporter or the credit of its picture glued to it
        if (
            block.label == "body"
            and i != last
            and len(block.text) <= _LONGEST_IN_FRONT
            and signed.search(block.text, max(0, len(block.text) - _LONGEST_SIGNATURE))
        ):
            out[i] = block.labelled("caption", "ends with who took the picture")
    return out


def _with_broken(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with a caption that was broken where its label stands, “The pier (”, “Image:”, “Harbour Post)”, put together again."""
    out = list(blocks)
    for i, block in enumerate(blocks):
        if block.label == "caption" and block.text.endswith(":"):
            if i and out[i - 1].label == "body" and out[i - 1].text.endswith("("):
                out[i - 1] = out[i - 1].labelled("caption", f"is cut off in front of {block.why}")
            if i + 1 < len(out) and out[i + 1].label == "body" and len(text := out[i + 1].text) <= _LONGEST_CUT and text.endswith(")") and "(" not in text:
                out[i + 1] = out[i + 1].labelled("caption", f"is cut off behind {block.why}")
    return out


def _names_a_picture(text: str) -> bool:
    """Whether `text` is short and no sentence, as what a picture shows often is."""
    return len(text) <= _LONGEST_UNENDED and not _ENDED.search(text)


_LONGEST_UNENDED = 100  # code points
_ENDED = re.compile(r"[.!?…。！？।۔؟][\"'”’»)]*(?:\s|$)")
_LONGEST_SIGNATURE = 90  # code points


@cache
def _signed(labels: frozenset[str]) -> re.Pattern[str]:
    """What closes a caption when no phrase does: one of `labels` behind a dash, or the shapes of Indonesia, Japan, China and Korea.

    “… – Foto: ANA LIMA”, “… (tern.com/ANA LIMA)”, “…＝5日、東港市”, “…（张三摄）”, “… ⓒ하늘일보”
    """
    label = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    name = r"[^\W\d_a-z][^.!?。।:：\n()（）\[\]]{1,48}"
    return re.compile(
        rf"""(?:
        [-–—|｜([（【]\s*(?i:{label})\s?[:：=＝]\s?{name}[)\]）】]?
        |\s(?:{"|".join(sorted({case for word in labels if word.isalpha() for case in (word.title(), word.upper()) if word.title() != word} or {label}))})\s?:\s?{name}
        |[(\[](?:[\w-]+\.(?:com?|net|org|id|co\.id|my|vn)|[A-Z]{{4,}})\s?/\s?(?=[^()\[\]\n]*[ a-z])[^\W\d_a-z][^()\[\]\n]{{2,48}}[)\]]
        |[(\[](?:(?:[Dd]ok|DOK|[Dd]oc)\.?\s(?=[A-Z])[^()\[\]\n]{{2,40}}|[Ii]stimewa|ISTIMEWA|IST|Ist)[)\]]
        |[（(][^（）()\n\d]{{2,20}}(?:[摄攝]|撮影)[）)]
        |(?:^|[。！？\s])[\u4e00-\u9fff·]{{2,4}}\s?[/／]?\s?[摄攝]
        |[＝=][^＝=。\n]{{0,20}}?(?:\d{{1,2}}[日月]|\d{{4}}年)(?:[、，で ]|午[前後]|撮影|\d)[^＝=。\n]{{0,40}}
        |[＝=][^＝=。\n]{{1,30}}(?:撮影|提供|ヘリから|本社機から)
        |\S\s?ⓒ\s?[\uac00-\ud7a3\w]{{2,12}}(?:\s[\uac00-\ud7a3\w]{{1,8}})?
        |[\s.\d]/\s?(?:[가-힣]{{2,8}}=)?(?:연합뉴스|뉴스1|뉴시스)
        )\s?[.।]?\s*$""",
        re.VERBOSE,
    )


def _picture_credit(text: str) -> str:
    """Where a picture credit stands that makes `text` its caption, as the `why` of the block; empty when there is none."""
    if text[-1] in ")]" and _credit_at_end().search(text, max(0, len(text) - _CREDIT)):
        return "ends with a picture credit"
    if "/" in text[:44] and _credit_at_start().match(text):
        return "begins with a picture credit"
    return ""


def _caption(text: str, *, inside: bool) -> str:
    """What else makes `text` a caption, as the `why` of the block; empty when nothing does. The first line of a text may begin with a byline, the last end with an agency.

    >>> _caption("Ana Lima, left, and Bo Lind at the pier in May", inside=True)
    'says who stands where in a picture'
    """
    if ("/" in text or "via" in text or text.startswith("Courtesy")) and _credit_alone().match(text):
        return "is a picture credit"
    if inside and "/" in text[:60] and (found := _credit_in_front().match(text)) and not _TOLD.search(text, found.end()):
        return "begins with a picture credit"
    if text.startswith("CLOSE ") and _CLOSE_BUTTON.match(text):
        return "begins with the button of a player"
    if " Credit" in text and _IMAGE_LABEL.match(text):
        return "says that it is a picture, and whose"
    if inside and len(text) <= _LONGEST_LONE and text[-1] not in _STOPS and _lone_source().search(text, max(0, len(text) - 20)) and not _TOLD.search(text):
        return "ends with the source of a picture"
    if (
        ("left" in text or "right" in text or "cent" in text)
        and any(side in text for side in _SIDES)
        and _places_people().search(text)
        and not _TOLD.search(text)
    ):
        return "says who stands where in a picture"
    return ""


def _open_credit(text: str) -> re.Match[str] | None:
    """The picture credit without brackets that closes `text`."""
    end = text[-_CREDIT:]
    if text.isupper() or (text[-1] in _STOPS and "/" not in end and " via " not in end):
        return None  # a headline in capitals may have a stroke in it
    if not any(sign in end for sign in "/—") and not any(
        word in end for word in (" via ", " for ", "Getty", "Redux", "Shutterstock", "AP ", ", F", "Credit", "Photo", "Picture", "Image", "Pic")
    ):
        return None
    return _open_credit_at_end().search(text, max(0, len(text) - _CREDIT))


# ── credits behind a label, in any language: “Der Hafen am Freitag Foto: Ana Lima/dpa”, “Uostas po audros. Anos Limos nuotr.” ──
def _labelled_credit(text: str, words: frozenset[str]) -> str:
    """Where a credit stands behind one of `words` without a sentence in front of it that ends, as the `why` of the block; empty when there is none."""
    if len(text) > _LONGEST_IN_FRONT or (":" not in text and "©" not in text and "nuotr" not in text[-8:]):
        return ""
    found = _labelled_at_end(words).search(text)
    if found and _is_of_names(found["credit"] or found["sign"]):
        return "ends with a picture credit behind its label"
    return "ends with a picture credit in front of its label" if _LABEL_BEHIND.search(text) else ""


def _is_of_names(credit: str) -> bool:
    """Whether `credit` is made of names and houses, as “Ana Lima via picture alliance/dpa” is, and no sentence."""
    words = _BETWEEN_WORDS.split(credit.strip(_AROUND))
    return len(words) <= _MOST_WORDS and credit[-1] not in ".!?:;" and all(not word[:1].islower() or word in _SMALL or is_agency(word) for word in words)


_MOST_WORDS = 9
_AROUND = ' ()[]|/©»«"“”'
_BETWEEN_WORDS = re.compile(r"[\s/|,&()+©\[\]–—-]+")
_SMALL = frozenset((
    "via", "picture", "alliance", "images", "photo", "pool", "privat", "private", "arkiv", "archiv", "archivo", "arquivo", "arhiva", "imago", "dpa", "afp", "epa", "getty", "instagram", "facebook", "handout",
    "av", "af", "von", "van", "der", "de", "da", "do", "dos", "del", "di", "du", "la", "le", "el", "y", "e", "i", "und", "et", "og", "och", "en", "a", "by", "for", "från", "fra",
))  # fmt: skip
_LABEL_BEHIND = re.compile(r"[^\W\d_a-z][^.!?:;]{2,40}\snuotr\.\)?$")


@cache
def _labelled_at_end(words: frozenset[str]) -> re.Pattern[str]:
    label = "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=lambda word: (-len(word), word)))
    # the label begins a word, or stands in capitals behind what it is glued to: “Wahllokalen 2021Bild: Ana Lima/Reuters”
    return re.compile(
        rf"(?:(?:^|[\W_])(?i:{label})|(?<=[\da-zß-ÿ])(?=[^\W\d_a-zß-ÿ])(?i:{label}))\s?[:：]\s?(?P<credit>(?:[^\W\d_a-zß-ÿ]|©|picture alliance|imago|dpa\b)[^\n]{{1,90}}|privat|arkiv|archiv|private?)$"
        rf"|[^\W_]{{2}}[.!?)”»“]?\s*©\s?(?P<sign>[^\W\d_a-zß-ÿ][^\n]{{1,60}})$"
    )
