"""In Python, the functions on floating-point numbers that Hypothesis has in Rust: only for `suite.py`."""

import math
import struct

FORMATS = {16: ("!e", "!H"), 32: ("!f", "!I"), 64: ("!d", "!Q")}
SMALLEST_NORMALS = {16: 2.0**-14, 32: 2.0**-126, 64: 2.0**-1022}


def cathetus(h: float, a: float) -> float:
    """The other short side of a right triangle with this hypotenuse."""
    return math.sqrt((h - a) * (h + a))


def float_to_int(value: float, width: int = 64) -> int:
    """The bits of a number."""
    kind, bits = FORMATS[width]
    return int(struct.unpack(bits, struct.pack(kind, value))[0])


def int_to_float(value: int, width: int = 64) -> float:
    """The number of some bits."""
    kind, bits = FORMATS[width]
    return float(struct.unpack(kind, struct.pack(bits, value))[0])


def float_of(x: float, width: int) -> float:
    """The nearest number of a width."""
    return int_to_float(float_to_int(x, width), width)


def is_negative(x: float) -> bool:
    """Whether there is a minus: -0.0 has one."""
    return math.copysign(1.0, x) < 0


def count_between_floats(x: float, y: float, width: int = 64) -> int:
    """How many numbers there are from x to y, both included."""
    rank = {value: float_to_int(abs(value), width) * (-1 if is_negative(value) else 1) for value in (x, y)}
    both_signs = is_negative(x) != is_negative(y)
    return rank[y] - rank[x] + 1 + both_signs


def next_up(value: float, width: int = 64) -> float:
    """The smallest number above."""
    if math.isnan(value) or value == math.inf:
        return value
    if value == 0.0 and is_negative(value):
        return 0.0
    step = -1 if is_negative(value) else 1
    return int_to_float(float_to_int(value, width) + step, width)


def next_down(value: float, width: int = 64) -> float:
    """The largest number below."""
    return -next_up(-value, width)


def next_up_normal(value: float, width: int, *, allow_subnormal: bool) -> float:
    """The smallest number above, past the subnormal ones if they are not wanted."""
    following = next_up(value, width)
    smallest = width_smallest_normals(width)
    if allow_subnormal or not 0 < abs(following) < smallest:
        return following
    return smallest if following > 0 else -0.0


def next_down_normal(value: float, width: int, *, allow_subnormal: bool) -> float:
    """The largest number below, past the subnormal ones if they are not wanted."""
    return -next_up_normal(-value, width, allow_subnormal=allow_subnormal)


def width_smallest_normals(width: int) -> float:
    """The smallest positive number that is not subnormal."""
    return SMALLEST_NORMALS[width]
