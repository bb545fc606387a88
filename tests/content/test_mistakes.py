"""Every mistake of mistakes.txt, made in the harbour: the author is told what is wrong, and where."""

import re
from pathlib import Path

import pytest
from breaking import Broken

WEAPONS = "is about weapons, which no scenario has: say what it means to the people at the table."


def cases() -> dict[str, tuple[list[str], list[str]]]:
    """By name: old and new text in turn, and the sentences."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for block in Path(__file__).with_name("mistakes.txt").read_text("utf-8").split("\n\n"):
        name, _, body = block.strip().partition("\n")
        if name.startswith("# "):
            changes = re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", body + "\n", re.MULTILINE)
            texts = [re.sub(r"^[-+] ?", "", text, flags=re.MULTILINE)[:-1] for pair in changes for text in pair]
            found[name[2:]] = (texts, re.findall(r"^= (.*)", body, re.MULTILINE))
    return found


CASES = cases()


@pytest.mark.parametrize("mistake", CASES)
def test_the_author_is_told(mistake: str, harbour: Broken) -> None:
    changes, sentences = CASES[mistake]
    found = harbour(*changes)
    if sentences[0][0].isdigit():
        assert found == sentences
    else:
        assert any(each.partition(": ")[2].startswith(sentences[0]) for each in found), found


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(harbour: Broken) -> None:
    found = harbour(
        "tension: 45", "tension: 450", "role: neighbour", "role: neighbor", "giver: delm", "giver: dlem",
        "{is: round, first: 2, last: 5}", "{is: round, first: 9}", "the outer lamps lit", "the outer rockets lit",
        "You live next door.", "You live next door to Korea.",
    )  # fmt: skip
    assert [each.partition(": ")[2] for each in found] == [
        "450 is out of bounds: 0 to 100.",
        "`neighbor` is not possible here: did you mean `neighbour`?",
        f"`rockets` {WEAPONS}",
        "There is no delegation `dlem`: did you mean `delm`?",
        "This event can never fall: the game has 6 rounds.",
        "`Korea` is a real place or power: every state in a scenario is invented.",
    ]


def test_the_harbour_itself_is_in_order(harbour: Broken) -> None:
    assert harbour() == []


def test_a_key_called_on_is_a_key(harbour: Broken) -> None:
    assert harbour('"on": [3]', "on: [3]") == []


def test_a_huge_number_is_quoted_in_part(harbour: Broken) -> None:
    sentence = f"8:10: A whole number from 0 to 100 is wanted here, not `{'9' * 40}...`."
    assert harbour("tension: 45", "tension: " + "9" * 5000) == [sentence]


def test_mandates_under_another_key(harbour: Broken) -> None:
    found = harbour("mandates:", "mandate:")
    assert "2:1: A scenario needs `mandates`: what each delegation alone is told." in found
    assert any(each.endswith("There is no key `mandate` in a scenario: did you mean `mandates`?") for each in found)


def test_a_brief_that_nobody_reads(harbour: Broken) -> None:
    assert harbour("You own the road.", "road " * 400) == []
    assert harbour("You own the road.", "road " * 401)[0].endswith("The brief has 401 words: cut it to 400.")


def test_a_weapon_is_pointed_at_where_it_stands(harbour: Broken) -> None:
    changed = "text: >-\n      The old men\n      saw a Bomb, took it for a sign"
    assert harbour("text: The old men took it for a sign", changed) == [f"125:13: `Bomb` {WEAPONS}"]


def test_words_that_only_contain_a_weapon_are_fine(harbour: Broken) -> None:
    assert harbour("The old men took it", "The bombastic gunwale-painters of Tankard took it") == []


def test_thirteen_delegations_are_too_many(harbour: Broken) -> None:
    more = "".join(f"  - {{id: x{n}, title: X, role: mediator, text: Y.}}\n" for n in range(9))
    assert "12:3: A table has 2 to 12 delegations, not 13." in harbour("\nalliances:", f"{more}\nalliances:")


def test_an_unknown_name_brings_no_mistakes_in_its_train(harbour: Broken) -> None:
    assert harbour("giver: delm", "giver: dlem") == ["105:12: There is no delegation `dlem`: did you mean `delm`?"]


def test_a_broken_rulebook_name_is_one_mistake(harbour: Broken) -> None:
    assert len(harbour("rulebook: standard", "rulebook: standart")) == 1
