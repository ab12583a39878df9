"""Repairs news text, reads its dateline, sets junk aside, and accounts for every change."""

from .agencies import Agency
from .article import Article, Note, Warning
from .blocks import Block, split_blocks
from .byline import Byline, detect_byline, label_byline
from .captions import label_captions
from .clean import LABELS, REPAIRS, clean
from .context import Context
from .credits import Credit, detect_credits, label_credits
from .dateline import detect_dateline, label_dateline
from .dates import DateValue, PartialDate
from .decoding import decode
from .duplicates import Duplicate, detect_duplicates, label_duplicates
from .encoding import fix_encoding
from .furniture import label_furniture
from .headline import detect_headline, label_headline, label_standfirst, label_subheadings
from .language import detect_language
from .names import fix_names
from .people import Person
from .places import Place
from .promos import detect_outlet, label_promos
from .readings import Dateline
from .rules import RULES, Match, Rule, RuleError, Rules, load_rules
from .spacing import fix_spacing
from .strip import strip_dateline, strip_junk, strip_promos, strip_teasers
from .teasers import label_teasers
from .text import Edit, Text, apply, undo
from .typography import expand_ligatures, fold_width, normalize_nfc, straighten_quotes
from .weighing import label_leftovers

__all__ = [
    # the path
    "clean",
    "REPAIRS",
    "LABELS",
    "Context",
    # text that remembers its source
    "Text",
    "Edit",
    "apply",
    "undo",
    # repairs
    "decode",
    "fix_encoding",
    "fix_spacing",
    "fix_names",
    # repairs that are made when asked for
    "straighten_quotes",
    "normalize_nfc",
    "expand_ligatures",
    "fold_width",
    # blocks and their labels
    "Block",
    "split_blocks",
    "label_furniture",
    "label_credits",
    "label_captions",
    "label_promos",
    "label_headline",
    "label_dateline",
    "label_byline",
    "label_standfirst",
    "label_teasers",
    "label_leftovers",
    "label_subheadings",
    "label_duplicates",
    # what stands in a text
    "detect_headline",
    "detect_dateline",
    "detect_byline",
    "detect_credits",
    "detect_duplicates",
    "detect_language",
    "detect_outlet",
    # strip
    "strip_dateline",
    "strip_promos",
    "strip_teasers",
    "strip_junk",
    # what comes out
    "Article",
    "Dateline",
    "Place",
    "Agency",
    "PartialDate",
    "DateValue",
    "Byline",
    "Person",
    "Credit",
    "Note",
    "Warning",
    "Duplicate",
    # rules
    "RULES",
    "Rules",
    "Rule",
    "Match",
    "RuleError",
    "load_rules",
]
