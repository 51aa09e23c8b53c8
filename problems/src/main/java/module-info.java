/** Problems of minimization with known answers, for tests and measurements; never shipped. */
module org.thalweg.problems {
  exports org.thalweg.problems;

  requires static transitive org.jspecify;
}
