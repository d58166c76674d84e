"""The ids of what a dossier keeps; they belong to the store, the nouns know nothing of them."""

from typing import NewType

ArticleId = NewType("ArticleId", int)
MentionId = NewType("MentionId", int)
EventId = NewType("EventId", int)
StepId = NewType("StepId", int)
SceneId = NewType("SceneId", int)
