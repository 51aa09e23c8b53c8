package org.thalweg.core.plainjava;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.objective.Residuals;
import org.thalweg.core.plainjava.tape.Sweep;
import org.thalweg.core.plainjava.tape.Tape;
import org.thalweg.core.plainjava.tape.Variables;
import org.thalweg.core.plainjava.translate.Recording;

/**
 * Residuals in plain Java with their exact Jacobian, by one sweep over the tape for each residual,
 * which visits only what that residual rests on: where each rests on few variables, {@link
 * #sparseJacobian} takes a small multiple of the time of the residuals.
 */
public final class JavaResiduals implements Residuals {
  private final int dimension;
  private final int count;
  private final VectorProcedure method;
  private final Recording recording;
  private final MethodHandle handle;
  private final boolean returnsArray;
  private final Sweep sweep = new Sweep();
  private final double[] x;
  private final int[] indices;
  private final int[] records;
  private final SparseJacobian sparse;

  JavaResiduals(
      int dimension, int count, VectorProcedure method, Recording recording, boolean returnsArray) {
    this.dimension = dimension;
    this.count = count;
    this.method = method;
    this.recording = recording;
    this.handle = recording.handle();
    this.returnsArray = returnsArray;
    x = new double[dimension];
    indices = new int[dimension];
    records = new int[count];
    recording.know(x, indices);
    sparse = new SparseJacobian(count);
  }

  /** What makes the Jacobian slow: methods that are too long for the JIT. Empty as a rule. */
  public List<String> warnings() {
    return recording.warnings();
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void values(double[] point, double[] residuals) {
    Arrays.fill(residuals, 0, count, 0);
    method.at(recording.mayWritePoint() ? point.clone() : point, residuals);
  }

  @Override
  public void valuesAndJacobian(double[] point, double[] residuals, double[] jacobian) {
    Tape tape = record(point, residuals, true);
    Arrays.fill(jacobian, 0, count * dimension, 0);
    sweep.beginRows(tape);
    for (int row = 0; row < count; row++) {
      int terms = sweep.row(tape, dimension, records[row]);
      for (int k = 0; k < terms; k++) {
        jacobian[row * dimension + sweep.column(k)] += sweep.take(k);
      }
    }
  }

  /**
   * The residuals and their derivatives, without most of the zeros.
   *
   * @param residuals where the m residuals are written
   * @return the Jacobian, which the next call writes anew
   */
  public SparseJacobian sparseJacobian(double[] point, double[] residuals) {
    Tape tape = record(point, residuals, true);
    sweep.beginRows(tape);
    for (int row = 0; row < count; row++) {
      sparse.append(row, sweep, sweep.row(tape, dimension, records[row]));
    }
    return sparse;
  }

  /** The sum of the squares of these residuals. Its gradient takes one sweep over the tape. */
  public Objective sumOfSquares() {
    return new SumOfSquares();
  }

  private final class SumOfSquares implements Objective {
    private final double[] residuals = new double[count];

    @Override
    public int dimension() {
      return dimension;
    }

    @Override
    public double value(double[] point) {
      values(point, residuals);
      return sum();
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
      Tape tape = record(point, residuals, false);
      sweep.begin(tape);
      for (int i = 0; i < count; i++) {
        sweep.seed(records[i], 2 * residuals[i]);
      }
      sweep.gradient(tape, dimension, gradient);
      return sum();
    }

    private double sum() {
      double sum = 0;
      for (double residual : residuals) {
        sum += residual * residual;
      }
      return sum;
    }

    @Override
    public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
      FiniteDifferences.hessianVectorProduct(this, point, vector, product);
    }

    @Override
    public Optional<Residuals> residuals() {
      return Optional.of(JavaResiduals.this);
    }
  }

  /** Runs the copy that records; {@link #records} are then the records of the residuals. */
  private Tape record(double[] point, double[] residuals, boolean single) {
    Tape tape = recording.tape();
    Variables.set(point, x, indices);
    tape.begin(dimension, single, returnsArray ? null : records);
    Arrays.fill(records, 0);
    try {
      if (returnsArray) {
        double[] found = (double[]) handle.invokeExact(tape, x, indices);
        System.arraycopy(checked(found), 0, residuals, 0, count);
        if (recording.returnsActive() && tape.indices instanceof int[] foundRecords) {
          System.arraycopy(foundRecords, 0, records, 0, count);
        }
      } else {
        Arrays.fill(residuals, 0, count, 0);
        handle.invokeExact(tape, x, indices, residuals, records);
      }
    } catch (Throwable e) {
      tape.failures.check();
      values(point, residuals); // throws the same, with the user's own lines
      throw Recording.thrown(e);
    }
    tape.failures.check();
    return tape;
  }

  private double[] checked(double[] found) {
    if (found.length != count) {
      throw new IllegalArgumentException(
          "the method returned "
              + found.length
              + " residuals where "
              + count
              + " were announced; give their number");
    }
    return found;
  }

  /** The residuals of a method that returns them. */
  static VectorProcedure copying(VectorResiduals method) {
    return (point, residuals) -> {
      double[] found = method.at(point);
      System.arraycopy(found, 0, residuals, 0, Math.min(found.length, residuals.length));
    };
  }
}
