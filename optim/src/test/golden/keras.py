#!/usr/bin/python3
"""Writes the rows of Keras's optimizer tests that KerasTrajectoriesTest compares with.

Usage: keras.py keras_golden.json > ../resources/org/thalweg/optim/rule/keras.txt
The rows not taken: AdamW and Ftrl, whose hyperparameters mean something else in Keras (an epsilon
that is not freed of the start at zero; a power of the learning rate).
"""
import json
import sys

print("# Golden rows of the optimizer tests of Keras (https://keras.io), Apache License 2.0,")
print("# Copyright The Keras authors; written as text by optim/src/test/golden/keras.py.")
for row in json.load(open(sys.argv[1])):
    if row["optimizer"] in "adadelta adagrad adam adamax lion nadam rmsprop sgd".split():
        print("#", " ".join(row["config"].split()))
        for step, values in enumerate(row["golden"], 1):
            print(f"{row['optimizer']}/{step}", *values)
