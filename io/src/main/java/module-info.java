/** Readers and writers of data files and of saved models. */
module org.thalweg.io {
  exports org.thalweg.io;
  exports org.thalweg.io.csv;
  exports org.thalweg.io.idx;

  requires static org.jspecify;
  requires transitive org.thalweg.learn;
  requires ch.randelshofer.fastdoubleparser;
  requires de.siegmar.fastcsv;
  requires tools.jackson.core;
}
