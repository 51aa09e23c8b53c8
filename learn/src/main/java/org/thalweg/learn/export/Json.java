package org.thalweg.learn.export;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * JSON as plain Java values: maps that keep their order, lists, strings, numbers, booleans and
 * null.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** The text of a value on one line. Numbers that are not finite become null. */
  public static String line(Object value) {
    return write(value, ObjectWriteContext.empty());
  }

  /** The text of a value, indented, to be read by people. */
  public static String indented(Object value) {
    return write(
        value,
        new ObjectWriteContext.Base() {
          @Override
          public DefaultPrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
          }
        });
  }

  private static String write(Object value, ObjectWriteContext context) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(context, text)) {
      write(value, generator);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator to) {
    switch (value) {
      case null -> to.writeNull();
      case Map<?, ?> map -> {
        to.writeStartObject();
        map.forEach((name, member) -> {
          to.writeName(String.valueOf(name));
          write(member, to);
        });
        to.writeEndObject();
      }
      case Iterable<?> list -> {
        to.writeStartArray();
        list.forEach(element -> write(element, to));
        to.writeEndArray();
      }
      case String text -> to.writeString(text);
      case Boolean flag -> to.writeBoolean(flag);
      case Integer number -> to.writeNumber(number);
      case Long number -> to.writeNumber(number);
      case Double number when Double.isFinite(number) -> to.writeNumber(number);
      case Double _ -> to.writeNull();
      default ->
          throw new IllegalArgumentException("a " + value.getClass() + " is no value of JSON");
    }
  }

  /**
   * The value of a text.
   *
   * @throws JacksonException if it is no JSON, or something follows
   */
  public static @Nullable Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Object value = read(parser);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "more than one value");
      }
      return value;
    }
  }

  private static @Nullable Object read(JsonParser from) {
    JsonToken token = from.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (from.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = from.currentName();
          from.nextToken();
          map.put(name, read(from));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (from.nextToken() != JsonToken.END_ARRAY) {
          list.add(read(from));
        }
        yield list;
      }
      case VALUE_STRING -> from.getString();
      case VALUE_NUMBER_INT -> from.getLongValue();
      case VALUE_NUMBER_FLOAT -> from.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case null, default -> throw new StreamReadException(from, "no value");
    };
  }
}
