"""The training loop: Adam, linear decay, averaged weights, best checkpoint kept."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, Optimizer, fix_random_seed, warmup_linear


class Plan(msgspec.Struct, frozen=True):
    """How long and how hard to train."""

    epochs: int
    rate: float = 0.0015
    dropout: float = 0.15
    first_batch: int = 300  # words
    last_batch: int = 1200
    evaluations: int = 12
    warmup: int = 150  # steps
    patience: int = 0  # evaluations without progress after which to stop; 0: never
    resume: bool = False  # go on from the weights that the pipeline has
    seed: int = 1


class Task(msgspec.Struct, frozen=True):
    """What is learned, and what tells a good state from a bad one."""

    epoch: Callable[[Random], list[Example]]  # makes the examples of one epoch
    dev: list[Example]
    score: Callable[[dict[str, float]], float]  # of spaCy's scores, the one to raise


def train(nlp: Language, task: Task, plan: Plan, output: Path) -> float:
    """Train a pipeline and save its best state.

    Args:
        nlp: the pipeline with its components; initialized already if the plan resumes.
        task: examples and score.
        plan: how long and how hard.
        output: folder of the best state.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    fix_random_seed(plan.seed)
    random = Random(plan.seed)
    first = task.epoch(random)
    if not plan.resume:
        nlp.initialize(lambda: first)
    words = sum(len(one.predicted) for one in first)
    total = int(plan.epochs * 2 * words / (plan.first_batch + plan.last_batch))
    optimizer = _optimizer(plan, total)
    every = max(1, total // plan.evaluations)
    best, stale, began = -1.0, 0, time.monotonic()  # a first state is always kept
    for step, batch in enumerate(_stream(task, plan, total, random), start=1):
        nlp.update(batch, sgd=optimizer, drop=plan.dropout)
        optimizer.step_schedules()  # type: ignore[no-untyped-call] # thinc has no type for it
        if step % every and step != total:
            continue
        with nlp.use_params(optimizer.averages):
            scores = nlp.evaluate(task.dev)
            figure = task.score(scores)
            stale = stale + 1
            if figure > best:
                best, stale = figure, 0
                nlp.to_disk(output)
        print(step, f"{time.monotonic() - began:.0f}s", _shown(scores), flush=True)
        if stale == plan.patience > 0:
            break
    return best


def _optimizer(plan: Plan, total: int) -> Optimizer:
    optimizer: Optimizer = Adam(
        learn_rate=warmup_linear(  # type: ignore[arg-type] # schedules are meant
            plan.rate, plan.warmup, int(total * 1.05)
        ),
        L2=0.01,
        grad_clip=1.0,
        use_averages=True,
        L2_is_weight_decay=True,
    )
    return optimizer


def _shown(scores: dict[str, Any]) -> dict[str, float]:
    kept = {k: v for k, v in scores.items() if isinstance(v, float) and k != "speed"}
    return {name: round(100 * value, 2) for name, value in kept.items()}


def _stream(
    task: Task, plan: Plan, total: int, random: Random
) -> Iterator[list[Example]]:
    """Yield ``total`` batches that grow from the first size to the last."""
    step = 0
    while step < total:
        examples = task.epoch(random)
        random.shuffle(examples)
        position = iter(examples)
        while step < total:
            size = (
                plan.first_batch + (plan.last_batch - plan.first_batch) * step / total
            )
            batch = next(batches_of(position, size), None)
            if batch is None:
                break
            step += 1
            yield batch


def batches_of(examples: Iterator[Example], size: float) -> Iterator[list[Example]]:
    """Take one batch after another from an iterator."""
    batch: list[Example] = []
    words = 0
    for one in examples:
        batch.append(one)
        words += len(one.predicted)
        if words >= size:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch
