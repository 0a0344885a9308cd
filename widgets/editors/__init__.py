"""Forms in which events, entities and relations are written; each hands over a plain draft."""
