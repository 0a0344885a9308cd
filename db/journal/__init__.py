"""The journal: what each edit changed, kept in the file itself, so that undo outlives a crash.

``recorder`` notes by TEMP triggers which rows an edit touches and how they were; ``net`` compares
that with how they are at the end; ``writing`` keeps the difference; ``replay`` undoes and redoes;
``blocks`` does the same for whole ranges of an import; ``purge`` takes a text out of all of it;
``telling`` puts it in words.
"""
