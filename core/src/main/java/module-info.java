/** Array programs, their derivatives, their interpreter and their compiler. */
@SuppressWarnings("module") // org.thalweg.optim is built later
module org.thalweg.core {
  exports org.thalweg.core.array;
  exports org.thalweg.core.compile;
  exports org.thalweg.core.formula;
  exports org.thalweg.core.formula.given;
  exports org.thalweg.core.grad;
  exports org.thalweg.core.interpret;
  exports org.thalweg.core.ir;
  exports org.thalweg.core.kernel to
      org.thalweg.optim;
  exports org.thalweg.core.objective;
  exports org.thalweg.core.plainjava;
  exports org.thalweg.core.plainjava.refusal;

  requires static transitive org.jspecify;
  requires static jdk.incubator.vector;
}
