"""The measure that the tests of linear time share tells a linear function from a quadratic one."""

import gc
import time

from growth import ENOUGH, linear


def listed(size: int) -> list[int]:
    return list(range(size))


def test_a_linear_function_is_linear() -> None:
    assert linear(listed, sum, 200_000)
    assert linear(listed, lambda numbers: sorted(numbers, key=str), 20_000)


def test_a_quadratic_function_is_not_linear() -> None:
    assert not linear(listed, lambda numbers: [-1 in numbers for _ in numbers], 1_500)
    assert not linear("甲".__mul__, lambda text: [text.count("甲", at) for at in range(len(text))], 3_000)


def test_a_quadratic_function_is_not_linear_where_it_takes_next_to_no_time() -> None:
    assert not linear(listed, lambda numbers: [-1 in numbers for _ in numbers], 800)


def test_what_is_done_before_the_text_is_looked_at_hides_nothing() -> None:
    def run(numbers: list[int]) -> None:
        until = time.process_time() + 10 * ENOUGH
        while time.process_time() < until:
            pass
        any(-1 in numbers for _ in numbers)

    assert not linear(listed, run, 1_000)


def test_a_function_that_never_looks_at_the_text_is_linear() -> None:
    assert linear(listed, len, 100)


def test_making_is_not_measured() -> None:
    assert linear(lambda size: sum(range((size // 200) ** 2)) and listed(size), sum, 200_000)


def test_the_collector_is_as_it_was() -> None:
    assert gc.isenabled()
    assert linear(listed, sum, 1_000)
    assert gc.isenabled()
