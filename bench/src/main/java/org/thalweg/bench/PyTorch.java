package org.thalweg.bench;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Optional;

/** The rival PyTorch, through DJL, on one thread: its natives come as Maven artifacts. */
final class PyTorch {

  private final Engine engine;

  /** The engine, if there is one for this machine. */
  static Optional<PyTorch> installed() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try {
      return Optional.of(new PyTorch(Engine.getEngine("PyTorch")));
    } catch (EngineException | IllegalArgumentException | UnsatisfiedLinkError _) {
      return Optional.empty();
    }
  }

  private PyTorch(Engine engine) {
    this.engine = engine;
  }

  /** Name and version. */
  String version() {
    return "PyTorch " + engine.getVersion();
  }

  /** A training step of the network on its batch, to be run as often as one likes. */
  @SuppressWarnings("MustBeClosedChecker")
  Runnable step(Network network) {
    SequentialBlock block = new SequentialBlock();
    int layers = network.sizes().size() - 1;
    for (int i = 1; i <= layers; i++) {
      block.add(Linear.builder().setUnits(network.sizes().get(i)).build());
      if (i < layers) {
        block.add(Activation::relu);
      }
    }
    Model model = Model.newInstance("network", engine.getEngineName());
    model.setBlock(block);
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(
                Optimizer.sgd()
                    .setLearningRateTracker(Tracker.fixed(Network.LEARNING_RATE))
                    .build());
    Trainer trainer = model.newTrainer(config);
    Shape shape = new Shape(network.batch(), network.sizes().getFirst());
    trainer.initialize(shape);
    NDArray features = trainer.getManager().create(network.features(), shape);
    NDArray labels = trainer.getManager().create(network.labels(), new Shape(network.batch(), 1));
    Loss loss = trainer.getLoss();
    return () -> {
      try (NDManager arrays = trainer.getManager().newSubManager();
          GradientCollector collector = trainer.newGradientCollector()) {
        NDList input = new NDList(features);
        input.tempAttach(arrays); // so that what is made of it is freed at the end
        NDList output = trainer.forward(input);
        NDArray value = loss.evaluate(new NDList(labels), output);
        collector.backward(value);
      }
      trainer.step();
    };
  }
}
