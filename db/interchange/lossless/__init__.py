"""Lossless JSON: all that people put into a store, the same bytes for the same content.

One object: ``format`` ("sequitur"), ``version`` and ``records``, which holds an object for each
kind of item, and in it one record for each uid, one a line. References are uids; fields that hold
their default are left out. A record may have ``tags`` (uids) and, if an entity, ``map``.
"""
