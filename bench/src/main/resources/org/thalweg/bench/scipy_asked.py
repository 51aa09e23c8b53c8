# L-BFGS-B of SciPy over a function that the parent process evaluates: a point goes out on a line,
# its value and gradient come back. The start, least and greatest values are read first. Without stop
# rules of its own but the number of calls.
import sys

import numpy as np
from scipy.optimize import Bounds, minimize

most = int(sys.argv[1])


def numbers():
    return np.array([float(word) for word in sys.stdin.readline().split()])


start = numbers()
lower = numbers()
upper = numbers()


def value_and_gradient(x):
    print("x", *map(repr, x.tolist()), flush=True)
    answer = numbers()
    return answer[0], answer[1:]


minimize(
    value_and_gradient,
    start,
    jac=True,
    method="L-BFGS-B",
    bounds=Bounds(lower, upper),
    options={"ftol": 0, "gtol": 0, "maxfun": most, "maxiter": most},
)
