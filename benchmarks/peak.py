"""`python -m benchmarks.peak history.db`: make read tables, print the most memory it took, in KiB.

A process of its own does nothing else, so its peak is the rebuild's.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.history import projected


def peak_of_rebuild(path: Path) -> int:
    """Rebuild the read tables of a history in another process; its peak memory in KiB."""
    command = [sys.executable, "-m", "benchmarks.peak", str(path)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _own_peak() -> int:
    """`ru_maxrss` will not do: on Linux it starts with what the parent had (`exec_mmap`)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise OSError("/proc/self/status does not say VmHWM")


if __name__ == "__main__":
    with projected(Path(sys.argv[1])) as (_, projector):
        projector.rebuild()
    print(_own_peak())
