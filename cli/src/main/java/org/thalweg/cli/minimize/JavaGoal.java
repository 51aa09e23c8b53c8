package org.thalweg.cli.minimize;

import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/** A compiled Java method as what is to be minimized. */
final class JavaGoal {
  /** The name of the class loader of such methods. */
  private static final String LOADER = "--java";

  private static final Pattern ENTRY = Pattern.compile("x\\[(\\d{1,9})]");

  private JavaGoal() {}

  /**
   * A static method {@code double METHOD(double[])}.
   *
   * @param classPath folders and jars, separated as the system does
   * @param name CLASS::METHOD
   * @param start which says how many variables there are
   * @throws InputException if there is no such method
   */
  static Goal of(String classPath, String name, List<String> start) {
    int colons = name.indexOf("::");
    if (colons <= 0) {
      throw new InputException(
          "%s is no method: write CLASS::METHOD, demo.Pricing::error say"
              .formatted(Wording.quote(name)));
    }
    Class<?> owner = load(classPath, name.substring(0, colons));
    String method = name.substring(colons + 2);
    Method found =
        Arrays.stream(owner.getDeclaredMethods())
            .filter(m -> m.getName().equals(method))
            .filter(m -> Arrays.equals(m.getParameterTypes(), new Class<?>[] {double[].class}))
            .filter(m -> m.getReturnType() == double.class)
            .findFirst()
            .orElseThrow(() -> none(owner, method));
    if (!Modifier.isStatic(found.getModifiers())) {
      throw new InputException(
          "%s is not static: make it static, or call Thalweg from Java with an object's method"
              .formatted(name));
    }
    int count = dimension(start);
    return new Goal(name, PlainJava.objective(count, found), names(count), Optional.empty());
  }

  private static InputException none(Class<?> owner, String name) {
    List<Method> methods =
        Arrays.stream(owner.getDeclaredMethods()).filter(m -> !m.isSynthetic()).toList();
    String others =
        methods.stream()
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .map(m ->
                "it is %s %s(%s)"
                    .formatted(
                        m.getReturnType().getSimpleName(),
                        name,
                        String.join(
                            ", ",
                            Arrays.stream(m.getParameterTypes())
                                .map(Class::getSimpleName)
                                .toList())))
            .orElseGet(() ->
                methods.isEmpty()
                    ? "it has none at all"
                    : Wording.nearOrAll(
                        name, methods.stream().map(Method::getName).distinct().toList()));
    return new InputException(
        "%s has no method static double %s(double[]): %s".formatted(owner.getName(), name, others));
  }

  /** Where in a Java method something was thrown; nothing if it was elsewhere. */
  static Optional<StackTraceElement> place(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> !"java.base".equals(frame.getModuleName()))
        .findFirst()
        .filter(frame -> LOADER.equals(frame.getClassLoaderName()));
  }

  private static Class<?> load(String classPath, String name) {
    List<URL> urls = new ArrayList<>();
    for (String part : classPath.split(File.pathSeparator, -1)) {
      Path place = Path.of(part);
      if (!Files.exists(place)) {
        throw new InputException(
            "--java %s is not there: name the folder or jar of the class"
                .formatted(Wording.path(place)));
      }
      try {
        urls.add(place.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new InputException("--java %s cannot be used".formatted(Wording.path(place)), e);
      }
    }
    try {
      // It stays open as long as the program runs: the method may need more of its classes.
      return Class.forName(name, true, loader(urls));
    } catch (ExceptionInInitializerError e) {
      throw new InputException(
          "the class %s cannot be used: its initializer throws %s".formatted(name, e.getCause()),
          e);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new InputException(
          "no class %s in --java %s (%s): look at its package and at what it needs"
              .formatted(name, classPath, e),
          e);
    }
  }

  private static URLClassLoader loader(List<URL> urls) {
    return new URLClassLoader(LOADER, urls.toArray(URL[]::new), ClassLoader.getSystemClassLoader());
  }

  private static int dimension(List<String> start) {
    if (isList(start)) {
      return String.join(",", start).split(",", -1).length;
    }
    int most = 0;
    Set<String> given = Assignments.of("--start", start).keySet();
    for (String name : given) {
      Matcher entry = ENTRY.matcher(name);
      if (!entry.matches() || entry.group(1).startsWith("0")) {
        throw new InputException(
            "--start %s does not name a variable: they are x[1], x[2], ...; give all, --start 1,2,3 say"
                .formatted(name));
      }
      most = Math.max(most, Integer.parseInt(entry.group(1)));
    }
    if (most > given.size()) {
      throw new InputException(
          "--start gives %d of the variables x[1] to x[%d]: give all, --start 1,2,3 say"
              .formatted(given.size(), most));
    }
    if (most == 0) {
      throw new InputException("no start is given: add --start 1,2,3, a number for each variable");
    }
    return most;
  }

  /** Whether a start is a list of numbers without names. */
  static boolean isList(List<String> start) {
    return !start.isEmpty() && start.stream().noneMatch(word -> word.contains("="));
  }

  /**
   * A list of numbers.
   *
   * @throws InputException if one is no number, or there are not as many as variables
   */
  static double[] numbers(List<String> start, int count) {
    double[] numbers =
        Arrays.stream(String.join(",", start).split(",", -1))
            .mapToDouble(text -> Assignments.number("--start", "", text.strip()))
            .toArray();
    if (numbers.length != count) {
      throw new InputException(
          "--start has %s for %s: give as many"
              .formatted(
                  Wording.count(numbers.length, "number"), Wording.count(count, "variable")));
    }
    return numbers;
  }

  static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "x[" + i + "]").toList();
  }
}
