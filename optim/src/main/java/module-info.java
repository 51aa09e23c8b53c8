/** Update rules, schedules and minimizers, written as array programs. */
module org.thalweg.optim {
  exports org.thalweg.optim.critical;
  exports org.thalweg.optim.fit;
  exports org.thalweg.optim.linesearch;
  exports org.thalweg.optim.method;
  exports org.thalweg.optim.method.descent;
  exports org.thalweg.optim.method.newton;
  exports org.thalweg.optim.method.search;
  exports org.thalweg.optim.method.squares;
  exports org.thalweg.optim.minimize;
  exports org.thalweg.optim.problem;
  exports org.thalweg.optim.rule;
  exports org.thalweg.optim.schedule;
  exports org.thalweg.optim.step;
  exports org.thalweg.optim.transform;

  requires hipparchus.core;
  requires static org.jspecify;
  requires transitive org.thalweg.core;
}
