/** Data, models, losses and the training loop. */
module org.thalweg.learn {
  exports org.thalweg.learn.data;
  exports org.thalweg.learn.export;
  exports org.thalweg.learn.layer;
  exports org.thalweg.learn.loss;
  exports org.thalweg.learn.metric;
  exports org.thalweg.learn.model;
  exports org.thalweg.learn.run;
  exports org.thalweg.learn.train;
  exports org.thalweg.learn.train.options;

  requires static org.jspecify;
  requires transitive org.thalweg.core;
  requires transitive org.thalweg.optim;
  requires tools.jackson.core;
}
