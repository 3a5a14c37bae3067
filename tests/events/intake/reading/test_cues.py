"""A pattern is tried only where one of its cues stands, and nothing is lost by that."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.intake.pages.noise import noise_of
from events.intake.proposal import Proposal
from events.intake.reading import masking, read, reader
from events.intake.reading.cues import Cued, CueIndex, all_cued, held
from events.intake.reading.families.ellipsis_words import ELISIONS
from events.intake.reading.needs import needed
from events.intake.reading.rarity import Cue
from events.intake.reading.sentences import lowered
from tests.events.intake.reading.passages.scoring import FILES, passages
from tests.events.intake.reading.told import names
from tests.journeys.score_gold import SEEDS

_PARTS = sorted(
    {part for which in ("developed", "kept") for p in passages(which) for part in p["text"].split()}
    | {
        "They",
        "It",
        "she",
        "(pictured)",
        "[sic]",
        " ",
        "\n\n",
        "“",
        "”",
        "the pact",
        "May",
        "2019,",
    }
    | {"the Biden administration", "more than 40 countries", "said", "the group", "on Monday"}
)


def _everywhere(text: str, monkeypatch: pytest.MonkeyPatch, **known: object) -> list[Proposal]:
    """What is found when every sentence is read by every family."""
    with monkeypatch.context() as patched:
        patched.setattr(reader, "every_cue", lambda: None)
        return read(text, names(), published="2020-01-08", **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("which", FILES)
def test_the_passages_are_read_alike(which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With cues and without, the same is proposed."""
    text = "\n\n".join(p["text"] for p in passages(which))
    found = read(text, names(), published="2020-01-08")
    assert len(found) > 20
    assert found == _everywhere(text, monkeypatch)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("0*.txt")), ids=lambda path: path.name[:3])
def test_articles_are_read_alike(path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real articles too."""
    text = path.read_bytes().decode()  # type: ignore[attr-defined]
    noise = [(span.start, span.end) for span in noise_of(text)]
    found = read(text, names(), published="2020-01-08", noise=noise)
    assert found == _everywhere(text, monkeypatch, noise=noise)


@given(st.lists(st.sampled_from(_PARTS), min_size=5, max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_words_are_read_alike(parts: list[str]) -> None:
    """Whatever words stand beside one another."""
    text = " ".join(parts)
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert read(text, names(), published="2020-01-08") == _everywhere(text, monkeypatch)


@pytest.mark.parametrize("pattern", all_cued(), ids=lambda p: re.sub(r"\W+", "-", p.pattern)[:40])
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_a_pattern_matches_has_a_cue(pattern: Cued, data: st.DataObject) -> None:
    """Its bit is set, and one of its strings is there, in every text that it matches somewhere."""
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    (bits,), _ = CueIndex([pattern]).find(lowered(text), [len(text)])
    assert pattern.search(text) is None or held(bits, text) & pattern.bit


@pytest.mark.parametrize(
    ("pattern", "strings"), [pytest.param(*each[:2], id=each[1][0]) for each in ELISIONS]
)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_what_is_left_out_has_one_of_its_strings(
    pattern: re.Pattern[str], strings: tuple[str, ...], data: st.DataObject
) -> None:
    """In every text that such a pattern matches, so that none is passed over."""
    found = pattern.search(data.draw(st.from_regex(pattern)))
    assert found is None or any(map(found.string.__contains__, strings))


_NEAR_CUES = re.findall(
    r"\S+",
    "On the in of last Monday, May 3 20 21st 2019 two days ago earlier Today's (on mid-January 15, "
    "Vice Prime Minister President Secretary of State and U.S. French's McDonald John Smith CEO "
    "JohnKing chief executive The these countries companies (the foreign ministers but EU leaders, "
    "join quit-the parties forty-two 1,000 firms",
)


@pytest.mark.parametrize(
    "pattern", [p for p in all_cued() if p.placed], ids=lambda p: p.pattern[:20]
)
@given(parts=st.lists(st.sampled_from([f"{w}{gap}" for w in _NEAR_CUES for gap in (" ", "", "-")])))
@settings(max_examples=80, deadline=None)
def test_around_its_cues_a_pattern_finds_all(pattern: Cued, parts: list[str]) -> None:
    """Wherever the words of a match run together with others."""
    text = "".join(parts)
    _, (spots,) = CueIndex([pattern]).find(lowered(text), [len(text)])
    around = pattern.around(text, [at for at, _ in spots])
    assert [m.span() for m in around] == [m.span() for m in pattern.finditer(text)]


@pytest.mark.parametrize("which", ["developed", "kept"])
def test_masks_are_made_alike(which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is left out of a sentence, no blanks are to be tidied away."""
    text = "\n\n".join(p["text"] for p in passages(which))
    found = read(text, names(), published="2020-01-08")
    monkeypatch.setattr(masking, "_signed", lambda *_: None)
    assert found == read(text, names(), published="2020-01-08")


_AIMS = ("aim", "aims", "goal", "goals")


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        ("join(?:s|ed)?", {Cue("join")}),
        (r"\b(?:join|quit)\b", {Cue("join", True, True), Cue("quit", True, True)}),
        ("(?:the )?pact (?:of|on) ", {Cue("pact", False, True)}),
        (r"\w+ by (?P<a>[A-Z])", {Cue("by", True, True)}),
        ("(?:aim|goal)(?:s)? (?:is|was) to", {Cue(w, False, True) for w in _AIMS}),
        ("(?:pact)?", set()),
        (r"pact|\w+", set()),
        ("[Tt]reaty", {Cue("treaty")}),
        ("h(?:eld|osts) talks", {Cue("talks", True)}),
    ],
)
def test_cues_are_what_a_pattern_needs(pattern: str, cues: set[Cue]) -> None:
    """The rarest strings of which every match has one; none where it may do without."""
    assert needed(pattern)[0] == cues


def test_a_second_set_is_looked_for_where_it_tells_much() -> None:
    """Words that nearly every sentence has are none, nor are parts of words."""
    assert needed("(?:joined|signed) .*(?:pact|treaty)")[1] == {Cue("pact"), Cue("treaty")}
    assert needed(r"\b(?:joined|signed) (?:of|in) the")[1] == set()
