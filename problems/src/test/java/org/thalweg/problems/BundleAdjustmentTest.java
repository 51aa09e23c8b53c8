package org.thalweg.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures computed in Python with numpy and rotation matrices of scipy.spatial; Jacobians there by
 * central differences, extrapolated twice.
 */
class BundleAdjustmentTest {

  private static final double[][] TINY_JACOBIAN = {
    {
      228.8772022078983,
      634.5748114949187,
      -782.222866259515,
      2.428926156072391,
      -11.78280796279788,
      2.5416931248757506,
      -1.0365708495853727,
      0.41702200004959933,
      0.0,
      -350.7395210949823,
      -912.1077736665687,
      -2.428926156077495,
      11.782807962752452,
      -2.541693124757821,
      -0.6451670397134303
    },
    {
      -120.5424359948772,
      -385.67324076616825,
      97.54762914039023,
      -1.7837210852959084,
      4.154667994331029,
      2.040257180298487,
      0.3491763974332468,
      0.0,
      0.4170220000010299,
      118.14914770448974,
      307.25010896035053,
      1.7837210853145526,
      -4.154667994320226,
      -2.0402571803328566,
      0.6233359215528954
    }
  };

  @Test
  void residualsAgree() {
    var tiny = BundleAdjustment.tiny();
    double[] v = tiny.start();
    assertEquals(62, v.length);
    double[] r = tiny.residuals(v);
    assertEquals(30, r.length);
    for (int i = 0; i < 10; i++) {
      assertEquals(-0.2690488492354265, r[2 * i], 1e-11);
      assertEquals(0.2599447926779256, r[2 * i + 1], 1e-11);
      assertEquals(0.826092651516, r[20 + i], 1e-15);
    }
    double each = 0.2690488492354265 * 0.2690488492354265;
    each += 0.2599447926779256 * 0.2599447926779256 + 0.826092651516 * 0.826092651516;
    assertEquals(10 * each, tiny.value(v), 1e-10);
  }

  @Test
  void blocksAreTheirOwnCamerasAndPoints() {
    var some = new BundleAdjustment(2, 3, 7, new double[11], new double[3], 1, new double[2]);
    double[] v = new double[11 * 2 + 3 * 3 + 7];
    for (int i = 0; i < v.length; i++) {
      v[i] = i;
    }
    double[] block = some.block(v, 5);
    assertArrayEquals(
        new double[] {11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 28, 29, 30, 36}, block);
  }

  @Test
  void jacobianAgrees() {
    var tiny = BundleAdjustment.tiny();
    double[] block = tiny.block(tiny.start(), 0);
    for (int k = 0; k < 2; k++) {
      int row = k;
      double[] found = Differences.gradient(b -> tiny.blockResiduals(b)[row], block);
      assertArrayEquals(TINY_JACOBIAN[k], found, 1e-5);
    }
    double[] last = Differences.gradient(b -> tiny.blockResiduals(b)[2], block);
    assertEquals(-2 * 0.417022, last[14], 1e-11);
  }

  @Test
  void noRotationIsTheLimit() {
    var tiny = BundleAdjustment.tiny();
    double[] block = tiny.block(tiny.start(), 0);
    block[0] = 0;
    block[1] = 0;
    block[2] = 0;
    double[] none = tiny.blockResiduals(block);
    block[1] = 1e-12;
    assertArrayEquals(none, tiny.blockResiduals(block), 1e-6);
  }

  @Test
  void readsFiles(@TempDir Path folder) throws IOException {
    String text = "2 3 4\n1 2 3 4 5 6 7 8 9 10 11\n12 13 14\n0.5\n15 16\n";
    var read = BundleAdjustment.read(Files.writeString(folder.resolve("ba.txt"), text));
    assertEquals(4, read.observations());
    assertArrayEquals(new double[] {15, 16}, read.feature());
    assertEquals(0.5, read.start()[11 * 2 + 3 * 3 + 3]);
  }
}
