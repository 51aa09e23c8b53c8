package org.thalweg.learn.export;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.data.InputException;

/**
 * A value read from a JSON file, with the place where it was found, so that an error can name it.
 *
 * @param value as {@link Json} gives it
 * @param path where it is, as in {@code model.json: target.classes[2]}
 */
record Field(@Nullable Object value, String path) {

  /** The value of a member of this object. */
  Field get(String name) {
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
  boolean has(String name) {
    return value instanceof Map<?, ?> map && map.containsKey(name);
  }

  String text() {
    return as(String.class, "a text");
  }

  boolean flag() {
    return as(Boolean.class, "true or false");
  }

  double number() {
    return as(Number.class, "a number").doubleValue();
  }

  int integer() {
    long number = as(Long.class, "a whole number");
    if (number != (int) number) {
      throw wrong("a whole number of 32 bits");
    }
    return (int) number;
  }

  /** What {@code read} makes of each element of this list. */
  <T> List<T> list(Function<Field, T> read) {
    List<?> list = as(List.class, "a list");
    return IntStream.range(0, list.size())
        .mapToObj(i -> read.apply(new Field(list.get(i), path + "[" + i + "]")))
        .toList();
  }

  /** The error for a value that does not fit. */
  InputException wrong(String expected) {
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
