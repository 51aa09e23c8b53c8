"""Makes the polynomial coefficients of org.thalweg.core.elementary. Needs Python 3 with mpmath.

Each polynomial minimizes the largest weighted error over its interval (Remez exchange on a dense grid, 50 digits).
Coefficients are rounded to the type one by one, lowest power first, and the rest is fitted again after each, so that
the later ones make up for the rounding of the earlier ones. The error printed is that of the rounded polynomial in
exact arithmetic, as a power of two.
"""

import sys

from mpmath import mp, mpf, log, exp, expm1, log1p, sin, cos, erf, erfc, sqrt, pi, atan, atanh, matrix, lu_solve

mp.dps = 50


def to_type(x, bits):
    """x rounded to a floating number of the given precision."""
    with mp.workprec(bits):
        return +mpf(x)


def digits(x, bits):
    """Digits that give x back."""
    return mp.nstr(x, 9) if bits == 24 else repr(float(x))


def grid(low, high, count):
    """Points of a Chebyshev grid, dense at the ends, zero left out."""
    points = [(low + high) / 2 - (high - low) / 2 * cos(pi * k / count) for k in range(count + 1)]
    return [p for p in points if abs(p) > mpf(10) ** -12]


def remez(xs, target, weight, powers):
    """The coefficients of sum c_i x^powers_i nearest to the target, in the weighted largest error on xs."""
    n = len(powers)
    reference = [round(k * (len(xs) - 1) / n) for k in range(n + 1)]
    table = [[x**p for p in powers] for x in xs]
    previous = None
    for _ in range(40):
        system = matrix(n + 1, n + 1)
        right = matrix(n + 1, 1)
        for row, at in enumerate(reference):
            for column in range(n):
                system[row, column] = table[at][column]
            system[row, n] = (-1) ** row / weight[at]
            right[row] = target[at]
        solution = lu_solve(system, right)
        coefficients = [solution[i] for i in range(n)]
        errors = [
            (target[i] - sum(c * t for c, t in zip(coefficients, table[i]))) * weight[i] for i in range(len(xs))
        ]
        reference = alternation(errors, n + 1)
        worst = max(abs(e) for e in errors)
        if previous is not None and abs(worst - previous) < worst * mpf("1e-4"):
            break
        previous = worst
    return coefficients


def alternation(errors, count):
    """Indices of the largest errors of alternating sign."""
    peaks = []
    for i, e in enumerate(errors):
        if peaks and (errors[peaks[-1]] > 0) == (e > 0):
            if abs(e) > abs(errors[peaks[-1]]):
                peaks[-1] = i
        else:
            peaks.append(i)
    while len(peaks) > count:
        if len(peaks) == count + 1:
            peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
        else:
            smallest = min(range(len(peaks)), key=lambda k: abs(errors[peaks[k]]))
            if smallest in (0, len(peaks) - 1):
                peaks.pop(smallest)
            else:
                drop = smallest + (1 if abs(errors[peaks[smallest + 1]]) < abs(errors[peaks[smallest - 1]]) else -1)
                for k in sorted((smallest, drop), reverse=True):
                    peaks.pop(k)
    if len(peaks) < count:
        raise ValueError("the error does not alternate often enough: the grid is too coarse")
    return peaks


def fit(name, bits, low, high, target, weight, powers, points=600, fixed=()):
    """Fits, rounds and prints. target and weight are functions of x; fixed holds given (power, coefficient) pairs."""
    xs = grid(mpf(low), mpf(high), points)
    rest = [target(x) - sum(c * x**p for p, c in fixed) for x in xs]
    weights = [abs(weight(x)) for x in xs]
    left = list(powers)
    rounded = []
    while left:
        coefficients = remez(xs, rest, weights, left)
        c = to_type(coefficients[0], bits)
        rounded.append(c)
        rest = [r - c * x ** left[0] for r, x in zip(rest, xs)]
        left.pop(0)
    worst = max(abs(r * w) for r, w in zip(rest, weights))
    print(f"{name}: [{mp.nstr(mpf(low), 6)}, {mp.nstr(mpf(high), 6)}] error 2^{mp.nstr(log(worst, 2), 5)}")
    for p, c in zip(powers, rounded):
        print(f"  x^{p}: {digits(c, bits)}")
    sys.stdout.flush()


