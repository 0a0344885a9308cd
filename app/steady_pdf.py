"""A PDF without clock and chance, so that equal drawings give equal files.

Qt writes the clock into the information dictionary and into the metadata; both are optional
(ISO 32000-2, 14.3). Bytes are blanked, never removed: the file's table tells where things stand.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QHashSeed, QUuid

_CLOCKS = re.compile(
    rb"/(?:CreationDate|ModDate) \(D:[0-9Z+'-]+\)"
    rb'|xmp:(?:CreateDate|ModifyDate|MetadataDate)="[0-9TZ:.+-]+"'
)
_NAMESPACE = QUuid("{6f1d0f4e-5f0c-4b53-9d6e-2a8c1f6f6f6a}")


@contextmanager
def steady_order() -> Iterator[None]:
    """Within it Qt's tables keep one order in every run; a PDF lists its fonts in such an order."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def document_id(title: str) -> QUuid:
    """An id for a document that depends on nothing but its title."""
    return QUuid.createUuidV5(_NAMESPACE, title.encode())


def without_clock(content: bytes) -> bytes:
    """The same PDF with blanks where the time stood."""
    return _CLOCKS.sub(lambda found: b" " * len(found.group()), content)
