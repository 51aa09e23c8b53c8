package org.thalweg.learn.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import tools.jackson.core.JacksonException;

/**
 * Named f32 arrays in the safetensors format: 8 bytes that say how long the header is, a header in
 * JSON with type, shape and place of each array, then the elements, all little-endian. See the
 * format's description in the safetensors project of Hugging Face.
 */
final class Safetensors {
  private static final int LENGTH_BYTES = 8;
  private static final int MOST_HEADER_BYTES = 100_000_000;

  private Safetensors() {}

  /** Writes arrays to a new file, in their order and without gaps. */
  static void write(Path file, SequencedMap<String, Array> arrays) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("__metadata__", Map.of("format", "thalweg"));
    long offset = 0;
    for (Map.Entry<String, Array> entry : arrays.entrySet()) {
      Array array = entry.getValue();
      long end = offset + 4L * array.size();
      Map<String, Object> tensor = new LinkedHashMap<>();
      tensor.put("dtype", "F32");
      tensor.put("shape", Arrays.stream(array.shape().dims()).boxed().toList());
      tensor.put("data_offsets", List.of(offset, end));
      header.put(entry.getKey(), tensor);
      offset = end;
    }
    byte[] text = Json.line(header).getBytes(StandardCharsets.UTF_8);
    int padded = Math.ceilDiv(text.length, LENGTH_BYTES) * LENGTH_BYTES;
    byte[] head = new byte[LENGTH_BYTES + padded];
    Arrays.fill(head, (byte) ' ');
    little(head).putLong(padded).put(text);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head);
      for (Array array : arrays.values()) {
        out.write(bytes(array));
      }
    }
  }

  /** The elements of an f32 array as little-endian bytes. */
  static byte[] bytes(Array array) {
    byte[] bytes = new byte[Math.multiplyExact(4, array.size())];
    little(bytes).asFloatBuffer().put(array.f32());
    return bytes;
  }

  /**
   * Reads all arrays of a file.
   *
   * @throws InputException if it is truncated, no such file, or holds other types than F32
   */
  static SequencedMap<String, Array> read(Path file) throws IOException {
    ByteBuffer bytes = little(Files.readAllBytes(file));
    long headerLength = bytes.remaining() < LENGTH_BYTES ? -1 : bytes.getLong();
    if (headerLength < 2 || headerLength > MOST_HEADER_BYTES) {
      throw damaged(file, "it does not begin with the length of a header");
    }
    if (headerLength > bytes.remaining()) {
      throw damaged(file, "it ends within its header");
    }
    byte[] text = new byte[(int) headerLength];
    bytes.get(text);
    ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    Field header = header(file, text);
    SequencedMap<String, Array> arrays = new LinkedHashMap<>();
    if (header.value() instanceof Map<?, ?> members) {
      for (Object name : members.keySet()) {
        if (name instanceof String tensor && !tensor.equals("__metadata__")) {
          arrays.put(tensor, array(file, header.get(tensor), data));
        }
      }
    }
    return arrays;
  }

  private static Field header(Path file, byte[] text) {
    try {
      return new Field(
          Json.read(new String(text, StandardCharsets.UTF_8)), file.getFileName() + ":");
    } catch (JacksonException e) {
      throw damaged(file, "its header is no JSON");
    }
  }

  private static Array array(Path file, Field tensor, ByteBuffer data) {
    if (!tensor.get("dtype").text().equals("F32")) {
      throw tensor.get("dtype").wrong("F32");
    }
    int[] dims = tensor.get("shape").list(Field::integer).stream().mapToInt(i -> i).toArray();
    Array array = Array.zeros(new Type(DType.F32, Shape.of(dims)));
    List<Double> offsets = tensor.get("data_offsets").list(Field::number);
    if (offsets.size() != 2 || offsets.getLast() - offsets.getFirst() != 4.0 * array.size()) {
      throw tensor.get("data_offsets").wrong("two places " + 4L * array.size() + " bytes apart");
    }
    if (offsets.getFirst() < 0 || offsets.getLast() > data.limit()) {
      throw damaged(
          file,
          "its elements end after %d bytes, those of %s at %.0f"
              .formatted(data.limit(), tensor.path(), offsets.getLast()));
    }
    data.slice(offsets.getFirst().intValue(), 4 * array.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(array.f32());
    return array;
  }

  private static InputException damaged(Path file, String how) {
    return new InputException(
        "%s is damaged: %s; copy the model again or train it again"
            .formatted(Wording.path(file), how));
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
