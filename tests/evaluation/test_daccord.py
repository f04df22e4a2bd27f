"""Reading and scoring pairs of sentences."""

from evaluation.daccord import rank, read_samples, score

from recoupe.crosscheck.short_texts.contradiction import Verdict


def test_pairs_of_one_article_fall_into_one_half(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(
        "id\tpremise\thypothesis\tlabel_text\turl\n"
        "a\tIl pleut. \tIl fait sec.\tcontradiction\thttps://un.example\n"
        "b\tIl pleut.\tIl vente.\tcompatibles\thttps://un.example\n",
        encoding="utf-8",
    )
    first, second = read_samples(path)
    assert first.texts == ("Il pleut.", "Il fait sec.")
    assert (first.contradicts, second.contradicts) == (True, False)
    assert first.half == second.half


def test_scores(tmp_path):
    path = tmp_path / "pairs.tsv"
    rows = "".join(
        f"{i}\ta\tb\t{label}\thttps://un.example\n"
        for i, label in enumerate(["contradiction"] * 2 + ["compatibles"] * 2)
    )
    head = "id\tpremise\thypothesis\tlabel_text\turl\n"
    path.write_text(head + rows, encoding="utf-8")
    verdicts = [Verdict(value, ()) for value in (2.0, -1.0, 1.0, -2.0)]
    judged = list(zip(read_samples(path), verdicts, strict=True))
    assert score(judged) == {"accuracy": 0.5, "precision": 0.5, "recall": 0.5}
    assert rank(judged) == 0.75
