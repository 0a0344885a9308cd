"""English words for dates."""

from db.dates.tokens import Kind, Lexicon, Share, Token, said

_MONTHS = (
    "january|jan",
    "february|feb|febr",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sep|sept",
    "october|oct",
    "november|nov",
    "december|dec",
)
_WEEKDAYS = (
    "monday|mon",
    "tuesday|tue|tues",
    "wednesday|wed",
    "thursday|thu|thur|thurs",
    "friday|fri",
    "saturday|sat",
    "sunday|sun",
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
    "fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
).split("|")

ENGLISH = Lexicon(
    code="en",
    name="English",
    words=said(
        *((name, (Token(Kind.MONTH, n),)) for n, name in enumerate(_MONTHS, 1)),
        *((name, (Token(Kind.WEEKDAY, n),)) for n, name in enumerate(_WEEKDAYS)),
        *((name, (Token(Kind.ORDINAL, n),)) for n, name in enumerate(_ORDINALS, 1)),
        ("twenty first", (Token(Kind.ORDINAL, 21),)),
        ("spring", (Token(Kind.SEASON, 21),)),
        ("summer", (Token(Kind.SEASON, 22),)),
        ("autumn|fall", (Token(Kind.SEASON, 23),)),
        ("winter", (Token(Kind.SEASON, 24),)),
        ("early|beginning|start|begin", (Token(Kind.PART, share=Share.EARLY),)),
        ("mid|middle", (Token(Kind.PART, share=Share.MID),)),
        ("late|end", (Token(Kind.PART, share=Share.LATE),)),
        # Before the end is within the last part as well, not before that part.
        ("before the end|before end", (Token(Kind.BY), Token(Kind.PART, share=Share.LATE))),
        ("half", (Token(Kind.HALF),)),
        ("quarter", (Token(Kind.QUARTER),)),
        ("half year|semester", (Token(Kind.HALF_YEAR),)),
        ("century", (Token(Kind.CENTURY),)),
        ("year", (Token(Kind.YEAR_WORD),)),
        ("bc|b c|bce|b c e", (Token(Kind.BEFORE_CHRIST),)),
        ("ad|a d|ce|c e", (Token(Kind.AFTER_CHRIST),)),
        ("about|around|circa|ca|c|approximately|approx|roughly", (Token(Kind.ABOUT),)),
        ("possibly|perhaps|maybe|probably|presumably", (Token(Kind.DOUBT),)),
        ("from|starting from|beginning from", (Token(Kind.FROM),)),
        ("to", (Token(Kind.TO),)),
        ("between", (Token(Kind.BETWEEN),)),
        ("and", (Token(Kind.AND),)),
        ("or", (Token(Kind.OR),)),
        ("since|ever since", (Token(Kind.SINCE),)),
        ("onward|onwards|on", (Token(Kind.ONWARD),)),
        ("until|till|til|up to|up until|through", (Token(Kind.UNTIL),)),
        ("before|prior to|earlier than", (Token(Kind.BEFORE),)),
        ("after|later than", (Token(Kind.AFTER),)),
        ("by|no later than|not later than|not after|on or before", (Token(Kind.BY),)),
        ("at the latest|or earlier|or before", (Token(Kind.BY),)),
        ("no earlier than|not earlier than|not before|on or after", (Token(Kind.NOT_BEFORE),)),
        ("at the earliest|or later|or after", (Token(Kind.NOT_BEFORE),)),
        ("now|present|today|date|the present|this day", (Token(Kind.NOW),)),
        ("the|of|in|at|sometime|some time", ()),
    ),
    endings={"st": (), "nd": (), "rd": (), "th": ()},
    century_signs=frozenset({"c", "cent"}),
    decade_endings=frozenset({"s", "'s"}),
)
