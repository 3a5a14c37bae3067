"""Pages in: bytes from a file, a folder, a WARC or standard input, turned into one text each.

    places_in(paths) -> list[str]
        The files that paths name, folders opened, in the order of their names; '-' is
        standard input. `events.intake.pages.files`.
    content_of(place, stdin) -> tuple[str, bytes] | Unreadable
        Name and bytes of one of them. `….files`.
    pages_of(content, *, name, media_type=None, given=Given()) -> Iterator[Page | Unreadable]
        All pages in some bytes: one, or each HTML response of a WARC. `….opening`.
    page_of(content, *, name, media_type=None, given=Given()) -> Page
        The one page in some bytes; raises `InvalidInput` where there is none. `….opening`.
    noise_of(text) -> tuple[Span, ...]
        What in a text is not the article; a pure function of the text. `….noise`.
    language_of(text, declared=None) -> Language
        Whether a text is English, and by what that was told. `….language`.
    article_runs(text) -> frozenset[int]
        What two texts are compared by, to tell near copies. `….copies`.

`archive(page.draft())` archives a page. If `Archived.new` is false, the document may be on
file with a text of another extractor: read the text from the content store by
`Archived.text`, and ask `noise_of` for that text, before anything is quoted.
Nothing is proposed from a page whose `unread` says why.

What may live here: bytes to text, and what a text says about its own make. What may not:
facts, names, the log.
"""
