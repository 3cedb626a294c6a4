"""`make torture`: one line a kind. `--help` lists what can be given."""

from __future__ import annotations

import argparse
import math
import os
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.torture import sums
from tests.torture.kind import Kind, Outcome, batch, every_kind, together


def sizes(amount: int, at_once: int) -> Iterator[int]:
    """How many each batch tries."""
    while amount > 0:
        yield min(amount, at_once)
        amount -= at_once


def line(name: str, kind: Kind, outcome: Outcome) -> str:
    """What is printed of a kind."""
    lost = (
        f"   oldest edit lost {max(outcome.ages):.2f} s old, half of them under {median(outcome.ages):.2f} s"
        if outcome.ages
        else ""
    )
    notes = "".join(f"\n{'':12}{each}" for each in outcome.notes)
    return f"{name:12}{outcome.survived:9,} of {outcome.tried:9,} {kind.what}{lost}{notes}"


def main(arguments: list[str]) -> int:
    """Run what was asked for; 1 where anything was not survived."""
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("kinds", nargs="*", help=f"which kinds, all unless given: {', '.join(every_kind())}")
    parser.add_argument("--amount", type=float, default=1.0, help="times the ordinary amount (AMOUNT=)")
    parser.add_argument("--seed", type=int, help="repeat the one batch that was printed with this seed (SEED=)")
    parser.add_argument("--keep", action="store_true", help="add to docs/torture.json and to the README (KEEP=1)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes at a time (JOBS=)")
    asked = parser.parse_args(arguments)
    unknown = set(asked.kinds) - set(every_kind())
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    batches = {name: kind.amount / kind.batch for name, kind in every_kind().items()}
    names = asked.kinds or sorted(batches, key=batches.__getitem__)  # what is one long batch begins first
    left: dict[str, int] = {}
    done: dict[str, list[Outcome]] = {name: [] for name in names}
    begun = time.monotonic()
    failed = False
    with ProcessPoolExecutor(asked.jobs, get_context("spawn")) as pool:
        waiting = {}
        for name in names:
            kind = every_kind()[name]
            hindrance = kind.hindrance()
            if hindrance is not None:
                print(f"{name:12}not tried: {hindrance}", flush=True)
                continue
            amount = math.ceil(kind.amount * (asked.amount if kind.adds_up else 1))
            parts = [kind.batch] if asked.seed is not None else list(sizes(amount, kind.batch))
            left[name] = len(parts)
            for count in parts:
                seed = random.SystemRandom().getrandbits(32) if asked.seed is None else asked.seed
                waiting[pool.submit(batch, name, seed, count)] = name, seed
        try:
            for each in as_completed(waiting):
                name, seed = waiting[each]
                outcome = each.result()
                for fault in outcome.faults:
                    print(f"{name}: {fault}\n{'':12}again: make torture ONLY={name} SEED={seed}", flush=True)
                failed = failed or bool(outcome.faults)
                if asked.keep:
                    sums.add(name, outcome)
                done[name].append(outcome)
                left[name] -= 1
                if left[name] == 0:
                    print(line(name, every_kind()[name], together(done[name])), flush=True)
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            return 130
    print(f"{time.monotonic() - begun:.0f} s" + ("" if asked.keep else "; KEEP=1 adds this to docs/torture.json"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
