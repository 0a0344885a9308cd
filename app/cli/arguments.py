"""Arguments that several commands take."""

import re
from pathlib import Path
from typing import Any

import click

store_argument = click.argument("store", type=click.Path(path_type=Path))

lang_option = click.option(
    "--lang",
    type=click.Choice(["en", "ru", "kk"]),
    default="en",
    show_default=True,
    help="Language of phrases for dates.",
)


def output_option(help_text: str) -> Any:
    """Return the option ``-o FILE``."""
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path), required=True, help=help_text
    )


class Size(click.ParamType):
    """Width and height in pixels, as in 1440x900."""

    name = "WxH"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Return width and height."""
        match = re.fullmatch(r"([0-9]{1,6})[xX×]([0-9]{1,6})", str(value))
        if match is None:
            self.fail(f"“{value}” is no size; write it as in 1440x900.", param, ctx)
        return int(match[1]), int(match[2])


class Span(click.ParamType):
    """A time window, in EDTF or as a phrase; an open side goes on without end."""

    name = "EDTF"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the window in seconds, as a :class:`~db.records.Window`."""
        from db.dates import BEGINNING, FOREVER, DateError, read_window
        from db.records import Window

        try:
            start, end = read_window(str(value))
        except DateError as error:
            self.fail(error.message, param, ctx)
        return Window(BEGINNING if start is None else start, FOREVER if end is None else end)
