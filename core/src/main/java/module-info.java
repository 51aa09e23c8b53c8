/** Array programs, their derivatives, their interpreter and their compiler. */
module org.thalweg.core {
  requires static org.jspecify;
  requires static jdk.incubator.vector;
}
