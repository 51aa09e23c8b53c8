# L-BFGS-B of SciPy on the extended Rosenbrock function, in whole arrays of numpy: for each line
# read, one run, whose seconds, value, calls and greatest entry of the gradient are written.
import sys
import time

import numpy as np
from scipy.optimize import minimize

n = int(sys.argv[1])
tolerance = float(sys.argv[2])
start = np.empty(n)
start[0::2] = -1.2
start[1::2] = 1


def value_and_gradient(x):
    a = x[0::2]
    r = x[1::2] - a * a
    s = 1 - a
    gradient = np.empty_like(x)
    gradient[0::2] = -400 * a * r - 2 * s
    gradient[1::2] = 200 * r
    return 100 * np.dot(r, r) + np.dot(s, s), gradient


for _ in sys.stdin:
    begin = time.perf_counter()
    end = minimize(
        value_and_gradient,
        start,
        jac=True,
        method="L-BFGS-B",
        options={"ftol": 0, "gtol": tolerance},
    )
    seconds = time.perf_counter() - begin
    print("end", seconds, end.fun, end.nfev, np.abs(end.jac).max(), flush=True)
