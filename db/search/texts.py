"""Which words of which things are searched, and under which item they are found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchedText:
    """The searched columns of one table, as SQL over its row ``t``.

    ``owner`` is the column of the item that a hit here is a hit for; empty where the thing stands
    for itself.
    """

    title: str
    body: tuple[str, ...] = ()
    owner: str = ""


SEARCHED: dict[str, SearchedText] = {
    "event": SearchedText("t.title", ("t.summary", "t.place")),
    "entity": SearchedText("t.name", ("t.description",)),
    "name": SearchedText("t.text", owner="entity"),
    "relation": SearchedText("t.type", ("t.description",)),
    "link": SearchedText("t.type", ("t.description",)),
    "quantity": SearchedText("t.written", ("t.property", "t.unit", "t.of_what"), owner="item"),
    "source": SearchedText("t.title", ("t.author", "t.issued", "t.url", "t.note", "t.text")),
    "citation": SearchedText("t.paraphrase", ("t.quote_exact",)),
    "reading": SearchedText("t.written", ("t.reason",), owner="item"),
    "assessment": SearchedText("t.claim", ("t.likelihood_word", "t.basis")),
    "assessment_evidence": SearchedText("t.reason", owner="assessment"),
    "annotation": SearchedText("t.body", ("t.author",)),
}

OWNED = {kind: text.owner for kind, text in SEARCHED.items() if text.owner}
"""Kinds that are found under another item, with the column that names it."""


def texts_sql(kind: str) -> str:
    """Return the question for id, title and body of the things of a kind that have words.

    Further conditions on the row ``t`` may follow it.
    """
    text = SEARCHED[kind]
    body = " || ".join(_after_a_dot(column) for column in text.body) or "''"
    has_words = f"({text.title} <> '' OR {body} <> '')"
    return f"SELECT t.id, {text.title}, {body} FROM {kind} t WHERE {has_words}"


def _after_a_dot(column: str) -> str:
    """Return SQL for a text after a separator, or for nothing where the text is empty."""
    return f"coalesce(' · ' || nullif({column}, ''), '')"
