/** Update rules, schedules and minimizers, written as array programs. */
module org.thalweg.optim {
  requires static org.jspecify;
  requires transitive org.thalweg.core;
}
