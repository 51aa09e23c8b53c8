package org.thalweg.core.interpret;

import org.thalweg.core.array.Array;
import org.thalweg.core.array.Type;

/** Matrix products: each element a chain of fused multiply-adds from +0, k ascending. */
final class Products {
  private Products() {}

  static Array matMul(Array a, Array b, Type type) {
    Array result = Array.zeros(type);
    int rows = a.shape().dim(-2);
    int inner = a.shape().dim(-1);
    int columns = b.shape().dim(-1);
    for (int i = 0; i < result.size(); i++) {
      int column = i % columns;
      int row = i / columns % rows;
      int matrix = i / columns / rows;
      int atA = (matrix * rows + row) * inner;
      int atB = matrix * inner * columns + column;
      if (a.data() instanceof float[] x && b.data() instanceof float[] y) {
        result.f32()[i] = dot(x, atA, y, atB, inner, columns);
      } else {
        result.f64()[i] = dot(a.f64(), atA, b.f64(), atB, inner, columns);
      }
    }
    return result;
  }

  private static float dot(float[] a, int atA, float[] b, int atB, int inner, int stride) {
    float sum = 0;
    for (int k = 0; k < inner; k++) {
      sum = Math.fma(a[atA + k], b[atB + k * stride], sum);
    }
    return sum;
  }

  private static double dot(double[] a, int atA, double[] b, int atB, int inner, int stride) {
    double sum = 0;
    for (int k = 0; k < inner; k++) {
      sum = Math.fma(a[atA + k], b[atB + k * stride], sum);
    }
    return sum;
  }
}
