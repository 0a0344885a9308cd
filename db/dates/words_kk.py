"""Kazakh words for dates: stems, and the endings that say what the date is for.

Kazakh puts into endings what English says with “from” and “to”; so a word may mean two things,
its own and that of its ending. Endings are taken in every vowel harmony: a slip there leaves no
doubt about the date.
"""

from db.dates.tokens import Kind, Lexicon, Meaning, Order, Share, Token, said

_POSSESSIVE = ("", "ы", "і", "сы", "сі")
_PLAIN = (
    *("", "ның", "нің", "дың", "дің", "тың", "тің"),
    *("да", "де", "та", "те", "нда", "нде"),
    *("ғы", "гі", "қы", "кі", "дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі"),
    *("ны", "ні", "ды", "ді", "ты", "ті"),
)
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")
_DATIVE = ("ға", "ге", "қа", "ке", "на", "не")

_MONTHS = (
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек|қыркүйег",
    "қазан",
    "қараша",
    "желтоқсан",
)
_WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
_ORDINALS = (
    "бірінші",
    "екінші",
    "үшінші",
    "төртінші",
    "бесінші",
    "алтыншы",
    "жетінші",
    "сегізінші",
    "тоғызыншы",
    "оныншы",
)
_STEMS: tuple[tuple[str, Token], ...] = (
    ("көктем", Token(Kind.SEASON, 21)),
    ("жаз", Token(Kind.SEASON, 22)),
    ("күз", Token(Kind.SEASON, 23)),
    ("қыс", Token(Kind.SEASON, 24)),
    ("бас", Token(Kind.PART, share=Share.EARLY)),
    ("орта", Token(Kind.PART, share=Share.MID)),
    ("аяқ|аяғ|соңы", Token(Kind.PART, share=Share.LATE)),
    ("жарты", Token(Kind.HALF)),
    ("жартыжылдық|жартыжылдығ", Token(Kind.HALF_YEAR)),
    ("тоқсан", Token(Kind.QUARTER)),
    ("онкүндік|онкүндіг", Token(Kind.TEN_DAYS)),
    ("ғасыр", Token(Kind.CENTURY)),
    ("жыл", Token(Kind.YEAR_WORD)),
    ("жылдар", Token(Kind.YEARS_WORD)),
)


def _endings() -> dict[str, Meaning]:
    """Every ending a stem or a number may carry → what the ending adds."""
    kinds: tuple[tuple[tuple[str, ...], Meaning], ...] = (
        (_PLAIN, ()),
        (_ABLATIVE, (Token(Kind.ABLATIVE),)),
        (_DATIVE, (Token(Kind.DATIVE),)),
    )
    return {
        owner + ending: meaning
        for owner in _POSSESSIVE
        for endings, meaning in kinds
        for ending in endings
    }


_ENDINGS = _endings()


def _declined(stems: str, token: Token) -> dict[tuple[str, ...], Meaning]:
    return {
        (stem + ending,): (token, *added)
        for stem in stems.split("|")
        for ending, added in _ENDINGS.items()
    }


def _words() -> dict[tuple[str, ...], Meaning]:
    words: dict[tuple[str, ...], Meaning] = {}
    for stems, token in _STEMS:
        words |= _declined(stems, token)
    for number, name in enumerate(_MONTHS, 1):
        words |= _declined(name, Token(Kind.MONTH, number))
    for number, name in enumerate(_WEEKDAYS):
        words |= _declined(name, Token(Kind.WEEKDAY, number))
        words |= {(name, "күні"): (Token(Kind.WEEKDAY, number),)}
    for number, name in enumerate(_ORDINALS, 1):
        words |= _declined(name, Token(Kind.ORDINAL, number))
    return words | _links()


def _links() -> dict[tuple[str, ...], Meaning]:
    return said(
        ("алғашқы", (Token(Kind.ORDINAL, 1),)),
        ("ж|жж", (Token(Kind.YEAR_WORD),)),
        (
            "б з д|б з б|б э д|біздің заманымызға дейінгі|біздің заманымызға дейін",
            (Token(Kind.BEFORE_CHRIST),),
        ),
        ("б з|б э|біздің заманымыздың|біздің заманымызда", (Token(Kind.AFTER_CHRIST),)),
        ("шамамен|шамасында|шамасы|жуық|жуықта", (Token(Kind.ABOUT),)),
        ("мүмкін|бәлкім|болжам бойынша", (Token(Kind.DOUBT),)),
        ("бері|бергі|бастап|басталған", (Token(Kind.SINCE),)),
        ("дейін|дейінгі|шейін", (Token(Kind.UNTIL),)),
        ("бұрын|бұрынғы|ерте", (Token(Kind.BEFORE),)),
        ("кейін|кейінгі|соң", (Token(Kind.AFTER),)),
        ("кешіктірмей|кеш емес|қарай", (Token(Kind.BY),)),
        ("ерте емес|бұрын емес", (Token(Kind.NOT_BEFORE),)),
        ("аралығында|аралығы|арасында|аралығындағы|арасындағы", (Token(Kind.BETWEEN),)),
        ("мен|пен|бен|және", (Token(Kind.AND),)),
        ("немесе|не|я", (Token(Kind.OR),)),
        ("қазірге|осы уақытқа|бүгінге|осы күнге", (Token(Kind.NOW), Token(Kind.DATIVE))),
        ("күні|сағат|айы|айының|айында|ай|айдың", ()),
    )


KAZAKH = Lexicon(
    code="kk",
    name="Kazakh",
    words=_words(),
    endings={
        **{ending: meaning for ending, meaning in _ENDINGS.items() if ending},
        **dict.fromkeys(("шы", "ші", "ншы", "нші", "ыншы", "інші"), ()),
    },
    century_signs=frozenset({"ғ"}),
    decade_endings=frozenset(),
    postfix=True,
    order=Order.DAY_FIRST,
)
