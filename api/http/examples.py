"""What the program answered when it was asked: the examples of the description.

Written by `python -m tests.api.http.made_up`; a test compares it with the program.
"""

from __future__ import annotations

from typing import Any

EXAMPLES: dict[str, dict[str, Any]] = {
    "document": {
        "method": "POST",
        "path": "/documents",
        "body": {
            "text": "Paris, Monday 12 November 2018\n"
            "\n"
            "France today launched the Paris Call for Trust and Security in "
            "Cyberspace, a page of voluntary principles for a safer internet.\n"
            "\n"
            "Canada, Japan and all 28 member states of the European Union back "
            "it from the first day. So do Microsoft, Facebook and Google. "
            "Altogether more than 50 states and over 150 technology companies "
            "have put their names to it.\n"
            "\n"
            "The Call creates no legal duties. It asks its supporters to work "
            "together against meddling in elections, hatred online and the "
            "theft of trade secrets, and leaves it to them how.\n",
            "title": "Launch of the Paris Call",
            "publisher": "Chronicle example",
            "published": "2018-11-12",
            "language": "en",
        },
        "status": 201,
        "answer": {
            "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
            "text": "t1-a7e04a384eb6fa815de2b16836386674",
            "position": 2,
            "new": True,
        },
    },
    "parties": {
        "method": "POST",
        "path": "/parties",
        "body": [
            {"id": "japan", "kind": "state", "name": "Japan"},
            {"id": "france", "kind": "state", "name": "France"},
        ],
        "status": 201,
        "answer": {
            "position": 4,
            "parties": [
                {"id": "japan", "position": 3, "new": True},
                {"id": "france", "position": 4, "new": True},
            ],
        },
    },
    "instruments": {
        "method": "POST",
        "path": "/instruments",
        "body": {
            "id": "paris-call",
            "kind": "pledge",
            "name": "Paris Call for Trust and Security in Cyberspace",
            "aliases": ["Paris Call"],
        },
        "status": 201,
        "answer": {
            "position": 5,
            "instruments": [{"id": "paris-call", "position": 5, "new": True}],
        },
    },
    "record-facts": {
        "method": "POST",
        "path": "/facts",
        "body": [
            {
                "kind": "launched",
                "roles": {"actor": "france", "instrument": "paris-call"},
                "when": "2018-11-12",
                "citation": {
                    "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
                    "quote": "France today launched the Paris Call for Trust "
                    "and Security in Cyberspace",
                },
            },
            {
                "kind": "joined",
                "roles": {"actor": "japan", "instrument": "paris-call"},
                "when": "2018-11-12",
                "citation": {
                    "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
                    "quote": "Canada, Japan and all 28 member states of the "
                    "European Union back it from the first day.",
                },
                "as_said": "back it",
            },
            {
                "kind": "count-reported",
                "roles": {"instrument": "paris-call"},
                "when": "2018-11-12",
                "citation": {
                    "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
                    "quote": "more than 50 states and over 150 technology "
                    "companies have put their names to it",
                },
                "values": {"number": 50, "operator": "gt", "unit": "states"},
            },
            {
                "kind": "count-reported",
                "roles": {"instrument": "paris-call"},
                "when": "2018-11-12",
                "citation": {
                    "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
                    "quote": "more than 50 states and over 150 technology "
                    "companies have put their names to it",
                },
                "values": {"number": 150, "operator": "gt", "unit": "technology companies"},
            },
        ],
        "status": 201,
        "answer": {
            "position": 9,
            "facts": [
                {"fact": "f1-df7a2a65208bd99bdc30bc04aa58e906", "position": 6, "new": True},
                {"fact": "f1-b990d445ba8307dbcaa646471d27b1d1", "position": 7, "new": True},
                {"fact": "f1-2c64a519dfc634fb4de2f99e2458fb6d", "position": 8, "new": True},
                {"fact": "f1-b8474aa7858907a0981c5b8e06916202", "position": 9, "new": True},
            ],
        },
    },
    "bundle": {
        "method": "POST",
        "path": "/bundles",
        "body": {
            "format": "chronicle-bundle/1",
            "documents": [
                {
                    "key": "absent",
                    "text": "Tuesday 13 November 2018\n"
                    "\n"
                    "Three large powers kept away from the Paris Call when "
                    "it was opened on Monday. The United States declined "
                    "to sign it. Russia and China did not add their names "
                    "either.\n"
                    "\n"
                    "Pakistan is not a signatory, as a look at the list "
                    "shows. We count 50 states there.\n",
                    "title": "Who stayed away",
                    "publisher": "Chronicle example",
                    "published": "2018-11-13",
                    "language": "en",
                }
            ],
            "parties": [
                {
                    "id": "united-states",
                    "kind": "state",
                    "name": "United States",
                    "aliases": ["US", "USA", "United States of America"],
                }
            ],
            "facts": [
                {
                    "kind": "declined",
                    "roles": {"actor": "united-states", "instrument": "paris-call"},
                    "when": "2018-11-12",
                    "citation": {
                        "document": "absent",
                        "quote": "The United States declined to sign it.",
                    },
                    "as_said": "declined to sign",
                }
            ],
        },
        "status": 201,
        "answer": {
            "position": 12,
            "tallies": {
                "documents": {"new": 1, "on_file": 0},
                "parties": {"new": 1, "on_file": 0},
                "instruments": {"new": 0, "on_file": 0},
                "facts": {"new": 1, "on_file": 0},
            },
            "documents": {"absent": "d1-9a4ffc9b3debcea479f9ef8426779e8a"},
            "facts": ["f1-baf8c07ac3edca2f40eb09f86189c957"],
        },
    },
    "ask": {
        "method": "GET",
        "path": "/ask?party=USA&instrument=Paris%20Call&valid_on=2018-11-20",
        "status": 200,
        "answer": {
            "answer": "no",
            "reason": "declined",
            "status": None,
            "since": "2018-11-12",
            "last_reported": "2018-11-12",
            "certainty": "definite",
            "because": ["f1-baf8c07ac3edca2f40eb09f86189c957"],
            "against": [],
            "valid_on": "2018-11-20",
            "known_at": "2026-11-22T17:00:10.000000Z",
            "position": 12,
            "sentence": "No: on 2018-11-20 United States had not joined Paris Call for "
            "Trust and Security in Cyberspace (it is reported to have stayed "
            "out; last reported 2018-11-12).",
            "party": "united-states",
            "party_name": "United States",
            "instrument": "paris-call",
            "instrument_name": "Paris Call for Trust and Security in Cyberspace",
            "aspect": "participation",
        },
    },
    "roster": {
        "method": "GET",
        "path": "/roster?instrument=Paris%20Call&valid_on=2018-11-20",
        "status": 200,
        "answer": {
            "valid_on": "2018-11-20",
            "known_at": "2026-11-22T17:00:10.000000Z",
            "position": 12,
            "instrument": "paris-call",
            "instrument_name": "Paris Call for Trust and Security in Cyberspace",
            "aspect": "participation",
            "counts": {"yes": 1, "no": 1, "unknown": 0},
            "entries": [
                {
                    "answer": "yes",
                    "reason": "reported",
                    "status": "supporter",
                    "since": "2018-11-12",
                    "last_reported": "2018-11-12",
                    "certainty": "definite",
                    "because": ["f1-b990d445ba8307dbcaa646471d27b1d1"],
                    "against": [],
                    "party": "japan",
                    "name": "Japan",
                    "kind": "state",
                },
                {
                    "answer": "no",
                    "reason": "declined",
                    "status": None,
                    "since": "2018-11-12",
                    "last_reported": "2018-11-12",
                    "certainty": "definite",
                    "because": ["f1-baf8c07ac3edca2f40eb09f86189c957"],
                    "against": [],
                    "party": "united-states",
                    "name": "United States",
                    "kind": "state",
                },
            ],
        },
    },
    "timeline": {
        "method": "GET",
        "path": "/timeline?instrument=Paris%20Call",
        "status": 200,
        "answer": {
            "valid_on": None,
            "known_at": "2026-11-22T17:00:10.000000Z",
            "position": 12,
            "facts": [
                {
                    "fact": "f1-df7a2a65208bd99bdc30bc04aa58e906",
                    "kind": "launched",
                    "sentence": "France launched Paris Call for Trust and Security in Cyberspace",
                    "roles": {"actor": "france", "instrument": "paris-call"},
                    "values": {},
                    "when": "2018-11-12",
                    "earliest": "2018-11-12",
                    "latest": "2018-11-12",
                    "basis": "event",
                    "modality": "asserted",
                    "as_said": None,
                    "named_as": None,
                    "attributed_to": None,
                    "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
                    "text": "t1-a7e04a384eb6fa815de2b16836386674",
                    "start": 32,
                    "end": 105,
                    "position": 6,
                    "recorded_at": "2026-11-22T17:00:06.000000Z",
                    "withdrawn_at": None,
                },
                {
                    "fact": "f1-b990d445ba8307dbcaa646471d27b1d1",
                    "kind": "joined",
                    "sentence": "Japan joined Paris Call for Trust and Security in Cyberspace",
                    "roles": {"actor": "japan", "instrument": "paris-call"},
                    "values": {},
                    "when": "2018-11-12",
                    "earliest": "2018-11-12",
                    "latest": "2018-11-12",
                    "basis": "event",
                    "modality": "asserted",
                    "as_said": "back it",
                    "named_as": None,
                    "attributed_to": None,
                    "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
                    "text": "t1-a7e04a384eb6fa815de2b16836386674",
                    "start": 161,
                    "end": 249,
                    "position": 7,
                    "recorded_at": "2026-11-22T17:00:06.000001Z",
                    "withdrawn_at": None,
                },
                {
                    "fact": "f1-2c64a519dfc634fb4de2f99e2458fb6d",
                    "kind": "count-reported",
                    "sentence": "more than 50 states take part in Paris Call for "
                    "Trust and Security in Cyberspace",
                    "roles": {"instrument": "paris-call"},
                    "values": {
                        "number": 50,
                        "operator": "gt",
                        "unit": "states",
                        "counted": "participants",
                    },
                    "when": "2018-11-12",
                    "earliest": "2018-11-12",
                    "latest": "2018-11-12",
                    "basis": "event",
                    "modality": "asserted",
                    "as_said": None,
                    "named_as": None,
                    "attributed_to": None,
                    "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
                    "text": "t1-a7e04a384eb6fa815de2b16836386674",
                    "start": 299,
                    "end": 379,
                    "position": 8,
                    "recorded_at": "2026-11-22T17:00:06.000002Z",
                    "withdrawn_at": None,
                },
                {
                    "fact": "f1-b8474aa7858907a0981c5b8e06916202",
                    "kind": "count-reported",
                    "sentence": "more than 150 technology companies take part in "
                    "Paris Call for Trust and Security in Cyberspace",
                    "roles": {"instrument": "paris-call"},
                    "values": {
                        "number": 150,
                        "operator": "gt",
                        "unit": "technology companies",
                        "counted": "participants",
                    },
                    "when": "2018-11-12",
                    "earliest": "2018-11-12",
                    "latest": "2018-11-12",
                    "basis": "event",
                    "modality": "asserted",
                    "as_said": None,
                    "named_as": None,
                    "attributed_to": None,
                    "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
                    "text": "t1-a7e04a384eb6fa815de2b16836386674",
                    "start": 299,
                    "end": 379,
                    "position": 9,
                    "recorded_at": "2026-11-22T17:00:06.000003Z",
                    "withdrawn_at": None,
                },
                {
                    "fact": "f1-baf8c07ac3edca2f40eb09f86189c957",
                    "kind": "declined",
                    "sentence": "United States stayed out of Paris Call for Trust "
                    "and Security in Cyberspace",
                    "roles": {"actor": "united-states", "instrument": "paris-call"},
                    "values": {},
                    "when": "2018-11-12",
                    "earliest": "2018-11-12",
                    "latest": "2018-11-12",
                    "basis": "event",
                    "modality": "asserted",
                    "as_said": "declined to sign",
                    "named_as": None,
                    "attributed_to": None,
                    "document": "d1-9a4ffc9b3debcea479f9ef8426779e8a",
                    "text": "t1-f38b1dc2a904cf5d97bd2246f1f35c84",
                    "start": 105,
                    "end": 143,
                    "position": 12,
                    "recorded_at": "2026-11-22T17:00:10.000000Z",
                    "withdrawn_at": None,
                },
            ],
            "instrument": "paris-call",
            "instrument_name": "Paris Call for Trust and Security in Cyberspace",
        },
    },
    "counts": {
        "method": "GET",
        "path": "/counts?instrument=Paris%20Call&valid_on=2018-11-20",
        "status": 200,
        "answer": {
            "valid_on": "2018-11-20",
            "known_at": "2026-11-22T17:00:10.000000Z",
            "position": 12,
            "instrument": "paris-call",
            "instrument_name": "Paris Call for Trust and Security in Cyberspace",
            "reported": [
                {
                    "says": "more than 50 states",
                    "number": 50,
                    "operator": "gt",
                    "unit": "states",
                    "counted": "participants",
                    "facts": ["f1-2c64a519dfc634fb4de2f99e2458fb6d"],
                },
                {
                    "says": "more than 150 technology companies",
                    "number": 150,
                    "operator": "gt",
                    "unit": "technology companies",
                    "counted": "participants",
                    "facts": ["f1-b8474aa7858907a0981c5b8e06916202"],
                },
            ],
            "conflicts": [],
            "named": {"state": 1},
            "by_group": {},
        },
    },
    "facts": {
        "method": "GET",
        "path": "/facts?party=japan&kind=joined",
        "status": 200,
        "answer": {
            "valid_on": None,
            "known_at": "2026-11-22T17:00:10.000000Z",
            "position": 12,
            "facts": [
                {
                    "fact": "f1-b990d445ba8307dbcaa646471d27b1d1",
                    "kind": "joined",
                    "sentence": "Japan joined Paris Call for Trust and Security in Cyberspace",
                    "roles": {"actor": "japan", "instrument": "paris-call"},
                    "values": {},
                    "when": "2018-11-12",
                    "earliest": "2018-11-12",
                    "latest": "2018-11-12",
                    "basis": "event",
                    "modality": "asserted",
                    "as_said": "back it",
                    "named_as": None,
                    "attributed_to": None,
                    "document": "d1-8b6a1ae7f747f1f3f51bf57b0c16f1bd",
                    "text": "t1-a7e04a384eb6fa815de2b16836386674",
                    "start": 161,
                    "end": 249,
                    "position": 7,
                    "recorded_at": "2026-11-22T17:00:06.000001Z",
                    "withdrawn_at": None,
                }
            ],
        },
    },
    "audit": {
        "method": "GET",
        "path": "/facts/f1-baf8c07ac3edca2f40eb09f86189c957",
        "status": 200,
        "answer": {
            "fact": {
                "fact": "f1-baf8c07ac3edca2f40eb09f86189c957",
                "kind": "declined",
                "sentence": "United States stayed out of Paris Call for Trust and "
                "Security in Cyberspace",
                "roles": {"actor": "united-states", "instrument": "paris-call"},
                "values": {},
                "when": "2018-11-12",
                "earliest": "2018-11-12",
                "latest": "2018-11-12",
                "basis": "event",
                "modality": "asserted",
                "as_said": "declined to sign",
                "named_as": None,
                "attributed_to": None,
                "document": "d1-9a4ffc9b3debcea479f9ef8426779e8a",
                "text": "t1-f38b1dc2a904cf5d97bd2246f1f35c84",
                "start": 105,
                "end": 143,
                "position": 12,
                "recorded_at": "2026-11-22T17:00:10.000000Z",
                "withdrawn_at": None,
            },
            "quote": {
                "exact": "The United States declined to sign it.",
                "prefix": "l when it was opened on Monday. ",
                "suffix": " Russia and China did not add th",
                "verified": True,
            },
            "source": {
                "document": "d1-9a4ffc9b3debcea479f9ef8426779e8a",
                "title": "Who stayed away",
                "publisher": "Chronicle example",
                "published": "2018-11-13",
                "author": None,
                "language": "en",
                "url": None,
                "syndication": None,
                "retrieved_at": "2026-11-22T17:00:07Z",
                "sha256": "efaf214872a1f106d2b8b88b6c3881621d3f9390323b2a1fea16bffabb731550",
                "size": 278,
                "extractor": "utf-8@1",
                "position": 10,
                "recorded_at": "2026-11-22T17:00:08.000000Z",
            },
            "proposed_by": "Ada Example",
            "accepted_by": "Ada Example",
            "date_rule": None,
            "anchor": None,
            "leaf_hash": "0c9bed0611c757763dda4eb35a2097091c242ee9016828e4c5f48007f790b916",
            "notes": [],
            "uses": [
                {
                    "party": "united-states",
                    "instrument": "paris-call",
                    "aspect": "participation",
                    "valid_from": "2018-11-12",
                    "valid_to": None,
                    "answer": "no",
                    "reason": "declined",
                    "speaks": "for",
                }
            ],
        },
    },
    "list-parties": {
        "method": "GET",
        "path": "/parties",
        "status": 200,
        "answer": [
            {
                "id": "france",
                "sort": "party",
                "kind": "state",
                "name": "France",
                "aliases": [],
                "owner": None,
                "codes": {},
            },
            {
                "id": "japan",
                "sort": "party",
                "kind": "state",
                "name": "Japan",
                "aliases": [],
                "owner": None,
                "codes": {},
            },
            {
                "id": "united-states",
                "sort": "party",
                "kind": "state",
                "name": "United States",
                "aliases": ["US", "USA", "United States of America"],
                "owner": None,
                "codes": {},
            },
        ],
    },
    "list-instruments": {
        "method": "GET",
        "path": "/instruments",
        "status": 200,
        "answer": [
            {
                "id": "paris-call",
                "sort": "instrument",
                "kind": "pledge",
                "name": "Paris Call for Trust and Security in Cyberspace",
                "aliases": ["Paris Call"],
                "owner": None,
                "codes": {},
            }
        ],
    },
    "healthz": {"method": "GET", "path": "/healthz", "status": 200, "answer": {"status": "up"}},
    "readyz": {
        "method": "GET",
        "path": "/readyz",
        "status": 200,
        "answer": {"status": "ready", "position": 12, "head": 12},
    },
    "problem-404": {
        "method": "GET",
        "path": "/ask?party=Japn&instrument=Paris%20Call&valid_on=2018-11-20",
        "status": 404,
        "answer": {
            "type": "urn:chronicle:problem:not-found",
            "title": "Nothing is on file under this name",
            "status": 404,
            "detail": "Nothing is on file as 'Japn'. The nearest: Japan (japan).",
            "instance": "/ask?party=Japn&instrument=Paris%20Call&valid_on=2018-11-20",
            "field": "party",
            "nearest": ["Japan (japan)"],
        },
    },
    "problem-409": {
        "method": "POST",
        "path": "/parties",
        "body": {"id": "japan", "kind": "state", "name": "Nippon"},
        "status": 409,
        "answer": {
            "type": "urn:chronicle:problem:conflict",
            "title": "The record already says otherwise",
            "status": 409,
            "detail": "'japan' is on file with name 'Japan', not 'Nippon'. A "
            "registration cannot be changed; add a further name as an "
            "alias.",
            "instance": "/parties",
            "field": "name",
        },
    },
    "problem-413": {
        "method": "POST",
        "path": "/bundles",
        "body": {},
        "status": 413,
        "answer": {
            "type": "urn:chronicle:problem:too-large",
            "title": "The body is too large",
            "status": 413,
            "detail": "The body has more than 25,000,000 bytes. Send it in several requests.",
            "instance": "/bundles",
        },
    },
    "problem-415": {
        "method": "POST",
        "path": "/facts",
        "body": {},
        "status": 415,
        "answer": {
            "type": "urn:chronicle:problem:unsupported-media-type",
            "title": "The body is of a type that is not read here",
            "status": 415,
            "detail": "The body is of type text/plain; send application/json.",
            "instance": "/facts",
            "field": "Content-Type",
        },
    },
    "problem-422": {
        "method": "GET",
        "path": "/ask?party=Japan&instrument=Paris%20Call&valid_on=2018-02-30",
        "status": 422,
        "answer": {
            "type": "urn:chronicle:problem:invalid-input",
            "title": "The input is not valid",
            "status": 422,
            "detail": "'2018-02-30' is not a date: February 2018 has 28 days; "
            "write 2018-02-28 or 2018-02",
            "instance": "/ask?party=Japan&instrument=Paris%20Call&valid_on=2018-02-30",
            "field": "valid_on",
        },
    },
}
