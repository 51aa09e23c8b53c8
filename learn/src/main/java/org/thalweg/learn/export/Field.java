package org.thalweg.learn.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import tools.jackson.core.JacksonException;

/**
 * A value read from a JSON file, with the place where it was found, so that an error can name it.
 *
 * @param value as {@link Json} gives it
 * @param path where it is, as in {@code model.json: target.classes[2]}
 */
public record Field(@Nullable Object value, String path) {

  /**
   * The value of a file in UTF-8.
   *
   * @throws InputException if it is no JSON
   */
  public static Field read(Path file) throws IOException {
    Path name = file.getFileName();
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return new Field(Json.read(text), name + ":");
    } catch (JacksonException e) {
      throw new InputException(
          "%s in %s is no JSON (line %d): copy the model again or train it again"
              .formatted(
                  name,
                  Wording.path(file.resolveSibling("")),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr()),
          e);
    }
  }

  /**
   * The value of a member of this object.
   *
   * @throws InputException if there is none
   */
  public Field get(String name) {
    if (value instanceof Map<?, ?> map && map.containsKey(name)) {
      return new Field(map.get(name), path + (path.endsWith(":") ? " " : ".") + name);
    }
    throw new InputException(
        path
            + " has no `"
            + name
            + "`: the model is damaged or of another version, train it again");
  }

  /** Whether this object has a member of a name. */
  public boolean has(String name) {
    return value instanceof Map<?, ?> map && map.containsKey(name);
  }

  /** Names of the members of this object, in their order. */
  List<String> names() {
    Map<?, ?> members = as(Map.class, "an object");
    return members.keySet().stream().map(String::valueOf).toList();
  }

  /** This text. */
  public String text() {
    return as(String.class, "a text");
  }

  boolean flag() {
    return as(Boolean.class, "true or false");
  }

  double number() {
    return as(Number.class, "a number").doubleValue();
  }

  /** This whole number of 32 bits. */
  public int integer() {
    long number = as(Long.class, "a whole number");
    if (number != (int) number) {
      throw wrong("a whole number of 32 bits");
    }
    return (int) number;
  }

  /** What {@code read} makes of each element of this list. */
  public <T> List<T> list(Function<Field, T> read) {
    List<?> list = as(List.class, "a list");
    return IntStream.range(0, list.size())
        .mapToObj(i -> read.apply(new Field(list.get(i), path + "[" + i + "]")))
        .toList();
  }

  /** The error for a value that does not fit. */
  public InputException wrong(String expected) {
    return new InputException(
        "%s is %s, expected %s: the model is damaged or of another version, train it again"
            .formatted(path, value, expected));
  }

  private <T> T as(Class<T> type, String expected) {
    if (!type.isInstance(value)) {
      throw wrong(expected);
    }
    return type.cast(value);
  }
}
