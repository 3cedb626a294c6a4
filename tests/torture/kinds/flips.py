"""Damage to a file: flipped bits, cuts, lost sectors. It is refused with a sentence, or read as the very same map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from tests.files.maps import FULL
from tests.torture.kind import Kind, Outcome
from tests.torture.writers import numbered
from workbench.files.document import DocumentError, from_bytes, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

SECTOR = 512


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Damage a small, an ordinary and a large file, and a recovery copy, `count` times."""
    extras = (("recovery.json", b'{"title": "A", "time": 1.0, "sequence": 1, "original": null}'),)
    identity = fresh_identity()
    maps = (FULL, load("social-leadership"), numbered("30 KB", 1))
    files = [
        *((to_bytes(each, identity)[0], each) for each in maps),
        (to_bytes(FULL, replace(identity, extras=extras))[0], FULL),
    ]
    faults, refused = [], 0
    for _ in range(count):
        data, document = chance.choice(files)
        what, damaged = damage(chance, data)
        try:
            loaded = from_bytes(damaged, "plan.capmap")
        except DocumentError as error:
            refused += 1
            if not error.sentence.startswith("“plan.capmap” cannot be opened: "):
                faults.append(f"{what}: no sentence but “{error.sentence}”")
        except Exception as error:
            faults.append(f"{what}: {error!r} escaped")
        else:
            if loaded.document != document or loaded.identity.document_id != identity.document_id:
                faults.append(f"{what}: another map was read in silence")
    if refused < count // 2:
        faults.append(f"only {refused} of {count} damaged files were refused: the damage is too slight to prove much")
    return Outcome(count, tuple(faults))


def damage(chance: Random, data: bytes) -> tuple[str, bytes]:
    """What was done to the bytes, in words, and they after it."""
    way = chance.choices(("bit", "cut", "sector", "tail"), (17, 1, 1, 1))[0]
    at = chance.randrange(len(data))
    damaged = bytearray(data)
    if way == "bit":
        bit = chance.randrange(8)
        damaged[at] ^= 1 << bit
        return f"bit {bit} of byte {at} of {len(data)} flipped", bytes(damaged)
    if way == "sector":
        at -= at % SECTOR
        damaged[at : at + SECTOR] = bytes(len(data[at : at + SECTOR]))
        return f"zeros for {SECTOR} bytes at {at} of {len(data)}", bytes(damaged)
    if way == "tail":
        damaged[at:] = bytes(len(data) - at)
        return f"zeros from byte {at} of {len(data)}", bytes(damaged)
    return f"cut at byte {at} of {len(data)}", data[:at]


KIND = Kind("flipped bits and cuts in a file", run, amount=20_000, batch=1_000, in_suite=2_000)
