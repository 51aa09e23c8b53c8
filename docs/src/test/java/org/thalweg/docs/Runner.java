package org.thalweg.docs;

import java.io.File;
import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles and runs examples the way a user's project would: against the exported packages only.
 */
final class Runner {

  private static final long LIMIT_SECONDS = 120;
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  private final Path folder;
  private final String modulePath = modulePath();
  private final String roots = roots(modulePath);

  /** Makes a runner that puts class files and outputs into {@code folder}. */
  Runner(Path folder) {
    this.folder = folder;
  }

  /** The path entries of this JVM that are modules; those that are none cannot be required. */
  private static String modulePath() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> isModule(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isModule(Path entry) {
    try {
      return Files.exists(entry) && !ModuleFinder.of(entry).findAll().isEmpty();
    } catch (FindException notOne) {
      return false;
    }
  }

  private static String roots(String modulePath) {
    Path[] entries =
        Stream.of(modulePath.split(File.pathSeparator)).map(Path::of).toArray(Path[]::new);
    return ModuleFinder.of(entries).findAll().stream()
        .map(ModuleReference::descriptor)
        .map(descriptor -> descriptor.name())
        .filter(name -> name.startsWith("org.thalweg."))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /**
   * Compiles an example.
   *
   * @return one line an error, each with file and line of the Markdown; empty if it compiles
   */
  List<String> compile(Example example) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new DiagnosticCollector<JavaFileObject>();
    var options =
        List.of(
            "--module-path=" + modulePath,
            "--add-modules=" + roots,
            VECTORS,
            "-Xlint:-incubating",
            "-d",
            folder.toString());
    try (var manager = compiler.getStandardFileManager(problems, null, null)) {
      compiler.getTask(null, manager, problems, options, null, List.of(new Source(example))).call();
    }
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(p -> example.file() + ":" + p.getLineNumber() + ": " + p.getMessage(null))
        .toList();
  }

  /** Runs a compiled example in a JVM of its own. */
  Ending run(Example example) throws IOException, InterruptedException {
    Path output = folder.resolve(example.name() + ".out");
    Path errors = folder.resolve(example.name() + ".err");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--module-path", modulePath, "--add-modules=" + roots, VECTORS));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", folder.toString(), example.name()));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return new Ending(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  /**
   * How a run ended.
   *
   * @param code the exit code
   * @param output what was printed
   * @param errors what was printed on the standard error
   */
  record Ending(int code, String output, String errors) {}

  /** An example as a source file for the compiler. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Example example) {
      super(URI.create("string:///" + example.name() + ".java"), Kind.SOURCE);
      text = example.source();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
