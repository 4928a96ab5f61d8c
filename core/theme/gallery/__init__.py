"""Every component with every state: what the gallery page shows and the tests walk.

A state is a context for the component's template. Names of states: usual, empty, long, error, and
what is the component's own. registry.py lists them, samples.py holds what they show.
"""

from dataclasses import dataclass, field

from django.utils.html import format_html


@dataclass(frozen=True)
class State:
    """One way a component can be; `context` is what its template receives."""

    name: str
    context: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Component:
    """A template of core/components with its states. `inside`: the element it is made for."""

    name: str
    states: tuple[State, ...]
    inside: str = ""

    @property
    def template(self):
        return f"core/components/{self.name}.html"

    def framed(self, html):
        """`html` inside the element that the component is made for, such as `ul.rows`."""
        if not self.inside:
            return html
        tag, _, css_class = self.inside.partition(".")
        return format_html('<{0} class="{1}">{2}</{0}>', tag, css_class, html)
