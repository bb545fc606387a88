"""What a computer delegation answers to words: it decides here what it says, and its voice words it elsewhere."""

from game.delegates.conversation.conversation import Conversation

__all__ = ["Conversation"]
