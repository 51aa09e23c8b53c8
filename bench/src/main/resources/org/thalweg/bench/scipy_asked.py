# L-BFGS-B of SciPy over a function that the parent process evaluates: a point goes out on a line,
# its value and gradient come back. Without stop rules of its own but the number of calls.
import sys

import numpy as np
from scipy.optimize import minimize

most = int(sys.argv[1])
start = np.array([float(word) for word in sys.stdin.readline().split()])


def value_and_gradient(x):
    print("x", *map(repr, x.tolist()), flush=True)
    answer = [float(word) for word in sys.stdin.readline().split()]
    return answer[0], np.array(answer[1:])


minimize(
    value_and_gradient,
    start,
    jac=True,
    method="L-BFGS-B",
    options={"ftol": 0, "gtol": 0, "maxfun": most, "maxiter": most},
)