def split(name, value, bits, parts):
    """Prints a constant as a sum of numbers of the type."""
    print(name)
    for _ in range(parts):
        part = to_type(value, bits)
        print(f"  {digits(part, bits)}")
        value -= part


def cut(name, value, bits, parts):
    """Like split, but every part is cut off towards zero, so that all are positive."""
    print(name)
    for _ in range(parts):
        with mp.workprec(bits):
            part = mpf(mp.mpf(value, rounding="d"))
        print(f"  {digits(part, bits)}")
        value -= part


def exponential():
    """e^r = 1 + r + r^2 c(r), relative error of e^r - 1."""
    edge = log(2) / 2 * mpf("1.001")
    for bits, degree in ((24, 4), (53, 10)):
        fit(
            f"exp, {bits} bits",
            bits,
            -edge,
            edge,
            lambda r: (expm1(r) - r) / r**2,
            lambda r: r**2 / expm1(r),
            range(0, degree + 1),
        )
    split("ln 2, float", log(2), 24, 2)
    split("ln 2, double", log(2), 53, 2)


def logarithm():
    """2 atanh(s) = 2 s + s z c(z), z = s^2, relative error."""
    edge = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2 * mpf("1.0001")
    for bits, degree in ((24, 2), (53, 6)):
        fit(
            f"log, {bits} bits",
            bits,
            0,
            edge,
            lambda z: (2 * atanh(sqrt(z)) / sqrt(z) - 2) / z,
            lambda z: z / 2,
            range(0, degree + 1),
        )


def power():
    """log2 m = s (C + z (D + z c(z))), error relative to log2 m."""
    edge = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2 * mpf("1.0001")
    for bits, degree in ((24, 2), (53, 6)):
        fit(
            f"pow, {bits} bits",
            bits,
            mpf(10) ** -8,
            edge,
            lambda z: (atanh(sqrt(z)) / sqrt(z) - 1 - z / 3) / z**2 * 2 / log(2),
            lambda z: z**2 * log(2) / 2,
            range(0, degree + 1),
        )
        split("C", 2 / log(2), bits, 2)
        split("D", 2 / log(2) / 3, bits, 2)


def trigonometric():
    """sin r = r + r^3 s(r^2), cos r = 1 + r^2 c(r^2) with c(0) = -1/2, relative errors."""
    edge = (pi / 4 * mpf("1.01")) ** 2
    for bits, degree in ((24, 3), (53, 6)):
        fit(
            f"sin, {bits} bits",
            bits,
            0,
            edge,
            lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z,
            lambda z: z * sqrt(z) / sin(sqrt(z)),
            range(0, degree),
        )
        fit(
            f"cos, {bits} bits",
            bits,
            0,
            edge,
            lambda z: (cos(sqrt(z)) - 1) / z,
            lambda z: z / cos(sqrt(z)),
            range(1, degree + 1),
            fixed=((0, -mpf(1) / 2),),
        )
        cut("pi/2", pi / 2, bits, 3)


def arctangent():
    """atan z = z + z^3 c(z^2) for |z| <= 1/2, relative error."""
    for bits, degree in ((24, 4), (53, 11)):
        fit(
            f"atan, {bits} bits",
            bits,
            mpf(10) ** -8,
            mpf("0.25"),
            lambda z: (atan(sqrt(z)) / sqrt(z) - 1) / z,
            lambda z: z * sqrt(z) / atan(sqrt(z)),
            range(0, degree + 1),
        )
        split("pi/2", pi / 2, bits, 2)


def error_function():
    """-q(x) = log(1 - erf x) / x with -q(0) = -2/sqrt(pi) fixed; error relative to erf x."""
    for bits, degree, edge in ((24, 8, mpf("3.95")), (53, 23, mpf("5.95"))):
        fit(
            f"erf, {bits} bits",
            bits,
            0,
            edge,
            lambda x: log(erfc(x)) / x,
            lambda x: x * erfc(x) / erf(x),
            range(1, degree + 1),
            points=1000,
            fixed=((0, -2 / sqrt(pi)),),
        )
        split("-2/sqrt(pi)", -2 / sqrt(pi), bits, 2)


if __name__ == "__main__":
    exponential()
    logarithm()
    power()
    trigonometric()
    arctangent()
    error_function()
