"""Pictures with their captions and sources, on pages: for printing and for files."""

from app.paper.case import Case
from app.paper.formats import PAPERS, Paper, PaperError, read_paper
from app.paper.page import Page
from app.paper.pages import pages_of
from app.paper.picture import TooSmall, picture_page
from app.paper.request import Request

__all__ = [
    "PAPERS",
    "Case",
    "Page",
    "Paper",
    "PaperError",
    "Request",
    "TooSmall",
    "pages_of",
    "picture_page",
    "read_paper",
]
