package org.thalweg.core.interpret;

import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Op;

/** Ops that only move elements. */
final class Views {
  private Views() {}

  static Array iota(Op.Iota op) {
    Array result = Array.zeros(op.type());
    for (int i = 0; i < result.size(); i++) {
      result.set(i, Indices.at(i, result.shape())[op.axis()]);
    }
    return result;
  }

  static Array transpose(Op.Transpose op, Array x, Type type) {
    Array result = Array.zeros(type);
    for (int i = 0; i < result.size(); i++) {
      int[] to = Indices.at(i, type.shape());
      int[] from = new int[to.length];
      for (int axis = 0; axis < to.length; axis++) {
        from[op.permutation().get(axis)] = to[axis];
      }
      move(x, from, result, to);
    }
    return result;
  }

  static Array broadcast(Array x, Type type) {
    Array result = Array.zeros(type);
    int lead = type.shape().rank() - x.shape().rank();
    for (int i = 0; i < result.size(); i++) {
      int[] to = Indices.at(i, type.shape());
      int[] from = new int[x.shape().rank()];
      for (int axis = 0; axis < from.length; axis++) {
        from[axis] = x.shape().dim(axis) == 1 ? 0 : to[lead + axis];
      }
      move(x, from, result, to);
    }
    return result;
  }

  static Array slice(Op.Slice op, Array x, Type type) {
    Array result = Array.zeros(type);
    for (int i = 0; i < result.size(); i++) {
      int[] to = Indices.at(i, type.shape());
      int[] from = new int[to.length];
      for (int axis = 0; axis < to.length; axis++) {
        from[axis] = op.start().get(axis) + to[axis] * op.stride().get(axis);
      }
      move(x, from, result, to);
    }
    return result;
  }

  static Array pad(Op.Pad op, Array x, Type type) {
    Array result = Array.zeros(type);
    for (int i = 0; i < x.size(); i++) {
      int[] from = Indices.at(i, x.shape());
      int[] to = new int[from.length];
      for (int axis = 0; axis < from.length; axis++) {
        to[axis] = op.low().get(axis) + from[axis] * (1 + op.interior().get(axis));
      }
      move(x, from, result, to);
    }
    return result;
  }

  static Array concatenate(int axis, List<Array> parts, Type type) {
    Array result = Array.zeros(type);
    int offset = 0;
    for (Array part : parts) {
      for (int i = 0; i < part.size(); i++) {
        int[] from = Indices.at(i, part.shape());
        int[] to = from.clone();
        to[axis] += offset;
        move(part, from, result, to);
      }
      offset += part.shape().dim(axis);
    }
    return result;
  }

  private static void move(Array source, int[] from, Array target, int[] to) {
    Shape in = source.shape();
    Shape out = target.shape();
    System.arraycopy(
        source.data(), Indices.place(from, in), target.data(), Indices.place(to, out), 1);
  }
}
