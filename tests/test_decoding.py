from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean, decode
from newsclean.decoding import encode

NEWS = {
    "en": "The council of the port city voted on Friday to rebuild the “harbour wall”, which a storm in the spring had broken – for £3 million.\n",
    "de": "Der Bürgermeister der Hafenstadt sagte am Freitag, die Mauer müsse vor dem Winter höher werden; für Schäden zahle die Stadt.\n",
    "pl": "Rada miasta zagłosowała w piątek za odbudową nabrzeża, które wiosną zniszczył sztorm. Większość mieszkańców była temu przychylna.\n",
    "ru": "Городской совет проголосовал в пятницу за восстановление набережной, которую весной разрушил шторм, сообщил мэр.\n",
    "el": "Το δημοτικό συμβούλιο ψήφισε την Παρασκευή την ανακατασκευή του λιμανιού, το οποίο έσπασε η θύελλα της άνοιξης.\n",
    "tr": "Belediye meclisi cuma günü, ilkbaharda fırtınanın yıktığı liman duvarının yeniden yapılması için oy kullandı, dedi başkan.\n",
    "he": "מועצת העיר הצביעה ביום שישי בעד שיקום חומת הנמל, שנהרסה באביב בסערה, אמר ראש העיר לכתבים לאחר הישיבה.\n",
    "ar": "صوت مجلس المدينة يوم الجمعة لصالح إعادة بناء جدار الميناء الذي دمرته العاصفة في الربيع، حسبما قال رئيس البلدية.\n",
    "ja": "市議会は金曜日、春の嵐で壊れた港の防波堤を再建することを決めた。市長は記者団に対し、冬までに工事を終えたいと述べた。\n",
    "ko": "시의회는 금요일 봄 폭풍으로 무너진 항구 방파제를 다시 짓기로 결정했다. 시장은 겨울 전에 공사를 마치겠다고 말했다.\n",
    "zh": "市议会星期五投票决定重建港口的防波堤，该防波堤在春天的风暴中被毁。市长对记者说，工程将在冬天之前完成。\n",
    "hi": "नगर परिषद ने शुक्रवार को बंदरगाह की दीवार फिर से बनाने के पक्ष में मतदान किया, जो वसंत के तूफ़ान में टूट गई थी।\n",
}


@given(st.binary(max_size=200))
def test_any_bytes_can_be_rebuilt(raw: bytes) -> None:
    text = decode(raw)
    assert text.encoding is not None
    assert encode(text.source, text.encoding, text.edits) == raw
    assert clean(raw).source_bytes() == raw


@given(st.text(max_size=80), st.binary(max_size=6), st.integers(0, 200))
def test_text_with_wrong_bytes_in_it_can_be_rebuilt(text: str, wrong: bytes, at: int) -> None:
    good = text.encode("utf-8", "surrogatepass")
    raw = good[:at] + wrong + good[at:]
    assert clean(raw).source_bytes() == raw


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("language", NEWS)
def test_unicode_encodings_are_read(codec: str, language: str) -> None:
    raw = (NEWS[language] * 2).encode(codec)
    assert decode(raw).lstrip("\ufeff") == NEWS[language] * 2
    assert clean(raw).source_bytes() == raw


@pytest.mark.parametrize(
    ("language", "codec"),
    [
        ("en", "cp1252"), ("de", "cp1252"), ("de", "latin-1"), ("pl", "cp1250"), ("pl", "iso8859-2"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866"),
        ("ru", "iso8859-5"), ("el", "cp1253"), ("tr", "cp1254"), ("he", "cp1255"), ("ar", "cp1256"), ("ja", "shift_jis"), ("ja", "euc_jp"),
        ("ja", "iso2022_jp"), ("ko", "euc_kr"), ("ko", "iso2022_kr"), ("zh", "gb18030"), ("zh", "gbk"), ("zh", "hz"),
    ],
)  # fmt: skip
def test_the_encodings_of_one_language_are_guessed(language: str, codec: str) -> None:
    text = NEWS[language].encode(codec, "ignore").decode(codec) * 3
    raw = text.encode(codec)
    article = clean(raw)
    assert decode(raw) == text
    assert article.encoding_guessed
    assert article.source_bytes() == raw


@pytest.mark.parametrize("language", ["de", "ru", "ja", "hi"])
def test_utf_8_cut_at_any_byte_is_read_but_for_the_cut_sign(language: str) -> None:
    raw = NEWS[language].strip().encode()
    for end in range(12, len(raw)):
        text = decode(raw[:end])
        assert text == raw[:end].decode("utf-8", "ignore") or text.confidence < 1  # “Bü” cut in two may as well be Windows-1252
        assert encode(text.source, text.encoding, text.edits) == raw[:end]
    cut = clean(raw[1:-1] if language != "de" else raw)
    assert ("truncated" in [warning.code for warning in cut.warnings]) == (language != "de")


def test_a_file_that_mixes_utf_8_and_windows_1252_is_read_and_named() -> None:
    article = clean("Der Bürgermeister sagte „ja“.\n".encode() + "Das Wetter ist schön.".encode("cp1252"))
    assert article.body[-1] == "Das Wetter ist schön."
    assert [warning.code for warning in article.warnings] == ["mixed_encoding"]


def test_a_file_that_mixes_utf_8_and_another_encoding_is_read_and_named() -> None:
    article = clean((NEWS["ru"] * 3).encode() + (NEWS["ru"] * 2).encode("cp1251"))
    assert article.body == (NEWS["ru"].strip(),) * 5 or article.text.count("Городской") == 1  # copies are set aside
    assert any("cp1251" in warning.message for warning in article.warnings)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Rain \xed\xa0\xbd\xed\xb8\x80 fell.", "Rain 😀 fell."),  # CESU-8
        (b"Rain \xed\xa0\xbd fell.", "Rain \ufffd fell."),  # half of it
        (b"a\xc0\x80b", "a\x00b"),  # a NUL as Java writes it
        (b"", ""),
        (b"\xef\xbb\xbf", "\ufeff"),
        (codecs.BOM_UTF16_LE + b"R\x00a\x00i", "\ufeffRa\ufffd"),  # cut inside a sign
    ],
)
def test_odd_bytes(raw: bytes, text: str) -> None:
    assert decode(raw) == text
    assert clean(raw).source_bytes() == raw


def test_a_weak_guess_is_a_warning() -> None:
    article = clean(bytes(range(128, 250)) * 3)
    assert article.encoding_guessed
    assert "weak_encoding" in [warning.code for warning in article.warnings]


@pytest.mark.parametrize(
    ("wrong", "says"), [(None, "not NoneType"), (7, "not int"), (bytearray(b"x"), r"pass bytes\(…\)"), (["a"], "not list"), (open, "takes str or bytes")]
)
def test_anything_else_is_a_type_error(wrong: object, says: str) -> None:
    with pytest.raises(TypeError, match=says):
        clean(wrong)  # type: ignore[arg-type]
