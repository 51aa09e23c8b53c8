package org.thalweg.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.LossTerms;
import org.thalweg.learn.model.Mlp;
import org.thalweg.optim.rule.Sgd;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.TrainingStep;

/**
 * A classifying network of fully connected layers with ReLU, and a batch of data.
 *
 * @param batch rows a step
 * @param sizes features, outputs of each hidden layer, classes
 */
public record Network(int batch, List<Integer> sizes) {

  static final float LEARNING_RATE = 0.01f;

  /** 784-256-128-10 on batches of 64. */
  public static final Network MIDDLE = new Network(64, List.of(784, 256, 128, 10));

  /** 784-256-256-10 on batches of 128. */
  public static final Network LARGE = new Network(128, List.of(784, 256, 256, 10));

  /** 64-32-10 on batches of 32. */
  public static final Network SMALL = new Network(32, List.of(64, 32, 10));

  /** Operations of the products in a training step. */
  double flops() {
    double flops = 0;
    for (int i = 1; i < sizes.size(); i++) {
      // Forward, the weights' gradient, and the inputs' gradient but for the first layer.
      flops += new Product(batch, sizes.get(i - 1), sizes.get(i)).flops() * (i == 1 ? 2 : 3);
    }
    return flops;
  }

  /** A step of plain gradient descent, compiled as training compiles it, on one thread. */
  public Executable compile() {
    return compile(Sgd.plain(), LEARNING_RATE);
  }

  /** The same with another rule. */
  Executable compile(Rule rule, double learningRate) {
    Mlp mlp =
        new Mlp(
            sizes.getFirst(),
            sizes.subList(1, sizes.size() - 1),
            Activation.RELU,
            new Head.Classes(sizes.getLast()));
    TrainingStep step = TrainingStep.of(mlp.objective(batch, LossTerms.ofL2(0)), rule, false);
    Executable compiled = Compiler.compile(step.step(), Options.defaults());
    compiled.input(TrainingStep.PARAMETERS).copyFrom(mlp.initial(0));
    compiled.input(step.learningRate()).set(0, learningRate);
    System.arraycopy(features(), 0, compiled.input(step.batch(0)).f32(), 0, features().length);
    System.arraycopy(labels(), 0, compiled.input(step.batch(1)).i32(), 0, batch);
    return compiled;
  }

  /** The batch's features, a row after the other. */
  float[] features() {
    float[] features = new float[batch * sizes.getFirst()];
    Product.fill(features, 1);
    return features;
  }

  /** The batch's classes. */
  int[] labels() {
    return new SplittableRandom(2).ints(batch, 0, sizes.getLast()).toArray();
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    sizes.forEach(size -> words.add(size.toString()));
    return String.join("-", words) + " batch " + batch;
  }
}
