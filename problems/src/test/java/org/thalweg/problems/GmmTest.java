package org.thalweg.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures computed in Python from the densities of scipy.stats (multivariate_normal, and wishart of
 * the precision matrices); gradients there by complex steps.
 */
class GmmTest {

  private static final double[] TINY_GRADIENT = {
    0.10866285550865253,
    -0.7412700395238984,
    0.632607184015246,
    1.1169257653278704,
    0.16333301355145532,
    -0.02199898240711932,
    0.22777829225423615,
    1.2096302561283216,
    -0.060637592073395634,
    -3.8773095398535973,
    -0.2513580570468236,
    -1.2148976901503883,
    -0.02420059544032302,
    -6.11097740927195,
    0.16408559032255352,
    -1.0731187704460854,
    0.8208366546891366,
    1.545501069533677
  };
  private static final double[] SMALL_GRADIENT = {
    167.21527511000082,
    -507.2137821575371,
    38.768024221622255,
    231.55351328608953,
    69.67696953982468,
    -392.85648991749605,
    22.379315492948713,
    -263.44763767706553,
    -52.43402262507861,
    -300.34614538823877,
    -337.75812033703204,
    -82.53446356900034,
    60.436829057146355,
    -210.8920954231853,
    -3.104684644039988,
    15.937191018899075,
    270.810224099755,
    226.0959585548351,
    -360.04914519858335,
    -308.4824238002579,
    -15.8022541447252,
    -308.42934865044987,
    -234.7455173583337,
    7.39565048781045,
    268.5848248484046,
    255.98428369171555,
    487.2379334700461,
    -139.69108442375142,
    140.4816634663159,
    4.755010739419603
  };

  @Test
  void logPosteriorAgrees() {
    assertValue(-20.067360546658307, Gmm.tiny());
    assertValue(-5396.099838426136, Gmm.small());
  }

  @Test
  void logPosteriorAgreesWithAnotherPrior() {
    assertValue(-38.23451939055691, withPrior(Gmm.tiny()));
    assertValue(-5387.8739894504615, withPrior(Gmm.small()));
  }

  private static Gmm withPrior(Gmm g) {
    return new Gmm(g.dimension(), g.components(), g.count(), g.start(), g.points(), 0.7, 2);
  }

  private static void assertValue(double expected, Gmm gmm) {
    assertEquals(expected, gmm.logPosterior(gmm.start()), 1e-12 * Math.abs(expected));
    assertEquals(-expected, gmm.value(gmm.start()), 1e-12 * Math.abs(expected));
  }

  @Test
  void gradientAgrees() {
    Gmm tiny = Gmm.tiny();
    assertArrayEquals(TINY_GRADIENT, Differences.gradient(tiny::logPosterior, tiny.start()), 1e-8);
    Gmm small = Gmm.small();
    assertArrayEquals(
        SMALL_GRADIENT, Differences.gradient(small::logPosterior, small.start()), 1e-5);
  }

  @Test
  void readsFilesPlainOrPacked(@TempDir Path folder) throws IOException {
    String text = "1 2 3\n0.1\n0.2\n-1\n1\n0.3\n0.4\n5\n6\n7\n1.5 2\n";
    Path plain = Files.writeString(folder.resolve("gmm.txt"), text);
    Path packed = folder.resolve("gmm.txt.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(plain));
    }
    for (Path file : new Path[] {plain, packed}) {
      Gmm gmm = Gmm.read(file);
      assertEquals(2, gmm.components());
      assertArrayEquals(new double[] {0.1, 0.2, -1, 1, 0.3, 0.4}, gmm.start());
      assertArrayEquals(new double[] {5, 6, 7}, gmm.points());
      assertEquals(1.5, gmm.gamma());
      assertEquals(2, gmm.excess());
    }
  }
}
