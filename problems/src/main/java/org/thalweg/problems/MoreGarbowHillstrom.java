package org.thalweg.problems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Problems 1 to 20 of Moré, Garbow and Hillstrom, "Testing unconstrained optimization software",
 * ACM Transactions on Mathematical Software 7 (1981); Watson with 6, 9 and 12 variables.
 */
public final class MoreGarbowHillstrom {

  private MoreGarbowHillstrom() {}

  /** All 22, in the order of their numbers. */
  public static List<LeastSquaresProblem> all() {
    return TextResource.blocks("more-garbow-hillstrom.txt", "problem ").stream()
        .map(MoreGarbowHillstrom::read)
        .toList();
  }

  private static LeastSquaresProblem read(List<String> block) {
    String[] head = block.getFirst().split(" ", 3);
    int number = Integer.parseInt(head[1]);
    List<LeastSquaresProblem.Minimum> minima = new ArrayList<>();
    for (String line : block.subList(5, block.size())) {
      double[] row = TextResource.numbers(line, 1);
      minima.add(new LeastSquaresProblem.Minimum(row[0], Arrays.copyOfRange(row, 1, row.length)));
    }
    return new LeastSquaresProblem(
        number,
        head[2],
        function(number),
        residuals(number),
        TextResource.numbers(block.get(1), 1),
        TextResource.numbers(block.get(2), 1),
        TextResource.numbers(block.get(3), 1)[0],
        TextResource.numbers(block.get(4), 1),
        List.copyOf(minima));
  }

  private static PlainFunction function(int number) {
    return switch (number) {
      case 1 -> Mgh1To7::rosenbrock;
      case 2 -> Mgh1To7::freudensteinRoth;
      case 3 -> Mgh1To7::powellBadlyScaled;
      case 4 -> Mgh1To7::brownBadlyScaled;
      case 5 -> Mgh1To7::beale;
      case 6 -> Mgh1To7::jennrichSampson;
      case 7 -> Mgh1To7::helicalValley;
      case 8 -> Mgh8To12::bard;
      case 9 -> Mgh8To12::gaussian;
      case 10 -> Mgh8To12::meyer;
      case 11 -> Mgh8To12::gulf;
      case 12 -> Mgh8To12::box;
      case 13 -> Mgh13To20::powellSingular;
      case 14 -> Mgh13To20::wood;
      case 15 -> Mgh13To20::kowalikOsborne;
      case 16 -> Mgh13To20::brownDennis;
      case 17 -> Mgh13To20::osborne1;
      case 18 -> Mgh13To20::biggsExp6;
      case 19 -> Mgh13To20::osborne2;
      case 20 -> Mgh13To20::watson;
      default -> throw new IllegalArgumentException("problem " + number + ": 1 to 20 are here");
    };
  }

  private static PlainResiduals residuals(int number) {
    return switch (number) {
      case 1 -> Mgh1To7::rosenbrockResiduals;
      case 2 -> Mgh1To7::freudensteinRothResiduals;
      case 3 -> Mgh1To7::powellBadlyScaledResiduals;
      case 4 -> Mgh1To7::brownBadlyScaledResiduals;
      case 5 -> Mgh1To7::bealeResiduals;
      case 6 -> Mgh1To7::jennrichSampsonResiduals;
      case 7 -> Mgh1To7::helicalValleyResiduals;
      case 8 -> Mgh8To12::bardResiduals;
      case 9 -> Mgh8To12::gaussianResiduals;
      case 10 -> Mgh8To12::meyerResiduals;
      case 11 -> Mgh8To12::gulfResiduals;
      case 12 -> Mgh8To12::boxResiduals;
      case 13 -> Mgh13To20::powellSingularResiduals;
      case 14 -> Mgh13To20::woodResiduals;
      case 15 -> Mgh13To20::kowalikOsborneResiduals;
      case 16 -> Mgh13To20::brownDennisResiduals;
      case 17 -> Mgh13To20::osborne1Residuals;
      case 18 -> Mgh13To20::biggsExp6Residuals;
      case 19 -> Mgh13To20::osborne2Residuals;
      case 20 -> Mgh13To20::watsonResiduals;
      default -> throw new IllegalArgumentException("problem " + number + ": 1 to 20 are here");
    };
  }
}
