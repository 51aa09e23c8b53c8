/** The command line: the only module that prints. */
module org.thalweg.cli {
  requires static org.jspecify;
  requires org.thalweg.core;
  requires org.thalweg.optim;
  requires org.thalweg.learn;
  requires org.thalweg.io;
  requires info.picocli;
  requires tools.jackson.core;

  opens org.thalweg.cli to
      info.picocli;
  opens org.thalweg.cli.minimize to
      info.picocli;
  opens org.thalweg.cli.model to
      info.picocli;
  opens org.thalweg.cli.train to
      info.picocli;
}
