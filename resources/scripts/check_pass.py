#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes a pass that Deltascope exported once more, with PyTorch's autograd, and compares every term.

Usage: check_pass.py FILE.safetensors|FILE.csv|FILE.json

Needs PyTorch alone. Fails when two numbers differ by more than 1e-9.
"""
import csv
import json
import struct
import sys

import torch

TOLERANCE = 1e-9
ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01),
    "linear": lambda z: z,
    "softmax": lambda z: torch.softmax(z, 0),
}
COSTS = {
    "quadratic": lambda x2, y: 0.5 * ((x2 - y) ** 2).sum(),
    "cross_entropy": lambda x2, y: -(torch.xlogy(y, x2) + torch.xlogy(1 - y, 1 - x2)).sum(),
    "log_likelihood": lambda x2, y: -torch.xlogy(y, x2).sum(),
}


def read_safetensors(name):
    with open(name, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    notes = header.pop("__metadata__")
    terms = {}
    for term, entry in header.items():
        begin, end = entry["data_offsets"]
        values = torch.frombuffer(data[begin:end], dtype=torch.float64)
        terms[term] = values.reshape(entry["shape"]).clone()
    return notes, terms


def read_csv(name):
    notes, numbers = {}, {}
    with open(name, newline="", encoding="utf-8") as file:
        lines = file.readlines()
    for line in (line for line in lines if line.startswith("# ")):
        note, text = line[2:].rstrip("\n").split(": ", 1)
        notes[note] = text
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        place = tuple(int(index) for index in (row["row"], row["column"]) if index)
        numbers.setdefault(row["term"], {})[place] = float(row["value"])
    terms = {}
    for term, values in numbers.items():
        shape = [1 + max(indices) for indices in zip(*values)]
        terms[term] = torch.tensor(list(values.values()), dtype=torch.float64).reshape(shape)
    return notes, terms


def read_json(name):
    with open(name, encoding="utf-8") as file:
        members = json.load(file)
    terms = {}
    notes = {}
    for member, value in members.items():
        if member == "held" or isinstance(value, str):
            notes[member] = value
        else:
            terms[member] = torch.tensor(value, dtype=torch.float64)
    notes["held"] = json.dumps(notes["held"])
    return notes, terms


def recomputed(notes, terms):
    """Every term by its name, from x0, y and the parameters alone."""
    phi1 = ACTIVATIONS[notes["hidden_activation"]]
    phi2 = ACTIVATIONS[notes["output_activation"]]
    parameters = [terms[name].clone().requires_grad_() for name in ("W1", "b1", "W2", "b2")]
    W1, b1, W2, b2 = parameters
    z1 = W1.T @ terms["x0"] + b1
    x1 = phi1(z1)
    for unit, value in json.loads(notes["held"]):
        x1 = torch.where(torch.arange(len(x1)) == unit, torch.tensor(value, dtype=torch.float64), x1)
    z2 = W2.T @ x1 + b2
    x2 = phi2(z2)
    loss = COSTS[notes["cost"]](x2, terms["y"])
    delta2, delta1, dW2, db2, dW1, db1 = torch.autograd.grad(loss, (z2, z1, W2, b2, W1, b1))
    jacobian = torch.autograd.functional.jacobian
    dx2_dz2 = jacobian(phi2, z2.detach())
    return {
        "z1": z1, "x1": x1, "z2": z2, "x2": x2, "loss": loss, "delta2": delta2, "delta1": delta1,
        "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1, "dx2_dz2": dx2_dz2,
        "phi_prime_z1": jacobian(phi1, z1.detach()).diagonal(), "phi_prime_z2": dx2_dz2.diagonal(),
    }


def main(name):
    read = {"csv": read_csv, "json": read_json}.get(name.rsplit(".", 1)[-1].lower(), read_safetensors)
    notes, terms = read(name)
    print(f"{notes['example']}: {notes['hidden_activation']}, {notes['output_activation']}, {notes['cost']}")
    worst = 0.0
    for term, values in recomputed(notes, terms).items():
        assert values.shape == terms[term].shape, f"{term} is {list(terms[term].shape)}, not {list(values.shape)}"
        difference = (values.detach() - terms[term]).abs().max().item()
        worst = max(worst, difference)
        print(f"{term:>12}  {str(list(values.shape)):>10}  differs by at most {difference:.1e}")
    assert worst <= TOLERANCE, f"they differ by {worst:.1e}"
    print(f"All agree: no number differs by more than {worst:.1e}.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
