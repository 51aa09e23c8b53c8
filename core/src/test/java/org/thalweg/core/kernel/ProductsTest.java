package org.thalweg.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProductsTest {
  @Test
  void bothFormsGiveTheSameBits() {
    for (int n : new int[] {0, 1, 3, 4, 5, 31, 64, 1001}) {
      SplittableRandom random = new SplittableRandom(n);
      double[][] v = new double[4][n];
      for (double[] one : v) {
        for (int i = 0; i < n; i++) {
          one[i] = random.nextDouble(-1, 1);
        }
      }
      double[] vector = {1, 2, 3, 4};
      double[] scalar = {1, 2, 3, 4};
      int from = Math.min(1, n);
      Products.best().add(v[0], v[1], v[2], v[3], from, n, vector);
      new ScalarProducts().add(v[0], v[1], v[2], v[3], from, n, scalar);
      assertArrayEquals(scalar, vector, 0, "n = " + n);
      for (int j = 0; j < 4; j++) {
        double sum = j + 1;
        for (int i = from; i < n; i++) {
          sum += v[j / 2][i] * v[2 + j % 2][i];
        }
        assertEquals(sum, scalar[j], 1e-12);
      }
    }
  }
}
