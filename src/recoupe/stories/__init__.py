"""Stage: what is about the same happening.

In:    annotated documents with coverage-wide entity ids
Out:   stories (one happening) and threads (a saga of stories)
Rule:  pure; independent of order; joins rather than splits, for claims are compared
       inside a story only
Score: ``evaluation/stories.py``
"""

from collections.abc import Sequence

from msgspec.structs import replace

from recoupe.model import AnnotatedDocument, DocumentId, Story, StoryId, Thread
from recoupe.stories.cluster import HANDFUL, cluster
from recoupe.stories.profile import Profile, centroid, count_logs, profile_of, weigh
from recoupe.stories.threads import threads_of
from recoupe.stories.titles import title_of

__all__ = ["group_stories"]

VERSION = 4


def group_stories(
    documents: Sequence[AnnotatedDocument],
) -> tuple[tuple[Story, ...], tuple[Thread, ...]]:
    """Group documents into stories, and stories into threads."""
    ordered = sorted(documents, key=lambda found: found.document.id)
    profiles = [profile_of(found) for found in ordered]
    if not profiles:
        return (), ()
    weigh_actors = count_logs if len(profiles) <= HANDFUL else weigh
    actors = weigh_actors([profile.actors for profile in profiles])
    words = weigh([profile.words for profile in profiles])
    names = {k: v for p in reversed(profiles) for k, v in p.names.items()}
    groups = cluster(profiles)
    whom = [centroid(actors[i] for i in group) for group in groups]
    what = [centroid(words[i] for i in group) for group in groups]
    stories = tuple(
        _story(
            [profiles[i] for i in group],
            title_of([(profiles[i], words[i]) for i in group], whom[n], what[n], names),
        )
        for n, group in enumerate(groups)
    )
    threads = threads_of(stories, whom, names)
    of = {story: thread.id for thread in threads for story in thread.stories}
    return tuple(replace(s, thread=of.get(s.id)) for s in stories), threads


def _story(profiles: Sequence[Profile], title: str) -> Story:
    days = [day for profile in profiles for day in profile.days or ()]
    return Story(
        id=StoryId(f"s-{profiles[0].id}"),
        title=title,
        documents=tuple(DocumentId(profile.id) for profile in profiles),
        first=min(days).isoformat() if days else None,
        last=max(days).isoformat() if days else None,
    )
