"""Writes the golden files that are missing; one that exists is never touched."""

from __future__ import annotations

from events.codec import Codec
from tests.events.golden import example, file_of, missing

if __name__ == "__main__":
    codec = Codec()
    for cls in missing():
        with file_of(cls).open("xb") as file:
            file.write(codec.encode(example(cls)))
        print(f"wrote {file_of(cls).name}")
