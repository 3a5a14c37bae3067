"""From bytes to a page: every sort, every charset, and everything that is no page."""

from __future__ import annotations

import pytest

from domain.errors import InvalidInput
from events.intake.pages.noise import noise_of
from events.intake.pages.opening import page_of, pages_of
from events.intake.pages.page import Page, Unreadable

from .written import BODY, LINKED, html, warc


def test_an_article_is_its_paragraphs() -> None:
    """The text of a web page holds the article's paragraphs, not its menu, caption or footer."""
    page = page_of(html(linked=LINKED), name="a.html")
    assert all(paragraph in page.text for paragraph in BODY)
    assert not any(word in page.text for word in ("Home", "Photo", "Copyright"))
    assert page.unread is None
    assert page.extractor.startswith("trafilatura@2.3")


def test_the_same_bytes_give_the_same_text() -> None:
    """Reading a page twice gives the same page."""
    content = html(linked=LINKED)
    assert page_of(content, name="a.html") == page_of(content, name="a.html")


@pytest.mark.parametrize(("name", "kind"), [("a.txt", "text/plain"), ("a.md", "text/markdown")])
def test_text_is_kept_as_it_is(name: str, kind: str) -> None:
    """Plain text and Markdown are their exact decoding: wraps, spaces and marks stay."""
    words = "# A  title\r\n\r\nRuritania\u00a0joined *the pact*\ton Monday.\n\n\n"
    page = page_of(words.encode(), name=name)
    assert (page.text, page.media_type) == (words, kind)


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("windows-1252", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
        ("utf-8-sig", '<meta charset="windows-1252">'),
        ("shift_jis", '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">'),
    ],
)
def test_charsets(charset: str, declared: str) -> None:
    """The byte order mark, else the declaration, tells the characters."""
    sign = "東京" if charset == "shift_jis" else "naïve"
    body = (f"The {sign} pact was signed on Monday by the ministers of all the states.", *BODY)
    text = html(body=body).decode().replace('<meta charset="utf-8">', declared)
    assert sign in page_of(text.encode(charset), name="a.html").text


def test_a_wrong_charset_is_noticed() -> None:
    """UTF-8 that declares an 8-bit charset is read as UTF-8, and that is said."""
    content = html(body=("The naïve pact was signed by all.", *BODY))
    page = page_of(content.replace(b'"utf-8"', b'"iso-8859-1"'), name="a.html")
    assert "naïve" in page.text
    assert any("UTF-8" in remark for remark in page.remarks)


def test_an_unknown_charset_is_refused() -> None:
    """Bytes in no charset that they name are refused, with all that was tried."""
    content = html().replace(b"<p>", b"<p>\xff\xfe ", 1).replace(b'"utf-8"', b'"x-unknown"')
    with pytest.raises(InvalidInput, match=r"x-unknown.*not a known charset.*utf-8.*byte"):
        page_of(content, name="a.html")


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "a.html", "empty"),
        (b" \n ", "a.txt", "empty"),
        (b"%PDF-1.7 ...", "a.html", "PDF"),
        (b"<!doctype html><html><script>var a = 1;</script></html>", "a.html", "no article"),
        (b"Ruritania\x07 joined.", "a.txt", "control character"),
        (b"<html>" + b"\x00\x01\x02" * 500 + b"</html>", "a.html", "control"),
        (b"<html><p>" + b"a " * 3_000_000, "a.html", "at most 5,000,000"),
        (b"<html><p>" + b"<i>a</i>" * 6000, "a.html", "at most 5,000 are read"),
    ],
)
def test_bad_input_is_refused(content: bytes, name: str, why: str) -> None:
    """What is empty, no text, no article, or would take too long is refused and says so."""
    with pytest.raises(InvalidInput, match=why):
        page_of(content, name=name)


def test_a_type_nobody_reads_is_refused() -> None:
    """A media type that is no page's is refused by name."""
    with pytest.raises(InvalidInput, match="image/png"):
        page_of(b"x", name="a", media_type="image/png")


def test_broken_html_is_read() -> None:
    """Tags left open, crossed and unknown do not lose the article."""
    content = html().replace(b"</p>", b"").replace(b"</article>", b"</b></div>")
    page = page_of(content[:-30], name="a.html")
    assert all(paragraph in page.text for paragraph in BODY)


