"""Russian words for dates, in every case they take there."""

from db.dates.tokens import Kind, Lexicon, Meaning, Order, Share, Token, said

_SOFT = "ь|я|е|ю|ем"
_MONTHS = (
    ("январ", _SOFT, "янв"),
    ("феврал", _SOFT, "фев|февр"),
    ("март", "|а|е|у|ом", "мар"),
    ("апрел", _SOFT, "апр"),
    ("ма", "й|я|е|ю|ем", "май"),
    ("июн", _SOFT, "июн"),
    ("июл", _SOFT, "июл"),
    ("август", "|а|е|у|ом", "авг"),
    ("сентябр", _SOFT, "сен|сент"),
    ("октябр", _SOFT, "окт"),
    ("ноябр", _SOFT, "ноя|нояб"),
    ("декабр", _SOFT, "дек"),
)
_WEEKDAYS = (
    "понедельник|понедельника|понедельнику|пн",
    "вторник|вторника|вторнику|вт",
    "среда|среду|среды|среде|ср",
    "четверг|четверга|четвергу|чт",
    "пятница|пятницу|пятницы|пятнице|пт",
    "суббота|субботу|субботы|субботе|сб",
    "воскресенье|воскресенья|воскресенью|вс",
)
_ORDINALS = (
    "перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|тринадцат|"
    "четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат|двадцат"
).split("|")
_ADJECTIVE = "ый|ой|ий|ого|ому|ом|ым|ая|ую|ое|ые|ых|ья|ью|ьей|ье|ьего|ьему|ьем|ей"
_BY_CASE: tuple[tuple[str, str, Kind, Share | None], ...] = (
    ("начал", "о|а|е|у|ом", Kind.PART, Share.EARLY),
    ("середин", "а|ы|е|у|ой", Kind.PART, Share.MID),
    ("кон", "ец|ца|це|цу|цом", Kind.PART, Share.LATE),
    ("половин", "а|ы|е|у|ой", Kind.HALF, None),
    ("полугоди", "е|я|и|ю|ем", Kind.HALF_YEAR, None),
    ("квартал", "|а|е|у|ом", Kind.QUARTER, None),
    ("декад", "а|ы|е|у|ой", Kind.TEN_DAYS, None),
    ("столети", "е|я|и|ю|ем", Kind.CENTURY, None),
    ("год", "|а|е|у|ом|ы|ов|ах|ам|ами", Kind.YEAR_WORD, None),
)
_SEASONS = (
    "весна|весны|весне|весну|весной",
    "лето|лета|лете|лету|летом",
    "осень|осени|осенью",
    "зима|зимы|зиме|зиму|зимой",
)


def _forms(stem: str, endings: str) -> str:
    return "|".join(stem + ending for ending in endings.split("|"))


def _one(kind: Kind) -> Meaning:
    return (Token(kind),)


RUSSIAN = Lexicon(
    code="ru",
    name="Russian",
    words=said(
        *(
            (f"{_forms(stem, endings)}|{short}", (Token(Kind.MONTH, n),))
            for n, (stem, endings, short) in enumerate(_MONTHS, 1)
        ),
        *((forms, (Token(Kind.WEEKDAY, n),)) for n, forms in enumerate(_WEEKDAYS)),
        *(
            (_forms(stem, _ADJECTIVE), (Token(Kind.ORDINAL, n),))
            for n, stem in enumerate(_ORDINALS, 1)
        ),
        *(
            (_forms(stem, endings), (Token(kind, share=share),))
            for stem, endings, kind, share in _BY_CASE
        ),
        *((forms, (Token(Kind.SEASON, n),)) for n, forms in enumerate(_SEASONS, 21)),
        ("век|века|веке|веку|веком", _one(Kind.CENTURY)),
        ("г|гг|г г", _one(Kind.YEAR_WORD)),
        ("кв", _one(Kind.QUARTER)),
        ("до н э|до нашей эры|до рождества христова|до р х", _one(Kind.BEFORE_CHRIST)),
        ("н э|нашей эры|от рождества христова", _one(Kind.AFTER_CHRIST)),
        ("около|примерно|приблизительно|ориентировочно|ок|где то", _one(Kind.ABOUT)),
        ("возможно|вероятно|предположительно|видимо|может быть", _one(Kind.DOUBT)),
        ("с|со|от|начиная с", _one(Kind.FROM)),
        ("по", _one(Kind.UNTIL)),
        ("до|перед|ранее|раньше", _one(Kind.BEFORE)),
        ("вплоть до", _one(Kind.UNTIL)),
        # «до 2022» stops before the year, «до конца 2022» lasts through it.
        ("до конца|вплоть до конца", (Token(Kind.UNTIL), Token(Kind.PART, share=Share.LATE))),
        ("между", _one(Kind.BETWEEN)),
        ("и", _one(Kind.AND)),
        ("или|либо", _one(Kind.OR)),
        ("после|позже|позднее", _one(Kind.AFTER)),
        ("к|ко|не позднее|не позже|не позднее чем|не позже чем|самое позднее", _one(Kind.BY)),
        ("не ранее|не раньше|не ранее чем|не раньше чем", _one(Kind.NOT_BEFORE)),
        ("настоящее время|настоящего времени|сей день|сих пор|сегодня", _one(Kind.NOW)),
        ("в|во|числа|период", ()),
    ),
    endings=dict.fromkeys(
        "го|ого|е|ое|й|ый|ой|я|ая|ю|ую|м|ом|му|ому|х|ых|ье|ья|ью|ей".split("|"), ()
    ),
    century_signs=frozenset({"в"}),
    decade_endings=frozenset({"е", "х", "ые", "ых"}),
    order=Order.DAY_FIRST,
)
