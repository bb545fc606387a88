"""The widget kit, in one place to import from. A screen composes these and nothing else."""

from game.desktop.widgets.base import Memory, Reply, Span, Widget
from game.desktop.widgets.buttons import Button, Card, Toggle
from game.desktop.widgets.gauges import Meter, Slider, Stepper
from game.desktop.widgets.labels import Change, Emblem, Icon, Label, RichText, Words, heading
from game.desktop.widgets.layout import Column, Fit, Flow, Pad, Pane, Row, Rule, Space
from game.desktop.widgets.listing import Head, Line, Listing
from game.desktop.widgets.overlay import Modal
from game.desktop.widgets.selection import Choice, Option, Tabs
from game.desktop.widgets.sheet import Scroll, Sheet
from game.desktop.widgets.text_field import TextField, TypedText

__all__ = [
    "Button",
    "Card",
    "Change",
    "Choice",
    "Column",
    "Emblem",
    "Fit",
    "Flow",
    "Head",
    "Icon",
    "Label",
    "Line",
    "Listing",
    "Memory",
    "Meter",
    "Modal",
    "Option",
    "Pad",
    "Pane",
    "Reply",
    "RichText",
    "Row",
    "Rule",
    "Scroll",
    "Sheet",
    "Slider",
    "Space",
    "Span",
    "Stepper",
    "Tabs",
    "TextField",
    "Toggle",
    "TypedText",
    "Widget",
    "Words",
    "heading",
]  # fmt: skip
