#!/usr/bin/python3
"""Writes the trajectories of PyTorch's optimizers that TorchTrajectoriesTest compares with.

Run it with Debian's python3-torch 1.13.1: make.py > ../resources/org/thalweg/optim/rule/pytorch-1.13.1.txt
Each line is a name and numbers: "start", "gradient/STEP", "CONFIGURATION/STEP" (the parameters after
that step). The gradients are a fixed table, the same for all, so that only the update rule counts.
"""
import numpy
import torch

SIZE, STEPS, SHOWN = 12, 50, (1, 2, 5, 10, 25, 50)
torch.set_default_dtype(torch.float64)  # ASGD and NAdam keep scalars of the default type
optim = torch.optim

random = numpy.random.RandomState(20)
start = random.standard_normal(SIZE)
scale = 10.0 ** random.uniform(-3, 1, SIZE)
gradients = random.standard_normal((STEPS, SIZE)) * scale + scale / 3
gradients[random.uniform(size=gradients.shape) < 0.08] = 0  # some exact zeros
gradients[:, 3] = 0  # a parameter that never has a gradient
gradients[:7, 4] = 0  # one that gets its first late

# Hyperparameters that are not named here have PyTorch's defaults; the test has the same list.
CONFIGURATIONS = {
    "sgd": lambda w: optim.SGD(w, lr=0.1),
    "momentum": lambda w: optim.SGD(w, lr=0.05, momentum=0.9),
    "nesterov": lambda w: optim.SGD(w, lr=0.05, momentum=0.8, nesterov=True),
    "asgd": lambda w: optim.ASGD(w),
    "asgd-early": lambda w: optim.ASGD(w, lr=0.1, lambd=1e-2, alpha=0.6, t0=4),
    "adagrad": lambda w: optim.Adagrad(w),
    "adagrad-initial": lambda w: optim.Adagrad(w, lr=0.3, initial_accumulator_value=0.5, eps=1e-3),
    "adadelta": lambda w: optim.Adadelta(w),
    "adadelta-long": lambda w: optim.Adadelta(w, lr=0.5, rho=0.97, eps=1e-3),
    "rmsprop": lambda w: optim.RMSprop(w),
    "rmsprop-centered": lambda w: optim.RMSprop(
        w, lr=0.02, alpha=0.9, eps=1e-4, momentum=0.7, centered=True),
    "rprop": lambda w: optim.Rprop(w),
    "rprop-narrow": lambda w: optim.Rprop(w, lr=0.04, etas=(0.3, 1.5), step_sizes=(0.01, 0.2)),
    "adam": lambda w: optim.Adam(w),
    "adam-short": lambda w: optim.Adam(w, lr=0.02, betas=(0.7, 0.95), eps=1e-3),
    "amsgrad": lambda w: optim.Adam(w, amsgrad=True),
    "amsgrad-short": lambda w: optim.Adam(w, lr=0.02, betas=(0.7, 0.9), eps=1e-3, amsgrad=True),
    "adamw": lambda w: optim.AdamW(w),
    "adamw-strong": lambda w: optim.AdamW(w, lr=0.02, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.3),
    "adamax": lambda w: optim.Adamax(w),
    "adamax-short": lambda w: optim.Adamax(w, lr=0.03, betas=(0.7, 0.9), eps=1e-3),
    "nadam": lambda w: optim.NAdam(w),
    "nadam-fast": lambda w: optim.NAdam(w, lr=0.02, betas=(0.8, 0.95), eps=1e-4, momentum_decay=0.1),
    "radam": lambda w: optim.RAdam(w),
    "radam-short": lambda w: optim.RAdam(w, lr=0.02, betas=(0.8, 0.95), eps=1e-4),
}


def show(name, values):
    print(name, *(repr(float(value)) for value in values))


print("# Made by optim/src/test/golden/make.py with PyTorch", torch.__version__, "in float64")
print("# (Debian python3-torch 1.13.1+dfsg-4).")
show("start", start)
for step, gradient in enumerate(gradients, 1):
    show(f"gradient/{step}", gradient)
for name, optimizer in CONFIGURATIONS.items():
    w = torch.tensor(start, requires_grad=True)
    rule = optimizer([w])
    for step, gradient in enumerate(gradients, 1):
        w.grad = torch.tensor(gradient)
        rule.step()
        if step in SHOWN:
            show(f"{name}/{step}", w.detach())
            if "ax" in rule.state[w]:
                show(f"{name}-average/{step}", rule.state[w]["ax"])
