"""Fetches a model's weights by checksum, before its image is built. Needs nothing but Python 3.9.

    python3 gpu/weights.py fetch super-resolution   # into super-resolution/weights; what is there and right is not fetched again
    python3 gpu/weights.py lock super-resolution    # fetches what has no checksum yet ("-"), and writes the one that it has into weights.lock

A line of weights.lock is: sha256, bytes ("-" where unknown), path below weights/, address. A file that is not what its line says stops the build.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import urllib.request
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

UNKNOWN = "-"
BLOCK = 1 << 20


class Refused(Exception):
    """Weights that are not what the lock says, or a lock that does not say enough."""


@dataclass(frozen=True)
class Entry:
    """A line of weights.lock."""

    sha256: str
    size: str
    path: str
    address: str

    def __str__(self) -> str:
        return f"{self.sha256} {self.size} {self.path} {self.address}"


def read_line(line: str, place: str) -> Entry:
    parts = line.split()
    if len(parts) != 4:
        raise Refused(f"{place}: a line is sha256, bytes, path and address.")
    entry = Entry(*parts)
    if entry.sha256 != UNKNOWN and (len(entry.sha256) != 64 or set(entry.sha256) - set("0123456789abcdef")):
        raise Refused(f'{place}: "{entry.sha256}" is not a SHA-256 in small letters, nor "-".')
    if entry.size != UNKNOWN and not entry.size.isdigit():
        raise Refused(f'{place}: "{entry.size}" is not a number of bytes, nor "-".')
    path = PurePosixPath(entry.path)
    if path.is_absolute() or ".." in path.parts:
        raise Refused(f"{place}: {entry.path} does not lie below weights/.")
    return entry


def read_lock(lock: Path) -> list[Entry]:
    lines = enumerate(lock.read_text("utf-8").splitlines(), start=1)
    return [read_line(line, f"{lock}, line {number}") for number, line in lines if is_entry(line)]


def is_entry(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def digest(file: Path) -> str:
    sum = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            sum.update(block)
    return sum.hexdigest()


def fault_of(file: Path, entry: Entry) -> str | None:
    """What is wrong with a file, or None."""
    size = file.stat().st_size
    if entry.size not in (UNKNOWN, str(size)):
        return f"has {size} bytes, and should have {entry.size}"
    if entry.sha256 == UNKNOWN:
        return None
    found = digest(file)
    return None if found == entry.sha256 else f"has the SHA-256 {found}, and should have {entry.sha256}"


def download(entry: Entry, target: Path) -> None:
    """Fetches a file, and gives it its name only once it is right."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    print(f"{entry.path} from {entry.address}", flush=True)
    with urllib.request.urlopen(entry.address, timeout=60) as source, partial.open("wb") as stream:
        while block := source.read(BLOCK):
            stream.write(block)
    if fault := fault_of(partial, entry):
        partial.unlink()
        raise Refused(f"{entry.address} {fault}. It was thrown away.")
    partial.replace(target)


def fetch(model: Path) -> None:
    """Brings a model's weights to its folder."""
    entries = read_lock(model / "weights.lock")
    unknown = [entry.path for entry in entries if entry.sha256 == UNKNOWN]
    if unknown:
        raise Refused(f"{model / 'weights.lock'} has no checksum for {', '.join(unknown)}. Write them, once, with: python3 gpu/weights.py lock {model.name}")
    for entry in entries:
        target = model / "weights" / entry.path
        if not target.exists() or fault_of(target, entry):
            download(entry, target)


def lock(model: Path) -> None:
    """Writes the checksums that a lock lacks, of files fetched now."""
    file = model / "weights.lock"
    read_lock(file)  # a fault is told before anything is fetched
    lines = []
    for line in file.read_text("utf-8").splitlines():
        lines.append(str(locked(read_line(line, str(file)), model / "weights")) if is_entry(line) else line)
    file.write_text("\n".join(lines) + "\n", "utf-8")


def locked(entry: Entry, weights: Path) -> Entry:
    if entry.sha256 != UNKNOWN:
        return entry
    target = weights / entry.path
    download(entry, target)
    found = replace(entry, sha256=digest(target), size=str(target.stat().st_size))
    print(f"  {found.sha256}  compare it with what its authors publish", flush=True)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=["fetch", "lock"])
    parser.add_argument("model", nargs="+", help="a folder beside this file")
    given = parser.parse_args()
    for name in given.model:
        model = Path(__file__).parent / name
        try:
            if not (model / "weights.lock").is_file():
                raise Refused(f"There is no {model / 'weights.lock'}.")
            fetch(model) if given.verb == "fetch" else lock(model)
        except (Refused, OSError) as fault:
            print(f"{name}: {fault}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
