"""Pages in: bytes from a file, a folder, a WARC or standard input, turned into one text each.

    files_in(paths, stdin) -> Iterator[tuple[str, bytes]]
        Name and bytes of every file, folders opened, in the order of their names; '-' is
        standard input. `events.intake.pages.files`.
    pages_of(content, *, name, media_type=None, given=Given()) -> Iterator[Page | Unreadable]
        All pages in some bytes: one, or each HTML response of a WARC. `….opening`.
    page_of(content, *, name, media_type=None, given=Given()) -> Page
        The one page in some bytes; raises `InvalidInput` where there is none. `….opening`.
    noise_of(text) -> tuple[Span, ...]
        What in a text is not the article; a pure function of the text. `….noise`.
    language_of(text, declared=None) -> Language
        Whether a text is English, and by what that was told. `….language`.
    Copies: add(document, text), near(text) -> list[NearCopy]
        Which documents on file a text is a near copy of, the nearest first. `….copies`.

`archive(page.draft())` archives a page. If `Archived.new` is false, the document may be on
file with a text of another extractor: read the text from the content store by
`Archived.text`, and ask `noise_of` for that text, before anything is quoted.
Nothing is proposed from a page whose `unread` says why.

What may live here: bytes to text, and what a text says about its own make. What may not:
facts, names, the log.
"""
