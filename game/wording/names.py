"""Names, lists and numbers in words: the small parts that every sentence is made of."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.effects.purposes import some_move_changes
from game.rules.model.meters import BAND_WORDS, STANDARD_METERS
from game.rules.model.setting import Setting
from game.rules.model.units import HUNDREDTHS
from game.rules.model.view import View

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

STRAIN_WORDS = ("light", "noticeable", "marked", "heavy", "crushing")
TENSION_WORDS = ("calm", "uneasy", "strained", "dangerous", "at the brink")
FEAR_WORDS = ("slight", "mild", "real", "strong", "overwhelming")
AMOUNT_WORDS = ("very low", "low", "middling", "high", "very high")

DOOR_WORDS = ("closed", "exploratory", "formal")
INTENT_WORDS = {"pressure": "pressure", "invitation": "an invitation", "home": "a gesture for home"}
ROLE_WORDS = {
    "challenger": "the challenger",
    "guarantor": "the guarantor",
    "partner": "a partner",
    "neighbour": "the neighbour",
    "mediator": "the mediator",
}

GLOSSES = {
    "tension": "Tension belongs to the whole table; at 100 the crisis leaves the diplomats' hands and everyone loses.",
    "abandonment": "A partner fears being left alone when it is provoked and nobody answers.",
    "entrapment": "A partner fears being dragged along when its guarantor acts boldly, above all with another partner.",
    "confidence": "Confidence is what a partner's two fears leave of 100, less the share that its autonomy takes.",
    "trust": "Trust says how far you believe that another delegation keeps its word; only you see yours.",
    "support": "Support is a delegation's backing at home; it decides how great a sacrifice its people let through.",
    "progress": "Progress says how far the challenger's programme has come; it drifts upward until a cap is in force.",
    "strain": "Strain is what restrictions cost their target; it adapts, and it feels only what is really enforced.",
    "autonomy": "Autonomy says how far a partner has built its own way out; it can hardly be undone.",
}


def seat_name(setting: Setting, seat: str) -> str:
    """A delegation's name; the chair's and unknown ids stand for themselves."""
    if seat == "chair":
        return "The chair"
    held = setting.delegation.get(seat)
    return seat if held is None else held.title


def event_title(view: View, event: str) -> str:
    """The headline of an event, or the last one that the chair wrote."""
    held = view.setting.event.get(event)
    written = [notice.title for notice in view.table.notices if notice.title]
    return held.title if held is not None else written[-1] if written else event


def initial(setting: Setting, seat: str) -> str:
    """What stands for a delegation that has no emblem: its first letter; two where another begins alike."""
    held = _bare(setting.delegation[seat].title)
    alike = sum(_bare(each.title)[:1].casefold() == held[:1].casefold() for each in setting.delegations) > 1
    return held[:1].upper() + (held[1:2] if alike else "")


def _bare(title: str) -> str:
    """A name without its article: nobody is known by the T of The."""
    first, _, rest = title.strip().partition(" ")
    return rest.strip() if rest.strip() and first.casefold() == "the" else title.strip()


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a list that reads: ``a, b and c``."""
    each = list(words)
    if len(each) < 2:
        return "".join(each)
    return f"{', '.join(each[:-1])} {last} {each[-1]}"


def seats_named(setting: Setting, seats: Iterable[str], last: str = "and") -> str:
    """Several delegations as a list that reads."""
    return listed((seat_name(setting, seat) for seat in seats), last)


def seats_in(setting: Setting, joined: str) -> str:
    """Delegations that a record joins with a stroke, as a list that reads."""
    return seats_named(setting, joined.split("/")) if joined else "nobody"


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: ``one round``, ``three rounds``, ``14 rounds``."""
    word = NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)
    return f"{word} {singular if number == 1 else plural or singular + 's'}"


def until_the_end(view: View) -> str:
    """Until the end, with how many rounds are scored till then, the current one among them (rule 34)."""
    return f"until the end ({scoring_rounds(view.setting, view.setting.last_scored - view.round + 1)})"


def scoring_rounds(setting: Setting, number: int) -> str:
    """So many scoring rounds up to the last, the Aftermath's named."""
    after = min(number, setting.last_scored - setting.rounds)
    return f"{count(number, 'scoring round')}{f', {after} of them the Aftermath' if after else ''}"


def upper_first(sentence: str) -> str:
    """A sentence with a capital letter at its start."""
    return sentence[:1].upper() + sentence[1:]


def lower_first(title: str, setting: Setting | None = None) -> str:
    """A title as it stands inside a sentence; names keep their capital."""
    first = title.split(" ", 1)[0].removesuffix("'s")
    if setting is not None and any(first == d.title for d in setting.delegations):
        return title
    return title[:1].lower() + title[1:]


