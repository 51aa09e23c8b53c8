package org.thalweg.problems;

import java.util.List;

/**
 * The linear regressions of NIST's Statistical Reference Datasets, with exact solutions: Norris,
 * Pontius, NoInt1 and 2, Filip, Longley, Wampler1 to 5. All but Longley are polynomials.
 */
public final class NistLinear {

  private NistLinear() {}

  /** All 11. */
  public static List<LinearFit> all() {
    return TextResource.blocks("nist-linear.txt", "fit ").stream().map(NistLinear::read).toList();
  }

  private static LinearFit read(List<String> block) {
    String[] head = block.getFirst().split(" ", -1);
    double[] residuals = TextResource.numbers(block.get(3), 1);
    return new LinearFit(
        head[1],
        Integer.parseInt(head[2]),
        Boolean.parseBoolean(head[3]),
        block.stream().skip(4).map(line -> TextResource.numbers(line, 1)).toArray(double[][]::new),
        TextResource.numbers(block.get(1), 1),
        TextResource.numbers(block.get(2), 1),
        residuals[0],
        residuals[1],
        residuals[2]);
  }
}
