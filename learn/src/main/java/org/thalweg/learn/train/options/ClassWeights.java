package org.thalweg.learn.train.options;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/** How much the rows of each class count. */
public sealed interface ClassWeights {

  /** All alike. */
  record Equal() implements ClassWeights {}

  /** Each class as much as any other: rows / (classes · rows of the class). */
  record Balanced() implements ClassWeights {}

  /**
   * As given, and 1 for classes that are not.
   *
   * @param byName weights of 0 or more
   */
  record Given(Map<String, Double> byName) implements ClassWeights {
    /** Copies the map. */
    public Given {
      byName = Map.copyOf(byName);
    }
  }

  /**
   * What a person wrote.
   *
   * @param text {@code balanced}, or {@code NAME=W,NAME=W}
   * @throws InputException if it is neither
   */
  static ClassWeights parse(String text) {
    if (text.strip().equalsIgnoreCase("balanced")) {
      return new Balanced();
    }
    Map<String, Double> byName = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      int equals = pair.lastIndexOf('=');
      double weight = equals < 1 ? Double.NaN : number(pair.substring(equals + 1));
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new InputException(
            "--class-weights %s cannot be used: it must be `balanced`, or NAME=W with W of 0 or more"
                .formatted(Wording.quote(pair)));
      }
      byName.put(pair.substring(0, equals).strip(), weight);
    }
    return new Given(byName);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * The weight of each class.
   *
   * @param classes their names
   * @param labels of the training rows
   * @throws InputException if a name is none of a class
   */
  default double[] of(List<String> classes, int[] labels) {
    double[] weights = new double[classes.size()];
    Arrays.fill(weights, 1);
    switch (this) {
      case Equal _ -> {}
      case Balanced _ -> {
        int[] counts = new int[weights.length];
        for (int label : labels) {
          counts[label]++;
        }
        Arrays.setAll(weights, c -> (double) labels.length / (classes.size() * (double) counts[c]));
      }
      case Given given ->
          given.byName.forEach((name, weight) -> {
            int at = classes.indexOf(name);
            if (at < 0) {
              throw new InputException(
                  "--class-weights names no class %s: %s"
                      .formatted(Wording.quote(name), Wording.nearOrAll(name, classes)));
            }
            weights[at] = weight;
          });
    }
    return weights;
  }
}
