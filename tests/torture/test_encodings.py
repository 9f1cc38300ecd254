"""The right text, whatever the bytes are in and whatever is said of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ftfy.bad_codecs
import pytest

import newsclean
from newsclean import Page, mojibake
from newsclean.decoding import decode
from newsclean.errors import NewscleanError, NotHtml

GERMAN = (
    "Der Hafen von Östrel wurde am Montag nach dem Sturm geschlossen, sagte Jürgen Groß; „Schäden gibt es überall“."
)
RUSSIAN = "Гавань Острела была закрыта в понедельник после шторма, сообщили в администрации города, паромы не ходят."
CHINESE = "奥斯特雷尔港在周一的风暴之后关闭，市政府说，渡轮将在周二恢复运行，没有人受伤，但是鱼市场的屋顶被吹走了。"
JAPANESE = "オストレル港は月曜日の嵐の後に閉鎖された。フェリーは火曜日に再開すると町は発表した。けが人はいなかった。"
KOREAN = (
    "오스트렐 항구는 월요일 폭풍 이후 폐쇄되었다. 시는 화요일에 여객선이 다시 운항할 것이라고 밝혔다. 부상자는 없었다."
)
GREEK = "Το λιμάνι του Οστρέλ έκλεισε τη Δευτέρα μετά την καταιγίδα, ανακοίνωσε ο δήμος, και τα πλοία έμειναν δεμένα."
POLISH = "Port w Ostrelu zamknięto w poniedziałek po burzy, podało miasto; promy wrócą we wtorek, a łodzie są całe."
HEBREW = "נמל אוסטרל נסגר ביום שני לאחר הסערה, מסרה העירייה, והמעבורות יחזרו לפעול ביום שלישי בבוקר."
ARABIC = "أغلق ميناء أوسترل يوم الاثنين بعد العاصفة، حسبما أعلنت المدينة، وستعود العبارات يوم الثلاثاء."
THAI = "ท่าเรือออสเทรลปิดเมื่อวันจันทร์หลังพายุ เมืองกล่าวว่าเรือข้ามฟากจะกลับมาให้บริการในวันอังคาร"


def html(text: str, meta: str = "") -> str:
    charset = f"<meta charset={meta}>" if meta else ""
    body = f"<p>{text}</p>" * 6
    return f"<!DOCTYPE html><html><head>{charset}<title>{text[:20]}</title></head><body>{body}</body></html>"


CASES = {
    # name: text, codec of the bytes, <meta charset>, Content-Type
    "utf-8 without a word": (RUSSIAN, "utf-8", "", ""),
    "utf-8 by header": (RUSSIAN, "utf-8", "", "text/html; charset=utf-8"),
    "utf-8 by meta": (RUSSIAN, "utf-8", "utf-8", ""),
    "utf-8 with a mark": (RUSSIAN, "utf-8-sig", "windows-1252", "text/html; charset=latin1"),
    "utf-8 said to be latin-1": (RUSSIAN, "utf-8", "iso-8859-1", ""),
    "utf-16 with a mark": (RUSSIAN, "utf-16", "", ""),
    "utf-16 little end first, without a mark": (RUSSIAN, "utf-16-le", "", ""),
    "utf-16 big end first, without a mark": (GERMAN, "utf-16-be", "utf-8", ""),
    "utf-16 by header": (CHINESE, "utf-16-le", "", "text/html; charset=utf-16le"),
    "utf-8 whose meta says utf-16": (GERMAN, "utf-8", "utf-16", ""),
    "windows-1251 by header": (RUSSIAN, "cp1251", "", "text/html; charset=windows-1251"),
    "windows-1251 by meta": (RUSSIAN, "cp1251", "windows-1251", ""),
    "windows-1251 served as utf-8": (RUSSIAN, "cp1251", "", "text/html; charset=utf-8"),
    "windows-1251 without a word": (RUSSIAN, "cp1251", "", ""),
    "koi8-r by meta": (RUSSIAN, "koi8-r", "koi8-r", ""),
    "latin-1 that is windows-1252": (GERMAN, "cp1252", "iso-8859-1", ""),
    "windows-1252 without a word": (GERMAN, "cp1252", "", ""),
    "windows-1252 served as utf-8": (GERMAN, "cp1252", "", "text/html; charset=utf-8"),
    "iso-8859-2 by meta": (POLISH, "iso8859-2", "iso-8859-2", ""),
    "windows-1250 by meta": (POLISH, "cp1250", "windows-1250", ""),
    "windows-1253 by header": (GREEK, "cp1253", "", "text/html; charset=windows-1253"),
    "windows-1255 by meta": (HEBREW, "cp1255", "windows-1255", ""),
    "windows-1256 by meta": (ARABIC, "cp1256", "windows-1256", ""),
    "tis-620 by meta": (THAI, "cp874", "tis-620", ""),
    "gb2312 that is gb18030": (CHINESE + "镕㐀", "gb18030", "gb2312", ""),
    "gbk without a word": (CHINESE, "gbk", "", ""),
    "big5 by meta": ("港口在星期一的風暴之後關閉，市政府說，渡輪將在星期二恢復。", "big5", "big5", ""),
    "shift_jis by meta": (JAPANESE + "①～", "cp932", "shift_jis", ""),
    "shift_jis without a word": (JAPANESE, "cp932", "", ""),
    "euc-jp by meta": (JAPANESE, "euc_jp", "euc-jp", ""),
    "iso-2022-jp by meta": (JAPANESE, "iso2022_jp", "iso-2022-jp", ""),
    "iso-2022-jp without a word": (JAPANESE, "iso2022_jp", "", ""),
    "euc-kr by meta": (KOREAN, "euc_kr", "euc-kr", ""),
    "euc-kr that is windows-949": (KOREAN + "똠", "cp949", "euc-kr", ""),
    "euc-kr without a word": (KOREAN, "euc_kr", "", ""),
    "a charset that nobody knows": (RUSSIAN, "utf-8", "martian", "text/html; charset=venusian"),
    "a charset in quotation marks": (RUSSIAN, "cp1251", "", "text/html; charset='windows-1251'"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_text_is_right(name: str) -> None:
    text, codec, meta, content_type = CASES[name]
    body = html(text, meta).encode(codec)
    read, _ = decode(body, content_type)
    assert read == html(text, meta)
    assert text in newsclean.clean(Page(body, content_type=content_type)).text


def test_an_xml_declaration_is_believed() -> None:
    body = f'<?xml version="1.0" encoding="windows-1251"?>{html(RUSSIAN)}'.encode("cp1251")
    assert RUSSIAN in newsclean.clean(body).text


def test_a_mixture_is_read_as_what_it_is() -> None:
    pasted = "Schäden – überall".encode("cp1252")
    body = html(GERMAN * 3).replace("</body>", "<p>~</p></body>").encode().replace(b"~", pasted)
    text, encoding = decode(body, "text/html; charset=utf-8")
    assert encoding == "utf-8"
    assert text.count(GERMAN) == 18
    assert "Schäden – überall" in text
    assert "\ufffd" not in text


def test_a_character_that_was_cut_in_two_costs_itself_alone() -> None:
    body = html(GERMAN).encode().replace("ß".encode(), b"\xc3", 1) + "€".encode()[:2]
    text, _ = decode(body, "text/html; charset=utf-8")
    assert text.count(GERMAN) == 5
    assert text.endswith("\ufffd")


TWICE = {"de": GERMAN, "ru": RUSSIAN, "zh": CHINESE, "ja": JAPANESE, "ar": ARABIC, "he": HEBREW}


@pytest.mark.parametrize("name", TWICE)
@pytest.mark.parametrize("read_as", ["latin-1", "sloppy-windows-1252"])
def test_a_page_that_was_encoded_twice_is_put_right(name: str, read_as: str) -> None:
    ftfy.bad_codecs.ok()  # makes the second encoding known: windows-1252 as programs write it, its holes filled
    spoiled = html(TWICE[name]).encode().decode(read_as)
    for page in (spoiled, spoiled.encode()):
        article = newsclean.clean(page)
        assert TWICE[name] in article.text
        assert article.title == TWICE[name][:20].strip()
        assert "the page was encoded twice" in article.warnings[0]


def test_a_page_that_speaks_of_it_is_left_alone() -> None:
    line = "If you read “donâ€™t” or “Ã¤” somewhere, a program took UTF-8 for something else."
    article = newsclean.clean(f"<p>{line}</p><p>{GERMAN}</p><p>{RUSSIAN}</p>")
    assert line in article.text
    assert article.warnings == ()


def test_a_run_without_an_end_is_put_right_in_pieces() -> None:
    text = mojibake.mended(("’" * 200_000).encode().decode("latin-1"))
    assert text == "’" * 200_000


NO_PAGES = {
    "application/pdf": b"%PDF-1.4\n%\xc7\xec\x8f\xa2 endobj",
    "image/jpeg": b"\xff\xd8\xff\xdb\0\x43" + bytes(300),
    "image/png": b"\x89PNG\r\n\x1a\n" + bytes(300),
    "image/gif": b"GIF89a" + bytes(300),
    "image/webp": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(300),
    "image/avif": b"\0\0\0\x20ftypavif" + bytes(300),
    "video/mp4": b"\0\0\0\x20ftypisom" + bytes(300),
    "application/zip": b"PK\3\4\x14\0" + bytes(300),
    "application/gzip": b"\x1f\x8b\x08\0" + bytes(300),
    "font/woff2": b"wOF2" + bytes(300),
    "application/octet-stream": bytes(range(256)) * 20,
    "application/json": b' {"title": "Storm", "html": "<p>The harbour was closed.</p>"}\n',
    "application/rss+xml": b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- news --><rss version="2.0"><channel/></rss>',
    "application/atom+xml": b'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>',
    "application/rdf+xml": b'<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>',
    "application/xml": b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
    "image/svg+xml": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    "text/plain": b"The harbour was closed on Monday.\nNobody was hurt.",
    "multipart/related": b"From: <Saved by Blink>\r\nSubject: Storm\r\nMIME-Version: 1.0\r\n\r\n<html>",
}


@pytest.mark.parametrize("kind", NO_PAGES)
def test_what_is_no_page_is_refused_as_what_it_is(kind: str) -> None:
    with pytest.raises(NotHtml) as caught:
        newsclean.clean(NO_PAGES[kind], "https://example.com/x")
    assert caught.value.found == kind
    assert kind in str(caught.value)
    assert caught.value.url == "https://example.com/x"


@pytest.mark.parametrize(
    ("given", "call"),
    [
        ("https://example.com/story", "newsclean.fetch"),
        ("pages/the storm.html.gz", "newsclean.load"),
        ("It rained.", "newsclean.clean_text"),
        (Path("story.html"), "newsclean.load"),
    ],
)
def test_who_gives_something_in_place_of_a_page_is_told_the_call(given: Any, call: str) -> None:
    with pytest.raises(NewscleanError, match=call):
        newsclean.clean(given)


def test_the_server_is_believed_where_the_content_says_nothing() -> None:
    with pytest.raises(NotHtml) as caught:
        newsclean.clean(Page(b"body { color: red }", content_type="text/css; charset=utf-8"))
    assert caught.value.found == "text/css"


@pytest.mark.parametrize(
    "content_type", ["application/pdf", "image/jpeg", "text/plain", "application/octet-stream", "?"]
)
def test_a_page_is_a_page_whatever_the_server_calls_it(content_type: str) -> None:
    assert GERMAN in newsclean.clean(Page(html(GERMAN).encode(), content_type=content_type)).text


@pytest.mark.parametrize(
    "start",
    [
        "",
        " \n\t",
        "\ufeff",
        "<?xml version='1.0'?>",
        "<!-- a --><!-- b -->",
        "<!DOCTYPE html SYSTEM 'about:legacy-compat'>",
    ],
)
def test_pages_begin_in_many_ways(start: str) -> None:
    assert GERMAN in newsclean.clean(start + html(GERMAN)).text
    assert GERMAN in newsclean.clean((start + html(GERMAN)).encode()).text
