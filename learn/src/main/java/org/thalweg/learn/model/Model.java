package org.thalweg.learn.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;
import org.thalweg.learn.layer.Dense;
import org.thalweg.learn.layer.Dropout;
import org.thalweg.optim.step.BatchObjective;

/** A model: a chain of layers with f32 parameters and a head that says what comes out. */
public sealed interface Model permits LinearRegression, LogisticRegression, SoftmaxRegression, Mlp {

  /** Numbers a row that go in. */
  int features();

  /** What comes out. */
  Head head();

  /** The layers, first to last; the last has {@code head().outputs()} outputs. */
  List<Dense> layers();

  /** The word for this kind of model on the command line. */
  String word();

  /** Names and places of the parameters. */
  default Layout layout() {
    Layout layout = Layout.empty();
    for (Dense layer : layers()) {
      layout = layer.addTo(layout);
    }
    return layout;
  }

  /**
   * Outputs of the last layer.
   *
   * @param parameters the parameters by name
   * @param x features, [batch, features()]
   * @return [batch, head().outputs()]
   */
  default Expr outputs(Map<String, Expr> parameters, Expr x) {
    Expr value = x;
    for (Dense layer : layers()) {
      value = layer.apply(parameters, value);
    }
    return value;
  }

  /**
   * What training makes small, for batches of a given size: the mean of the head's losses and what
   * the terms add. Batch inputs are features and targets, then a weight a row where rows are
   * weighted, then the step's key of random numbers, i32[2], where there is dropout.
   */
  default BatchObjective objective(int batch, LossTerms terms) {
    Expr w = Expr.input("w", DType.F32, layout().size());
    Expr x = Expr.input("x", DType.F32, batch, features());
    Expr y = Expr.input("y", head().target(), batch);
    Expr weights = Expr.input("weights", DType.F32, batch);
    Expr key = Expr.input("key", DType.I32, 2);
    Map<String, Expr> parameters = layout().views(w);

    Dropout dropout = new Dropout(terms.dropout());
    Expr value = x;
    for (int i = 0; i < layers().size(); i++) {
      boolean hidden = i < layers().size() - 1;
      value = layers().get(i).apply(parameters, value);
      value = hidden && terms.dropout() > 0 ? dropout.apply(value, key, i) : value;
    }
    Expr losses = head().losses(value, y, terms.smoothing());
    Expr loss = (terms.weighted() ? losses.mul(weights) : losses).mean();
    if (terms.l2() > 0) {
      for (Dense layer : layers()) {
        loss = loss.add(layer.squaredWeights(parameters).mul(terms.l2() / 2));
      }
    }
    List<Expr> inputs = new ArrayList<>(List.of(x, y));
    if (terms.weighted()) {
      inputs.add(weights);
    }
    if (terms.dropout() > 0) {
      inputs.add(key);
    }
    return new BatchObjective(w, layout(), inputs, loss);
  }

  /** Program from parameters and features [batch, features()] to outputs of the last layer. */
  default Program prediction(int batch) {
    Expr w = Expr.input("w", DType.F32, layout().size());
    Expr x = Expr.input("x", DType.F32, batch, features());
    return new Program(List.of(w, x), List.of(outputs(layout().views(w), x)));
  }

  /** Parameters to start from; the same for the same seed. */
  default Array initial(long seed) {
    int[] key = {(int) (seed >>> 32), (int) seed};
    Expr keyExpr = Expr.constant(Array.of(key, 2));
    Map<String, Expr> parameters = new LinkedHashMap<>();
    int stream = 0;
    for (Dense layer : layers()) {
      Expr streamExpr = Expr.constant(Array.scalar(stream++));
      layer.initialize(parameters, DType.F32, keyExpr, streamExpr);
    }
    Program program = new Program(List.of(), List.of(layout().flatten(parameters)));
    Executable executable = Interpreter.of(Step.of(program));
    executable.run();
    return executable.output(0).copy();
  }
}
