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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/** A compiled Java method as what is to be minimized. */
final class JavaGoal {
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
            .orElseThrow(() ->
                new InputException(
                    "%s has no method double %s(double[]): %s"
                        .formatted(
                            owner.getName(),
                            method,
                            Wording.nearOrAll(
                                method,
                                Arrays.stream(owner.getDeclaredMethods())
                                    .map(Method::getName)
                                    .distinct()
                                    .toList()))));
    if (!Modifier.isStatic(found.getModifiers())) {
      throw new InputException(
          "%s is not static: make it static, or call Thalweg from Java with an object's method"
              .formatted(name));
    }
    int count = dimension(start);
    return new Goal(name, PlainJava.objective(count, found), names(count), Optional.empty());
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
      return Class.forName(name, true, new URLClassLoader(urls.toArray(URL[]::new)));
    } catch (ClassNotFoundException | LinkageError e) {
      throw new InputException(
          "no class %s in --java %s (%s): look at its package and at what it needs"
              .formatted(name, classPath, e),
          e);
    }
  }

  private static int dimension(List<String> start) {
    if (isList(start)) {
      return String.join(",", start).split(",", -1).length;
    }
    int most = 0;
    for (String name : Assignments.of("--start", start).keySet()) {
      Matcher entry = ENTRY.matcher(name);
      if (!entry.matches()) {
        throw new InputException(
            "--start %s does not say how many variables there are: give all, --start 1,2,3 say"
                .formatted(name));
      }
      most = Math.max(most, Integer.parseInt(entry.group(1)));
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
