"""What a student has to read: the words that stand open on a page, each sentence once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

SEEN = """
(within) => {
  const found = [];
  for (const root of document.querySelectorAll(within)) {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const held = walk.currentNode.parentElement;
      if (held.closest(".quiet, option, script, style")) continue;
      if (!held.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) continue;
      if (!held.closest("summary") && held.closest("details:not([open])")) continue;
      found.push(walk.currentNode.data.trim());
    }
    for (const select of root.querySelectorAll("select")) {
      const chosen = select.selectedOptions[0];
      if (chosen && select.checkVisibility()) found.push(chosen.textContent.trim());
    }
  }
  return found.filter(Boolean);
}
"""


def words(text: str) -> int:
    """Words and figures of a text."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


@dataclass
class Reading:
    """What was read, piece by piece; what is looked at again is not read again."""

    seen: set[str] = field(default_factory=set)
    places: dict[str, int] = field(default_factory=dict)

    def look(self, page: Any, place: str, within: str) -> int:
        """Reads what stands open in a part of the page, and says how many words of it were new."""
        new = [each for each in page.evaluate(SEEN, within) if each not in self.seen]
        self.seen.update(new)
        if os.environ.get("OVERTURE_SHOTS"):
            print(place, list(dict.fromkeys(new)))
        count = sum(words(each) for each in dict.fromkeys(new))
        self.places[place] = self.places.get(place, 0) + count
        return count

    @property
    def words(self) -> int:
        return sum(self.places.values())
