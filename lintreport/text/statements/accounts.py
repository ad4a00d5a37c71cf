"""Accounts: what there was, what came and went, and what is left, in any order and by whatever verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from lintreport.text.figures.quantities import Quantity
from lintreport.text.lazy import Lazy
from lintreport.text.statements.statements import Statement
from lintreport.text.statements.tolerance import slack

Side = Literal["begin", "end", "sum", "out", "in", "", "plan", "no"]

_YEAR = "(?:19|20)[0-9]{2}年(?:度)?"
#: What a figure is in an account, by the words that lead it in; the first that fits. Closed classes: when, what is
#: left, and the characters of coming and going; of a figure of none of them the sum decides.
_SIDES: tuple[tuple[Side, Lazy], ...] = (
    (
        "no",
        Lazy(
            "其中|^(?:含|包括)|涉及|[增升降减][加长少低高]?[到至]|^[从由](?!于|此)|率$|同比|环比|[比较](?:上|去|年初|期初)|净[增减]|占(?!用|补)|[人户日月年]均|平均|每|另(?:有|外)"
        ),
    ),
    ("plan", Lazy("预算(?![费总收支内外])|计划|目标")),
    (
        "begin",
        Lazy(
            "[年期月季]初|上(?:一?年|期|月|季)(?:度)?(?:[末底存结转余未在]|遗留|库存|受理)|去年(?:度)?(?:[末底共]|结[转余]|未结|遗留)|往年|历年|旧存|原[有存登在]|以前年度|"
            f"结转(?:上年|去年)|^截?[止至]?{_YEAR}(?:结转(?!至|到|入|下)|未结)"
        ),
    ),
    ("sum", Lazy("(?:合计|共计|总计|总和|之和|两项共?)[^结]{0,2}$|^共$")),
    (
        "end",
        Lazy(
            f"[年期月][末底]|(?:季度|学期|年)[末终]|结?转(?:至|到|入)?(?:下|次|明|翌|后|{_YEAR})|未(?:能|予)?(?!成年|来|发|遂|经|满|收|提)[^,]{{1,4}}$|尚[未有存余在]|(?:正在|仍在|还在)|在[办审管]|"
            "现[有存在共管]|目前(?:共|有|在|仍|尚)|[结留滚尚]存|结余|剩余|其余|[尚下仍还]余|[仍还]有|余额|实有|遗留|(?<![接招期等])待(?!遇)[^,]{1,4}$|存量|阶段性"
        ),
    ),
    ("out", Lazy("[审办执查了]结|结案|[退出减销耗废付免偿还兑售撤辞故逝亡拆解释缴离除清]|支(?!部|援)|发放|已")),
    ("in", Lazy("[新增补购招聘录引借入]|收(?![监缴回])|受理|交办")),
)
_END = dict(_SIDES)["end"]
_YEAR_END = Lazy(f"{_YEAR}年?[末底]")
#: This many statements, sentences and paragraphs apart the figures of an account may stand.
_NEAR, _SENTENCES, _LINES = 20, 6, 4
#: This many figures may have come or gone, and of this many of them the words need not tell.
_MOST, _UNTOLD = 7, 2


class Entry(NamedTuple):
    """A figure of an account with the side that its words tell; empty where they do not."""

    statement: Statement
    side: Side

    @property
    def figure(self) -> Quantity:
        """The figure."""
        return self.statement.figure

    @property
    def value(self) -> Fraction:
        """Its value."""
        return self.statement.figure.value or Fraction(0)


class Account(NamedTuple):
    """What there was, what came and went, what is left; ``others`` may have come or gone.

    ``begin`` is the whole where ``counted_off`` says that only those that were dealt with are taken from it.
    ``stated``: what the text says that there was and what came make together.
    """

    begin: Quantity
    came: tuple[Quantity, ...]
    went: tuple[Quantity, ...]
    end: Quantity
    others: tuple[Quantity, ...] = ()
    stated: Quantity | None = None
    counted_off: bool = False

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """All of its figures of which the words tell the side."""
        return (self.begin, *self.came, *self.went, self.end)

    @property
    def slack(self) -> Fraction:
        """What rounding explains."""
        return slack(self.figures)

    @property
    def sides(self) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
        """What there was and came, and what went and is left; what the words do not tell is where it fits best."""
        ways = []
        for signs in product((True, False), repeat=len(self.others)):
            came = (one for sign, one in zip(signs, self.others, strict=True) if sign)
            went = (one for sign, one in zip(signs, self.others, strict=True) if not sign)
            ways.append(((self.begin, *self.came, *came), (*self.went, *went, self.end)))
        return min(ways, key=lambda way: abs(_total(way[0]) - _total(way[1])))

    def holds(self, *ends: Quantity) -> bool:
        """Whether the figures lead to one of the ends in any reading.

        Not every figure needs to count, since 收到43件,受理40件 may be one thing twice; one whose words do not tell may
        have come or gone, and of the others one may have been misread.
        """
        moved = [
            *(self._replace(came=_but(self.came, one), went=(*self.went, one)) for one in self.came[1:]),
            *(self._replace(went=_but(self.went, one), came=(*self.came, one)) for one in self.went[1:]),
        ]
        readings = [self] if self.counted_off else [self, *moved]
        return any(one._leads(end) for one in readings for end in (ends or (self.end,)))

    def _leads(self, end: Quantity) -> bool:
        """Whether what came and what went lead to an end."""
        begin = _value(self.begin) - _value(end)
        for signs in product((1, -1, 0), repeat=len(self.others)):
            if (self.others and not (self.went or -1 in signs)) or not (self.came or self.counted_off or 1 in signs):
                continue
            told = [(sign, _value(one)) for sign, one in zip(signs, self.others, strict=True)]
            low = _sums(self.came, sum((one for sign, one in told if sign > 0), Fraction(0)))
            spent = _sums(self.went, sum((one for sign, one in told if sign < 0), Fraction(0)))
            if any(abs(begin + one - other) <= self.slack for one in low for other in spent):
                return True
        return False


def _total(figures: Iterable[Quantity]) -> Fraction:
    return sum(map(_value, figures), Fraction(0))


def _but(figures: tuple[Quantity, ...], one: Quantity) -> tuple[Quantity, ...]:
    return tuple(other for other in figures if other is not one)


def _sums(figures: Sequence[Quantity], sure: Fraction) -> set[Fraction]:
    """What some of the figures make together with what is sure; nothing only where there is neither."""
    made = {sure}
    for figure in figures[:_MOST]:
        made |= {total + _value(figure) for total in made}
    return made - {Fraction(0)} or {Fraction(0)}


def _value(figure: Quantity) -> Fraction:
    return figure.value or Fraction(0)


@lru_cache(maxsize=2048)
def side(words: str) -> Side:
    """The side of an account on which words put the figure that they lead in."""
    return next((name for name, pattern in _SIDES if pattern.search(words)), "")


def accounts(paragraphs: Sequence[Sequence[Statement]], lines: Sequence[bool]) -> Iterator[Account]:
    """Every account of the text; ``lines`` says which paragraphs follow the one before on the next line."""
    for run in _runs(paragraphs, lines):
        if not _MAY_END.search(run[0].figure.text, max(0, run[0].figure.start - 60), run[-1].figure.end + 12):
            continue
        by_unit: dict[str, list[Statement]] = {}
        for one in run:
            if one.unit and one.kind in ("count", "measure", "money"):
                by_unit.setdefault(one.unit, []).append(one)
        for statements in by_unit.values():
            if len(statements) > 2 and any(map(_may_be_left, statements)):
                yield from _of_unit(_entries(statements))


#: Without one of these nothing is said to be left.
_MAY_END = Lazy(
    "[末底终余存]|未|尚|[正仍还]在|在[办审管]|转[0-9至到入下次明翌后]|现[有在共管]|目前|[仍还]有|遗留|阶段性|待"
)


def _may_be_left(one: Statement) -> bool:
    """Whether a figure may be what is left, without which there is no account."""
    return one.before.endswith(_LEADS_REST) or _END.search(_words(one)) is not None


def _runs(paragraphs: Sequence[Sequence[Statement]], lines: Sequence[bool]) -> Iterator[list[Statement]]:
    """The statements of paragraphs that follow each other line by line."""
    run: list[Statement] = []
    for paragraph, goes_on in zip(paragraphs, lines, strict=True):
        if not goes_on and run:
            yield run
            run = []
        run.extend(paragraph)
    if run:
        yield run


def _entries(statements: Sequence[Statement]) -> list[Entry]:
    """The figures of one unit with their sides; parts of another figure, changes and plans are left out."""
    found: list[Entry] = []
    parts = False
    for one in statements:
        words = _words(one)
        told = side(words) if not one.at.depth else "no"
        if told == "no":
            parts = True
            continue
        if one.at.mark == "、" and parts:
            continue  # 含人员经费1028万元、项目支出413万元
        parts = False
        if told in ("in", "out", "") and _is_rest(one):
            told = "end"
        if told == "end" and _YEAR_END.search(words) and not any(entry.side == "begin" for entry in found[-_NEAR:]):
            told = "begin"  # 2023年末有党员320人,…,2024年末有党员330人
        if not one.figure.exact:
            found.clear()
            continue
        found.append(Entry(one, told))
        _drop_parts(found)
    return found


def _words(one: Statement) -> str:
    """The words that lead in a figure, with those of a short clause before that says when."""
    led = one.led.split(",")
    when = led[-2] if len(led) > 1 and len(led[-2]) <= _SHORT and _WHEN.search(led[-2]) else ""
    return when + one.before


_SHORT = 14
_WHEN = Lazy(f"[年期月季][初末底]|{_YEAR}")


def _is_rest(one: Statement) -> bool:
    """尚有24件在审, 其余8件正在办理."""
    return one.before.endswith(_LEADS_REST) and _PENDING.search(one.after) is not None


_LEADS_REST = ("有", "余", "剩", "下")
_PENDING = Lazy("在办|在审|未[办审]?结|尚未|正在|结转|剩余|继续|待")


def _drop_parts(entries: list[Entry]) -> None:
    """Leave out the figures at the end that add up to the one before them: 收到73件,网络52件、信函17件、当面4件."""
    total, at = entries[-1].value, len(entries) - 2
    while at > 0 and len(entries) - at <= _MOST and entries[at].side not in ("begin", "end", "out"):
        total += entries[at].value
        if total == entries[at - 1].value and entries[-1].side not in ("end", "out"):
            del entries[at:]
            return
        at -= 1


def _near(one: Entry, other: Entry) -> bool:
    at, to = one.statement.at, other.statement.at
    return abs(at.sentence - to.sentence) <= _SENTENCES and abs(at.paragraph - to.paragraph) <= _LINES


def _of_unit(entries: Sequence[Entry]) -> Iterator[Account]:
    """The accounts that figures of one unit make, each by what is left."""
    last = -1
    for at, entry in enumerate(entries):
        if entry.side != "end" or at <= last:
            continue
        ends = at
        while ends + 1 < len(entries) and entries[ends + 1].side == "end" and _near(entry, entries[ends + 1]):
            ends += 1
        closing = [one.figure for one in entries[at : ends + 1]]
        if not entry.value and ends + 1 < len(entries):
            continue  # 使用结余0万元
        account = _carried(entries, last + 1, at) or _counted_off(entries, last + 1, at)
        if account is None and ends == at:
            account, ends = _backwards(entries, at)
        if account is not None and (len(closing) == 1 or account.counted_off or not account.holds(*closing)):
            yield account
        last = ends


def _carried(entries: Sequence[Entry], first: int, end: int) -> Account | None:
    """The account that begins with what there was before: 年初128人,…,年末125人."""
    begins = [at for at in range(max(first, end - _NEAR), end) if entries[at].side == "begin"]
    if not begins or not _near(entries[begins[-1]], entries[end]):
        return None
    begin = begins[-1]
    between = list(entries[begin + 1 : end])
    if not any(one.side == "in" for one in between):
        # 全年收到73件。…加上年度结转2件,共办结71件
        received = [one for one in entries[max(first, begin - _BEFORE) : begin] if one.side == "in"]
        if _make_the_sum([*received, entries[begin], *between]):
            at = next(at for at, one in enumerate(between) if one.side == "sum")
            between[:at] = [one._replace(side="in") for one in between[:at]]
        else:
            received = [max(received, key=lambda one: one.value)] if received else []
        between += received
    return _account(entries[begin], between, entries[end])


def _make_the_sum(entries: Sequence[Entry]) -> bool:
    """Whether all that stands before a sum makes it: 收入6.2亿元,加补助0.8亿元、上年结余0.5亿元,总计7.5亿元."""
    at = next((at for at, one in enumerate(entries) if one.side == "sum"), 0)
    return at > 0 and entries[at].value == sum((one.value for one in entries[:at]), Fraction(0))


#: This many figures before what was carried over one may be what came.
_BEFORE = 4


def _backwards(entries: Sequence[Entry], end: int) -> tuple[Account | None, int]:
    """The account that is told from its end: 年末在册164人。今年接收97人,解除108人,年初在册177人."""
    for at in range(end + 1, min(len(entries), end + _MOST + 2)):
        if entries[at].side == "end" or not _near(entries[end], entries[at]):
            break
        if entries[at].side == "begin":
            return _account(entries[at], entries[end + 1 : at], entries[end]), at
    return None, end


def _account(begin: Entry, between: Sequence[Entry], end: Entry) -> Account | None:
    came, went, others, sums = (
        tuple(one.figure for one in between if one.side == name) for name in ("in", "out", "", "sum")
    )
    if any(one.side == "plan" for one in between) or len(between) > _MOST or len(others) > _UNTOLD or len(sums) > 1:
        return None
    if not (came or (went and others)):
        return None
    return Account(begin.figure, came, went, end.figure, others, sums[0] if sums else None)


def _counted_off(entries: Sequence[Entry], first: int, end: int) -> Account | None:
    """What is dealt with and what is left of a whole: 排查隐患120处,已整改98处,剩余22处."""
    went: list[Entry] = []
    sentence = entries[end].statement.at.sentence
    for at in range(end - 1, max(first, end - _MOST) - 1, -1):
        one = entries[at]
        if one.side in ("begin", "end", "sum") or sentence - one.statement.at.sentence > 1:
            return None
        if went and _TURNS.search(one.figure.text, one.figure.end, went[-1].figure.start):
            return None
        opens = at == first or entries[at - 1].statement.at.sentence != one.statement.at.sentence
        if (
            went
            and (opens or one.side in ("in", "plan"))
            and (one.side == "in" or all(one.value >= other.value for other in went))
        ):
            account = Account(
                one.figure, (), tuple(part.figure for part in went[::-1]), entries[end].figure, counted_off=True
            )
            told = any(part.side == "out" for part in went)
            return account if told and not _of_another(account, entries[max(0, at - _NEAR) : at]) else None
        went.append(one)
    return None


#: Here the text turns to another matter.
_TURNS = Lazy(r"[。\n]\s*(?:另|此外)")


def _of_another(account: Account, before: Sequence[Entry]) -> bool:
    """Whether what is dealt with and left may be that of a figure before the whole, or of both together."""
    wholes = [total for one in before for total in (one.value, one.value + _value(account.begin))]
    left = {_value(account.end)}
    for one in account.went:
        left |= {total + _value(one) for total in left}
    return not left.isdisjoint(wholes)