def decimal(hundredths: int) -> str:
    """Hundredths of a point as a decimal number: ``0.5``, ``-1.25``, ``20``."""
    sign, size = ("-" if hundredths < 0 else ""), abs(hundredths)
    whole, part = divmod(size, HUNDREDTHS)
    return f"{sign}{whole}" if part == 0 else f"{sign}{whole}.{part:02d}".rstrip("0")


def points(hundredths: int) -> str:
    """Hundredths of a point with the unit: ``0.5 points``, ``1 point``."""
    number = decimal(hundredths)
    return f"{number} point" if number in ("1", "-1") else f"{number} points"


def signed(number: int) -> str:
    """A change with its sign: ``+5``, ``-3``."""
    return f"{number:+d}"


def worth_words(hundredths: int) -> str:
    """What something is worth to the reader each round, as the end of a sentence."""
    if hundredths == 0:
        return "is worth nothing to you either way"
    verb = "earns" if hundredths > 0 else "costs"
    return f"{verb} you {points(abs(hundredths))} a round"


# --------------------------------------------------------------------------------------------------
# Meters


def meter_name(view: View, key: str) -> str:
    """A meter in words, with "your" for the reader's own private ones: ``Lindrow's fear of being left alone``."""
    kind, _, rest = key.partition(":")
    setting = view.setting
    owner = f"{seat_name(setting, rest)}'s" if rest else "the"
    mine = "your" if rest == view.seat else owner
    match kind:
        case "tension":
            return "tension"
        case "abandonment":
            return f"{owner} fear of being left alone"
        case "entrapment":
            return f"{owner} fear of being dragged along"
        case "confidence":
            alliance = setting.alliance.get(rest)
            return f"{owner} confidence in {seat_name(setting, alliance.guarantor) if alliance else 'its guarantor'}"
        case "trust":
            holder, _, about = rest.partition(":")
            whose = "your" if holder == view.seat else f"{seat_name(setting, holder)}'s"
            return f"{whose} trust in {seat_name(setting, about)}"
        case "support":
            return f"{mine} support at home"
        case "strain":
            return f"{mine} strain under restrictions"
        case "progress" | "autonomy":
            return f"{owner} {kind}"
        case "restrictions":
            return "the restrictions in force"
        case "leak":
            return "what leaks through the restrictions"
    extra = next((m for m in setting.meters if m.id == kind), None)
    title = lower_first(extra.title, setting) if extra else kind
    return f"{owner} {title}" if rest else title


_BAND_WORDS = {
    "tension": TENSION_WORDS,
    "strain": STRAIN_WORDS,
    "abandonment": FEAR_WORDS,
    "entrapment": FEAR_WORDS,
    "confidence": BAND_WORDS,
    "support": BAND_WORDS,
}


def band_words(kind: str) -> tuple[str, ...]:
    """The five words for the bands of a kind of meter, lowest first."""
    return _BAND_WORDS.get(kind, AMOUNT_WORDS)


def band_word(kind: str, value: int) -> str:
    """One of five words for a meter's value, five bands of twenty points."""
    return band_words(kind)[min(max(value, 0) // 20, 4)]


def band_range(index: int) -> str:
    """The bounds of a band: ``40 to 59``."""
    return f"{index * 20} to {100 if index == 4 else index * 20 + 19}"


def meter_value(view: View, key: str) -> str | None:
    """A meter's value as the reader knows it: ``56 of 100 (strained)``, or a band; None where nothing is known."""
    kind, _, _ = key.partition(":")
    value = view.meter(key)
    if value is not None:
        return f"{value} of 100 ({band_word(kind, value)})"
    index = view.table.bands.get(key)
    if index is None:
        return None
    return f"{band_word(kind, index * 20)}, somewhere from {band_range(index)} of 100"


def meter_keys(view: View) -> tuple[str, ...]:
    """Every meter of which the reader knows at least a band, in the order in which reports list them."""
    setting = view.setting
    keys = ["tension"]
    for partner in setting.alliance:
        keys += [f"confidence:{partner}", f"abandonment:{partner}", f"entrapment:{partner}"]
    keys += [key for kind in ("progress", "strain", "autonomy") for key in _owned(view, kind)]
    keys += [key for key in view.table.meters if key.partition(":")[0] not in STANDARD_METERS]
    keys += [f"support:{seat}" for seat in setting.seats]
    keys += [f"trust:{view.seat}:{other}" for other in view.desk.trust]
    return tuple(key for key in dict.fromkeys(keys) if meter_value(view, key) is not None)


def _owned(view: View, kind: str) -> list[str]:
    if kind == "autonomy" and not some_move_changes(view.setting, kind):
        return [key for key in view.table.meters if key.startswith("autonomy:") and view.table.meters[key]]
    return [key for key in view.table.meters if key.startswith(f"{kind}:")]
