package org.thalweg.learn.run;

import java.util.Optional;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.Targets;
import org.thalweg.learn.export.Sha256;

/** What tells prepared data from other data. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256, in hexadecimal digits, of all that training sees: features, their names, targets,
   * weights.
   */
  public static String of(Dataset train, Optional<Dataset> validation) {
    Sha256 digest = new Sha256();
    add(train, digest);
    validation.ifPresent(rows -> add(rows, digest));
    return digest.hex();
  }

  private static void add(Dataset data, Sha256 to) {
    data.featureNames().forEach(to::add);
    to.add(data.rows() + " rows");
    to.add(Array.of(data.features(), data.features().length));
    switch (data.targets()) {
      case Targets.Labels labels -> to.add(Array.of(labels.values(), data.rows()));
      case Targets.Values values -> to.add(Array.of(values.values(), data.rows()));
      case Targets.None _ -> to.add("none");
    }
    data.weights().ifPresent(weights -> to.add("weights").add(Array.of(weights, data.rows())));
  }
}