def test_control_characters_in_html_are_left_out() -> None:
    """A few control characters in a web page do not reach the text, and are told."""
    page = page_of(html().replace(b"Ruritania has", b"Ruri\x00tania\x07 has"), name="a.html")
    assert "Ruritania has joined" in page.text
    assert any("control characters" in remark for remark in page.remarks)


def test_another_language_is_not_read() -> None:
    """A page in German can be archived, and says why nothing is proposed from it."""
    german = (
        "Ruritanien ist dem Pakt am Montag beigetreten, wie das Ministerium in der Hauptstadt "
        "mitteilte, und ist damit der vierzigste Staat, der die Vereinbarung unterzeichnet hat.",
        "Zwei Staaten haben sich bisher geweigert, den Pakt zu unterschreiben, weil ihnen die "
        "Kosten zu hoch sind und sie keine Zusagen machen wollen.",
    )
    page = page_of(html(body=german), name="a.html")
    assert page.unread is not None
    assert "not English" in page.unread
    assert page.draft().content == page.content


def test_a_paywall_stub_is_told() -> None:
    """A page that shows a sentence and asks for money is not read, and says so."""
    body = (BODY[0], "Subscribe to continue reading this article.", "Already a subscriber? Log in.")
    page = page_of(html(body=body), name="a.html")
    assert page.unread is not None
    assert "Only the opening" in page.unread


def test_a_page_of_labels_is_not_read() -> None:
    """A page that is all menu has no article, and says so."""
    page = page_of(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", name="a.html")
    assert page.unread is not None
    assert "Nothing in it is an article" in page.unread


def test_a_long_article_that_sells_is_no_stub() -> None:
    """An article shown in full is read although it sells subscriptions."""
    body = (*BODY, *(f"{words} {words}" for words in BODY * 3), "Subscribe to read more like this.")
    page = page_of(html(body=body), name="a.html")
    assert page.unread is None
    assert not any("opening" in remark for remark in page.remarks)


def test_one_sentence_of_plain_text_is_read() -> None:
    """A sentence handed in as text is a page; only web pages must hold an article."""
    assert page_of(b"Ruritania joined the pact on Monday.", name="standard input").unread is None


def test_ten_megabytes_of_text_are_read() -> None:
    """Ten million characters of plain text become a page, its noise found in linear time."""
    text = (" ".join(BODY) + "\n\nRead more: Ten Things About Pacts\n\n") * 24_000
    page = page_of(text.encode(), name="a.txt")
    assert len(page.noise) == 24_000


def test_a_warc_holds_many_pages() -> None:
    """Each response of HTML is a page with its address and time; errors and pictures are none."""
    content = warc(
        ("https://post.example/1", "200 OK|text/html; charset=utf-8", html(linked=LINKED)),
        ("https://post.example/2", "404 Not Found|text/html", html()),
        ("https://post.example/3", "200 OK|image/png", b"\x89PNG"),
        ("https://post.example/4", "200 OK|text/html", b"<html></html>"),
    )
    first, second = pages_of(content, name="a.warc.gz")
    assert isinstance(first, Page)
    assert (first.url, first.retrieved_at) == ("https://post.example/1", "2018-11-14T08:00:00Z")
    assert first.content == html(linked=LINKED)
    assert isinstance(second, Unreadable)
    assert second.name == "https://post.example/4"


@pytest.mark.parametrize("gzip", [True, False])
def test_a_broken_warc_gives_what_it_has(gzip: bool) -> None:
    """A WARC that was cut short gives the pages before the cut, and says that it is broken."""
    page = ("https://post.example/1", "200 OK|text/html", html())
    content = warc(page, gzip=gzip) + b"WARC/1.0\r\nnonsense"
    found = list(pages_of(content, name="a.warc"))
    assert isinstance(found[0], Page)


def test_a_warc_without_pages_says_so() -> None:
    """A WARC of pictures alone is no page."""
    (found,) = pages_of(warc(("https://a.example", "200 OK|image/png", b"x")), name="a.warc")
    assert isinstance(found, Unreadable)
    assert "no page" in found.why


def test_noise_is_a_function_of_the_text() -> None:
    """The noise of a page is that of its text, so that an archived text can be asked again."""
    page = page_of(html(body=(*BODY, "Read more: Ten things about pacts")), name="a.html")
    assert page.noise == noise_of(page.text)
    assert [page.text[s.start : s.end] for s in page.noise] == ["Read more: Ten things about pacts"]
