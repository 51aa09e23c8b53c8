/** Readers and writers of data files and of saved models. */
module org.thalweg.io {
  requires static org.jspecify;
  requires transitive org.thalweg.learn;
  requires ch.randelshofer.fastdoubleparser;
  requires de.siegmar.fastcsv;
  requires tools.jackson.core;
}
