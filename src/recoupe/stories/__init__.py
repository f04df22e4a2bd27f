"""Stage: what is about the same happening.

In:    annotated documents with coverage-wide entity ids
Out:   stories (one happening) and threads (a saga of stories)
Rule:  pure; independent of order
"""

from collections.abc import Sequence

from recoupe.model import AnnotatedDocument, Story, StoryId, Thread

__all__ = ["group_stories"]

VERSION = 1


def group_stories(
    documents: Sequence[AnnotatedDocument],
) -> tuple[tuple[Story, ...], tuple[Thread, ...]]:
    """Group documents into stories, and stories into threads."""
    ids = tuple(sorted(found.document.id for found in documents))
    return (Story(id=StoryId("s1"), title="", documents=ids),), ()
