"""Names in the order in which people look them up."""

import pytest

from db.alphabet import alphabetical


@pytest.mark.parametrize(
    "names",
    [
        ["Алматы", "Әзірбайжан", "Бакы"],
        ["Елена", "Ёлка", "Жанна"],
        ["Гурьев", "Ғабит", "Дана"],
        ["Казань", "Қазақстан", "Лена"],
        ["Назарбаев", "Ңа", "Омск"],
        ["Обь", "Өскемен", "Перу"],
        ["Урал", "Ұлытау", "Үстірт", "Фара"],
        ["Хива", "Һа", "Цюрих"],
        ["Ыстык", "Іле", "Эмба"],
        ["Иран", "Йемен", "Кипр"],
        ["aba", "Ábc", "ABD", "Äbe", "zoo"],
    ],
)
def test_names_stand_where_their_alphabet_has_them(names: list[str]) -> None:
    assert sorted(set(names), key=alphabetical) == names


def test_equal_names_keep_one_order() -> None:
    assert sorted(["Aktau", "aktau", " Aktau"], key=alphabetical) == [" Aktau", "Aktau", "aktau"]
