"""The measure that the tests of linear time share tells a linear function from a quadratic one."""

import gc

from growth import linear


def listed(size: int) -> list[int]:
    return list(range(size))


def test_a_linear_function_is_linear() -> None:
    assert linear(listed, sum, 200_000)
    assert linear(listed, sorted, 200_000)


def test_a_quadratic_function_is_not_linear() -> None:
    assert not linear(listed, lambda numbers: [-1 in numbers for _ in numbers], 5_000)
    assert not linear("甲".__mul__, lambda text: [text.count("甲", at) for at in range(len(text))], 12_000)


def test_making_is_not_measured() -> None:
    assert linear(lambda size: [-1 in range(size) or sum(range(size)) for _ in range(size // 2)], len, 2_000)


def test_the_collector_is_as_it_was() -> None:
    assert gc.isenabled()
    assert linear(listed, sum, 1_000)
    assert gc.isenabled()
