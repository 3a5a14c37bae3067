"""The UN Treaty Collection's acts, imported after the register of states."""

from __future__ import annotations

from tests.journeys.real_tables import ACTS, NEEDED, Imported, rows

pytestmark = NEEDED


def test_every_act_is_accounted_for(untc: Imported) -> None:
    """31,134 acts: 187 of four sorts that no kind of fact stands for, no row refused."""
    said = untc.said["untc-2015"]
    assert said["refused"] == {}
    assert sum(said["skipped"].values()) == 165 + 4 + 16 + 2
    assert said["rows"] == said["tallies"]["facts"]["new"] == 31_134 - 187
    assert len(rows(ACTS)) == 31_134


def test_participants_found_in_the_register(untc: Imported) -> None:
    """Only organizations and five territories are new; Cape Verde has one id and both names."""
    assert untc.said["untc-2015"]["tallies"]["parties"] == {"new": 31, "on_file": 0}
    old = untc.questions.ask("Cape Verde", "untc-4-10", "1986-05-16", aspect="signature")
    new = untc.questions.ask("Cabo Verde", "untc-3-3", "1979-07-30", aspect="consent")
    assert (old.party, new.party) == ("cape-verde", "cape-verde")
    assert (old.answer, new.answer) == ("yes", "yes")


def test_a_succession_to_a_signature_does_not_bind(untc: Imported) -> None:
    """Montenegro succeeded to a signature of 3-7: it has signed, and nothing says it consented."""
    assert untc.answer("Montenegro", "untc-3-7", "2010-01-01", "signature") == "yes, reported"
    assert untc.answer("Montenegro", "untc-3-7", "2010-01-01", "consent").startswith("unknown")


def test_a_letter_that_means_something_else(untc: Imported) -> None:
    """For 6-3 the letter d marks a notification: Cambodia has no succession there."""
    assert untc.answer("Cambodia", "untc-6-3", "2010-01-01") == "unknown, never-reported"


def test_one_state_under_two_names(untc: Imported) -> None:
    """The Soviet Union ratified in 1954; asked about today, the answer says Russian Federation."""
    then = untc.questions.ask("Russia", "Genocide Convention", "1960-01-01")
    now = untc.questions.ask("Russia", "Genocide Convention", "2014-01-01")
    assert (then.party_name, then.since) == ("Union of Soviet Socialist Republics", "1954-05-03")
    assert (now.party_name, now.because) == ("Russian Federation", then.because)


def test_the_treaty_that_is_asked_about(untc: Imported) -> None:
    """The table names treaties by number; a few have the name people use as well."""
    by_name = untc.questions.ask("Peru", "Rome Statute", "2014-01-01")
    by_number = untc.questions.ask("Peru", "UN Treaty Collection 18-10", "2014-01-01")
    assert (by_name.instrument, by_name.answer) == ("untc-18-10", "yes")
    assert by_name.because == by_number.because
