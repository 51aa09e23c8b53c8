package org.thalweg.bench;

import java.util.List;
import java.util.Map;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.compile.Options;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.objective.ProgramObjective;
import org.thalweg.problems.Gmm;

/**
 * The objective {@link Gmm} as an array program, but for what does not depend on the parameters.
 * The factors of all components lie below each other in one matrix, whose product with the points
 * is all distances need.
 */
final class GmmProgram {
  private final Gmm gmm;
  private final int d;
  private final int k;
  private final Expr parameters;
  private final Expr points;
  private final Expr places;

  private GmmProgram(Gmm gmm) {
    this.gmm = gmm;
    d = gmm.dimension();
    k = gmm.components();
    parameters = Expr.input("parameters", DType.F64, gmm.start().length);
    points = Expr.input("points", DType.F64, gmm.count(), d);
    places = Expr.input("places", DType.I32, d * d);
  }

  static ProgramObjective of(Gmm gmm) {
    GmmProgram program = new GmmProgram(gmm);
    return ProgramObjective.of(
        program.parameters,
        program.value(),
        Map.of(
            program.points, Array.of(gmm.points(), gmm.count(), program.d),
            program.places, Array.of(program.placesInFactor(), program.d * program.d)),
        Options.defaults());
  }

  private Expr value() {
    int below = d * (d - 1) / 2;
    Expr logits = parameters.slice(0, 0, k);
    Expr means = parameters.slice(0, k, k + k * d).reshape(k, d);
    Expr factors = parameters.slice(0, k + k * d, gmm.start().length).reshape(k, d + below);
    Expr logDiagonals = factors.slice(1, 0, d);
    Expr diagonals = logDiagonals.exp();
    Expr rest = factors.slice(1, d, d + below);
    Expr logDeterminants = logDiagonals.sum(1);

    Expr zero = Expr.full(Type.of(DType.F64, k, 1), 0);
    Expr q = Expr.concatenate(1, List.of(diagonals, rest, zero)).gather(1, places).reshape(k, d, d);
    Expr centres = q.mul(means.insertAxis(1)).sum(2).reshape(k * d);
    Expr scaled = points.matmul(q.reshape(k * d, d).t()).sub(centres);
    Expr distances = scaled.square().reshape(gmm.count(), k, d).sum(2);
    Expr terms = logits.add(logDeterminants).sub(distances.mul(0.5));
    Expr likelihood =
        Composites.logSumExp(terms, 1).sum(0).sub(Composites.logSumExp(logits, 0).mul(gmm.count()));

    Expr frobenius = diagonals.square().sum(0, 1).add(rest.square().sum(0, 1));
    Expr prior =
        logDeterminants
            .sum(0)
            .mul(gmm.excess())
            .sub(frobenius.mul(0.5 * gmm.gamma() * gmm.gamma()));
    return likelihood.add(prior).neg();
  }

  /** For each entry of a factor, row by row, where it is among diagonal, rest and zero. */
  private int[] placesInFactor() {
    int[] place = new int[d * d];
    int next = d;
    for (int column = 0; column < d; column++) {
      for (int row = 0; row < d; row++) {
        if (row == column) {
          place[row * d + column] = row;
        } else if (row < column) {
          place[row * d + column] = d + d * (d - 1) / 2;
        } else {
          place[row * d + column] = next++;
        }
      }
    }
    return place;
  }
}
