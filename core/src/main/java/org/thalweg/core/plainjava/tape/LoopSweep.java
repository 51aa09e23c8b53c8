package org.thalweg.core.plainjava.tape;

import java.util.Arrays;

/** Goes back through the loops on a tape, which {@link Lanes} wrote. */
final class LoopSweep {
  private final Tape tape;
  private final double[] adjoints;

  /** Where the code of loops ends that have not been met. */
  private int end;

  LoopSweep(Tape tape, double[] adjoints) {
    this.tape = tape;
    this.adjoints = adjoints;
    this.end = tape.codeTop;
  }

  /**
   * Goes back through the last loop that has not been met.
   *
   * @param head its first record, negative if that has an earlier chunk
   * @param terms where its terms start
   */
  void back(int head, int terms) {
    int kind = tape.code[end - 1];
    if (kind < 0) {
      multiples(head, tape.partials[terms], kind);
    } else {
      lanes(head, terms);
    }
  }

  private void multiples(int head, double factor, int kind) {
    int[] code = tape.code;
    int from = end - Lanes.MULTIPLES_CODE;
    end = from;
    int trips = code[from];
    int first = code[from + 1];
    int record = Math.abs(head);
    double sum = both(record, trips, factor, first + 1, tape.point, first);
    adjoints[code[from + 2]] += kind == Lanes.MULTIPLES ? sum : -sum;
    if (head > 0) {
      Arrays.fill(adjoints, record, record + trips, 0);
    }
  }

  private void lanes(int head, int terms) {
    int[] code = tape.code;
    int last = end - 1;
    int from = last - code[last];
    int trips = code[from];
    int step = code[from + 1];
    int record = Math.abs(head);
    int term = terms;
    end = from;
    int at = from + 2;
    if (step == 1 && code[at] == (Lanes.NEIGHBOURS | Lanes.SAME)) {
      // So are multiples of neighbours by one number written, which are met most.
      double factor = tape.partials[term++];
      int first = code[at + 1];
      at += 2;
      int next = at < last ? code[at] : Lanes.ONCE;
      if ((next & ~Lanes.NEGATIVE) == (Lanes.ONE | Lanes.POINT)) {
        double sum = both(record, trips, factor, first, tape.point, code[at + 2]);
        adjoints[code[at + 1]] += next == (Lanes.ONE | Lanes.POINT) ? sum : -sum;
        at += 3;
      } else if (next == (Lanes.ONE | Lanes.VARYING)) {
        double sum = both(record, trips, factor, first, tape.partials, term);
        adjoints[code[at + 1]] += sum; // which may be one of the neighbours
        at += 2;
        term += trips;
      } else {
        neighbours(record, trips, factor, first);
      }
    }
    while (at < last) {
      int kind = code[at++];
      int numbers = kind & Lanes.NUMBERS;
      int list = at;
      int arg = 0;
      int argStep = 0;
      switch (numbers) {
        case Lanes.ONE -> arg = code[at++];
        case Lanes.NEIGHBOURS -> {
          arg = code[at++];
          argStep = 1;
        }
        case Lanes.SPREAD -> {
          arg = code[at++];
          argStep = code[at++];
        }
        case Lanes.LISTED -> at += trips;
        default -> {}
      }
      double[] derivatives = tape.partials;
      int p = term;
      int pStep = 0;
      double sign = (kind & Lanes.NEGATIVE) == 0 ? 1 : -1;
      switch (kind & Lanes.DERIVATIVES) {
        case Lanes.SAME -> term++;
        case Lanes.VARYING -> {
          term += trips;
          pStep = 1;
        }
        case Lanes.POINT -> {
          derivatives = tape.point;
          p = code[at++];
          pStep = 1;
        }
        default -> {
          adjoints[arg] += adjoints[record];
          continue;
        }
      }
      if (numbers == Lanes.LISTED) {
        listed(record, step, trips, sign, derivatives, p, pStep, list);
      } else if (numbers == Lanes.ONE) {
        adjoints[arg] += sign * one(record, step, trips, derivatives, p, pStep);
      } else if (numbers == Lanes.NEIGHBOURS && step == 0 && pStep == 1) {
        summands(sign * adjoints[record], trips, derivatives, p, arg);
      } else if (numbers != Lanes.PASSIVE) {
        each(record, step, trips, sign, derivatives, p, pStep, arg, argStep);
      }
    }
    if (head > 0) {
      Arrays.fill(adjoints, record, step == 0 ? record + 1 : record + trips, 0);
    }
  }

  private void listed(
      int record, int step, int trips, double sign, double[] partials, int p, int pStep, int list) {
    double[] a = adjoints;
    int[] code = tape.code;
    for (int k = 0, r = record, q = p; k < trips; k++, r += step, q += pStep) {
      double adjoint = a[r];
      if (adjoint != 0) {
        a[code[list + k]] += sign * partials[q] * adjoint;
      }
    }
  }

  private double one(int record, int step, int trips, double[] partials, int p, int pStep) {
    double[] a = adjoints;
    double sum = 0;
    for (int k = 0, r = record, q = p; k < trips; k++, r += step, q += pStep) {
      double adjoint = a[r];
      if (adjoint != 0) {
        sum += partials[q] * adjoint;
      }
    }
    return sum;
  }

  /**
   * Two lanes at once, as multiples of neighbours by one number have them. What this number's
   * adjoint gets is returned.
   */
  private double both(int record, int trips, double factor, int arg, double[] derivatives, int p) {
    double[] a = adjoints;
    double sum = 0;
    for (int k = 0; k < trips; k++) {
      double adjoint = a[record + k];
      if (adjoint != 0) {
        a[arg + k] += factor * adjoint;
        sum += derivatives[p + k] * adjoint;
      }
    }
    return sum;
  }

  private void neighbours(int record, int trips, double factor, int arg) {
    double[] a = adjoints;
    for (int k = 0; k < trips; k++) {
      double adjoint = a[record + k];
      if (adjoint != 0) {
        a[arg + k] += factor * adjoint;
      }
    }
  }

  private void summands(double adjoint, int trips, double[] partials, int p, int arg) {
    double[] a = adjoints;
    if (adjoint != 0) {
      for (int k = 0; k < trips; k++) {
        a[arg + k] += partials[p + k] * adjoint;
      }
    }
  }

  private void each(
      int record,
      int step,
      int trips,
      double sign,
      double[] partials,
      int p,
      int pStep,
      int arg,
      int argStep) {
    double[] a = adjoints;
    for (int k = 0, r = record, q = p, i = arg;
        k < trips;
        k++, r += step, q += pStep, i += argStep) {
      double adjoint = a[r];
      if (adjoint != 0) {
        a[i] += sign * partials[q] * adjoint;
      }
    }
  }
}
