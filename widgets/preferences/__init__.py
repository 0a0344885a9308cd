"""The page of preferences, made from typed fields."""
