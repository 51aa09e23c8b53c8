/** Data, models, losses and the training loop. */
module org.thalweg.learn {
  exports org.thalweg.learn.data;

  requires static org.jspecify;
  requires transitive org.thalweg.core;
  requires transitive org.thalweg.optim;
}
