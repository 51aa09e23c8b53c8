package org.thalweg.core.compile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.kernel.Epilogue;
import org.thalweg.core.kernel.MatMulF32;
import org.thalweg.core.kernel.MatMulF64;
import org.thalweg.core.kernel.Team;

/** Stages for matrix products, each with the loop that takes up its rows as they become final. */
final class Products {
  private Products() {}

  /** A loop of the emitted class that is called for rows of a product. */
  record Rows(Team.Task loops, int id) {}

  /** The stage of a product, written to {@code c}; {@code rows} are all rows of the batch. */
  static Stage stage(Expr product, Lowered lowered, Memory memory, @Nullable Rows rows, Team team) {
    Matrices a = Matrices.of(lowered.view(product.inputs().get(0)), memory);
    Matrices b = Matrices.of(lowered.view(product.inputs().get(1)), memory);
    Buffer c = memory.buffer(product);
    Object to = memory.arrays().get(c.array());
    Shape shape = product.shape();
    int m = shape.dim(-2);
    int n = shape.dim(-1);
    int k = product.inputs().get(0).shape().dim(-1);
    int batch = shape.size() / (m * n);
    OneOf one;
    if (to instanceof float[] to32) {
      MatMulF32 plan =
          MatMulF32.plan(m, n, k, a.rowStride, a.columnStride, b.rowStride, b.columnStride, n)
              .through(Math.min(m, memory.window(product)));
      float[] a32 = (float[]) a.array;
      float[] b32 = (float[]) b.array;
      one =
          (i, epilogue) ->
              plan.run(
                  a32,
                  a.offsets[i],
                  b32,
                  b.offsets[i],
                  to32,
                  c.offset() + i * m * n,
                  epilogue,
                  team);
    } else {
      MatMulF64 plan =
          MatMulF64.plan(m, n, k, a.rowStride, a.columnStride, b.rowStride, b.columnStride, n)
              .through(Math.min(m, memory.window(product)));
      double[] a64 = (double[]) a.array;
      double[] b64 = (double[]) b.array;
      double[] to64 = (double[]) to;
      one =
          (i, epilogue) ->
              plan.run(
                  a64,
                  a.offsets[i],
                  b64,
                  b.offsets[i],
                  to64,
                  c.offset() + i * m * n,
                  epilogue,
                  team);
    }
    @Nullable Epilogue[] epilogues = new Epilogue[batch];
    if (rows != null) {
      for (int i = 0; i < batch; i++) {
        int first = i * m;
        epilogues[i] = (from, until) -> rows.loops.run(rows.id, first + from, first + until);
      }
    }
    if (batch == 1) {
      Epilogue only = epilogues[0];
      return () -> one.run(0, only);
    }
    return () -> {
      for (int i = 0; i < batch; i++) {
        one.run(i, epilogues[i]);
      }
    };
  }

  /** One product of a batch. */
  private interface OneOf {
    void run(int i, @Nullable Epilogue epilogue);
  }

  /** A batch of matrices: where each begins, and the steps to the next row and column. */
  private record Matrices(Object array, int[] offsets, int rowStride, int columnStride) {
    static Matrices of(View view, Memory memory) {
      Buffer buffer = memory.buffer(view.base());
      int rank = view.shape().rank();
      int[] offsets = {buffer.offset() + view.offset()};
      for (int d = 0; d < rank - 2; d++) {
        int extent = view.shape().dim(d);
        int stride = view.strides().get(d);
        int[] before = offsets;
        int[] more = new int[before.length * extent];
        Arrays.setAll(more, i -> before[i / extent] + i % extent * stride);
        offsets = more;
      }
      return new Matrices(
          memory.arrays().get(buffer.array()),
          offsets,
          view.strides().get(rank - 2),
          view.strides().get(rank - 1));
    }
  }
}
