package org.thalweg.learn.model;

import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/**
 * What makes programs ready to run: the one place that decides how.
 *
 * @param options how programs are compiled and run; results do not depend on them
 */
public record Engine(Options options) {

  /** One that computes with so many threads. */
  public Engine(int threads) {
    this(Options.defaults().withThreads(threads));
  }

  /** One that uses all processors. */
  public static Engine ofThisMachine() {
    return new Engine(Runtime.getRuntime().availableProcessors());
  }

  /** A step ready to be repeated. */
  public Executable compile(Step step) {
    return Compiler.compile(step, options);
  }

  /** A program ready to run. */
  public Executable compile(Program program) {
    return compile(Step.of(program));
  }
}
