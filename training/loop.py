"""The training loop: Adam, linear decay, averaged weights, best checkpoint kept."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import msgspec
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed, warmup_linear


class Plan(msgspec.Struct, frozen=True):
    """How long and how hard to train."""

    epochs: int
    rate: float = 0.0015
    dropout: float = 0.15
    first_batch: int = 300  # words
    last_batch: int = 1200
    evaluations: int = 12
    warmup: int = 150  # steps
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
        nlp: the pipeline with its components; initialized only if the plan resumes.
        task: examples and score.
        plan: how long and how hard.
        output: folder of the best state.
    """
    fix_random_seed(plan.seed)
    random = Random(plan.seed)
    first = task.epoch(random)
    if not plan.resume:
        nlp.initialize(lambda: first)
    words = sum(len(one.predicted) for one in first)
    mean = (plan.first_batch + plan.last_batch) / 2
    total = int(plan.epochs * words / mean)
    optimizer = Adam(
        learn_rate=warmup_linear(  # type: ignore[arg-type] # schedules are meant
            plan.rate, plan.warmup, int(total * 1.05)
        ),
        L2=0.01,
        grad_clip=1.0,
        use_averages=True,
        L2_is_weight_decay=True,
    )
    step, best, began = 0, 0.0, time.monotonic()
    every = max(1, total // plan.evaluations)
    print(f"{words} words an epoch, {total} steps", flush=True)
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
            losses: dict[str, float] = {}
            nlp.update(batch, sgd=optimizer, drop=plan.dropout, losses=losses)
            optimizer.step_schedules()
            step += 1
            if step % every == 0 or step == total:
                with nlp.use_params(optimizer.averages):
                    scores = nlp.evaluate(task.dev)
                    figure = task.score(scores)
                    if figure > best:
                        best = figure
                        nlp.to_disk(output)
                shown = {
                    k: round(100 * v, 2)
                    for k, v in scores.items()
                    if isinstance(v, float) and k != "speed"
                }
                print(step, f"{time.monotonic() - began:.0f}s", shown, flush=True)
    return best


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
