"""Pages made once and drawn three times: a View, and the adviser when asked by name, as frozen values for every client.

A page holds what is shown: fields with their options, whole sentences, and the act behind each button with why it is
refused and what would mend it. Desktop, terminal and seminar draw pages and decide nothing. A page is made when it is
looked at, never on the path of an act; it imports no client and no live game.
"""
