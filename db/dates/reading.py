"""The echo: what the program understood, in words, with the rule that read it."""

from db.dates.edtf import Range, anatomy
from db.dates.languages import speech_of
from db.dates.part import Part
from db.dates.speech import Case, Speech
from db.dates.told import told, told_pair
from db.dates.value import End, Shape, VagueTime

_BOTH_GENITIVE = (Case.GENITIVE, Case.GENITIVE)
_ECHOED = ("-month", "-year", "-decade", "-century", "-season", "-quarter", "century")
"""Endings of the keys of rules that set bounds nobody wrote; the words show the others."""


def reading(when: VagueTime, lang: str = "en") -> str:
    """A date in words, as it was understood: “one moment between 11 and 20 June 2022”.

    A rule that set bounds the writer did not write is appended: “(“mid” read as …)”.
    """
    speech = speech_of(lang)
    if not when.edtf:
        return speech.sentences["undated"]
    words = _body(when, speech, lang)
    if when.doubtful:
        words = speech.sentences["doubtful"].format(a=words)
    keys = [key for key in _known(when, speech) if key.endswith(_ECHOED) and key != "half-year"]
    echoes = (
        speech.echo.format(word=word, meaning=meaning) for word, meaning in _told(keys, speech)
    )
    aside = "; ".join(echoes)
    return f"{words} ({aside})" if aside else words


def rule_text(when: VagueTime, lang: str = "en") -> str:
    """The rules a phrase was read by, one sentence each; empty for a date written as EDTF."""
    speech = speech_of(lang)
    rules = _told(_known(when, speech), speech)
    return ". ".join(speech.rule.format(word=word, meaning=meaning) for word, meaning in rules)


def _known(when: VagueTime, speech: Speech) -> list[str]:
    """The rule keys of a date; a store of a newer program may hold keys we do not know."""
    return [key for key in when.rule.split("+") if key in speech.rules]


def _told(keys: list[str], speech: Speech) -> list[tuple[str, str]]:
    return [speech.rules[key] for key in keys]


def _body(when: VagueTime, speech: Speech, lang: str) -> str:
    taken = anatomy(when.edtf)
    only = taken.ranges[0]
    if when.shape is Shape.LASTED:
        return _lasted(only, speech, lang)
    if when.shape is Shape.SEVERAL or len(taken.ranges) > 1:
        listed = ", ".join(_member(each, speech, lang) for each in taken.ranges)
        key = "each-of" if when.shape is Shape.SEVERAL else "one-of"
        return speech.sentences[key].format(x=listed)
    return _one(only, speech, lang)


def _one(span: Range, speech: Speech, lang: str) -> str:
    """One moment: a date, or somewhere in a span."""
    first, last = span.first, span.last
    if first is not None and last is not None:
        if first is last:
            return told(first, speech, lang)
        return _pair("between", (first, last), _BOTH_GENITIVE, speech, lang)
    if last is not None:
        return _single("up-to", last, Case.GENITIVE, speech, lang)
    return _single("from-on", first, Case.GENITIVE, speech, lang)


def _lasted(span: Range, speech: Speech, lang: str) -> str:
    first, last = span.first, span.last
    if first is not None and last is not None:
        return _pair("from-to", (first, last), (Case.GENITIVE, Case.ACCUSATIVE), speech, lang)
    if first is not None:
        key = "since" if span.end is End.OPEN else "since-unknown"
        return _single(key, first, Case.GENITIVE, speech, lang)
    key = "until" if span.start is End.OPEN else "until-unknown"
    return _single(key, last, Case.ACCUSATIVE, speech, lang)


def _member(span: Range, speech: Speech, lang: str) -> str:
    first, last = span.first, span.last
    if first is not None and last is not None:
        if first is last:
            return told(first, speech, lang)
        return _pair("to", (first, last), _BOTH_GENITIVE, speech, lang)
    if last is not None:
        return _single("or-earlier", last, Case.PLAIN, speech, lang)
    return _single("or-later", first, Case.PLAIN, speech, lang)


def _pair(
    key: str, parts: tuple[Part, Part], cases: tuple[Case, Case], speech: Speech, lang: str
) -> str:
    first, second = told_pair(parts, speech, lang, cases)
    return speech.sentences[key].format(a=first, b=second)


def _single(key: str, part: Part | None, case: Case, speech: Speech, lang: str) -> str:
    """A sentence with one date in it, whichever of its places that is."""
    words = told(part, speech, lang, case) if part is not None else "…"
    return speech.sentences[key].format(a=words, b=words)
