"""Score stories: one affair an adversarial item, topics of the press corpus, seeds."""

import json
from collections import defaultdict
from datetime import date, timedelta

from evaluation.data import require
from evaluation.lineage import b_cubed, documents_of
from evaluation.lineage_pairs import press_topics
from recoupe.model import AnnotatedDocument, Document, DocumentId
from recoupe.stories import group_stories

_FIRST = date(2008, 6, 1)
_MONTH = 31  # days between the two clusters of a topic, as the corpus says


def adversarial() -> None:
    """Print how many linked clauses stand in one story, by relation."""
    together: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for path in sorted(require("gold", "adversarial").glob("d*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        found = [AnnotatedDocument(document=d) for d in documents_of(item)]
        stories, _ = group_stories(found)
        of = {str(d): s.id for s in stories for d in s.documents}
        for link in item["links"]:
            counts = together[link["relation"]]
            counts[0] += 1
            same = of[link["a"]["article"]] == of[link["b"]["article"]]
            counts[1] += int(same)
            if not same and link["relation"] in {"same", "contested", "update"}:
                print("  apart:", path.stem, link["relation"])
    for relation, (total, joined) in sorted(together.items()):
        print(f"{relation:18} in one story {joined}/{total}")


def press() -> None:
    """Print B-cubed of the press topics; clusters of a topic lie a month apart."""
    found, gold = [], {}
    for number, (topic, texts) in enumerate(sorted(press_topics().items())):
        start = _FIRST + timedelta(days=3 * number)
        later = start + timedelta(days=_MONTH * (topic[4:] == "C2"))
        for index, text in enumerate(texts):
            identity = f"{topic}-{index}"
            day = later + timedelta(days=index % 5)
            document = Document(
                id=DocumentId(identity), outlet="", text=text, published=day
            )
            found.append(AnnotatedDocument(document=document))
            gold[identity] = topic
    stories, threads = group_stories(found)
    of = {str(d): story.id for story in stories for d in story.documents}
    precision, recall = b_cubed(gold, of)
    whole = {str(d): str(s.thread or s.id) for s in stories for d in s.documents}
    saga = b_cubed({key: topic[:3] for key, topic in gold.items()}, whole)
    print(
        f"press: {len(gold)} articles, {len(set(gold.values()))} clusters, "
        f"{len(stories)} stories, B3 P {precision:.3f} R {recall:.3f}; "
        f"{len(threads)} threads, B3 P {saga[0]:.3f} R {saga[1]:.3f}"
    )


if __name__ == "__main__":
    adversarial()
    press()
