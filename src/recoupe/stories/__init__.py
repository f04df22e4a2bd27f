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
from recoupe.stories.profile import (
    Profile,
    centroid,
    cosine,
    count_logs,
    profile_of,
    weigh,
)
from recoupe.stories.threads import central, threads_of

__all__ = ["group_stories"]

VERSION = 3

_ACTORS_IN_TITLE = 3
_WORDS_IN_TITLE = 2


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
            _title([(profiles[i], words[i]) for i in group], whom[n], what[n], names),
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


def _title(
    members: Sequence[tuple[Profile, dict[str, float]]],
    whom: dict[str, float],
    what: dict[str, float],
    names: dict[str, str],
) -> str:
    """Return the headline nearest to the story's center, else actors and words."""
    titled = [(cosine(v, what), p.id, p.title) for p, v in members if p.title.strip()]
    if titled:
        return max(titled, key=lambda entry: (entry[0], entry[1]))[2].strip()
    actors = [names[key] for key in central(whom)[:_ACTORS_IN_TITLE]]
    forms = {k: f for p, _ in reversed(members) for k, f in p.forms.items()}
    known = {word.casefold() for name in names.values() for word in name.split()}
    ranked = sorted(what, key=lambda key: (-what[key], key))
    shared = [
        forms[key]
        for key in ranked
        if forms[key] not in known and _shared(key, members)
    ]
    label = ", ".join(actors)
    told = ", ".join(shared[:_WORDS_IN_TITLE])
    return " : ".join(part for part in (label, told) if part)


def _shared(key: str, members: Sequence[tuple[Profile, dict[str, float]]]) -> bool:
    """Tell whether most documents of a story use a word."""
    return 2 * sum(key in profile.words for profile, _ in members) > len(members)
