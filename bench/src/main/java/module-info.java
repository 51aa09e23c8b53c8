/** Measurements, against rivals where they are installed; never shipped. */
module org.thalweg.bench {
  requires ai.djl.api;
  requires java.management;
  requires jmh.core;
  requires static org.jspecify;
  requires org.thalweg.io;
  requires org.thalweg.learn;
  requires org.thalweg.problems;
}
