package org.thalweg.learn.export;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
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
 * Named arrays in the safetensors format: 8 bytes that say how long the header is, a header in JSON
 * with type, shape and place of each array, then the elements, all little-endian. See the format's
 * description in the safetensors project of Hugging Face.
 *
 * <p>A sealed file ends in an array of 32 bytes, {@value #SEAL}, the SHA-256 digest of all before.
 *
 * @param metadata texts about the file, by name
 * @param arrays in the order in which they are laid out
 */
public record Safetensors(
    SequencedMap<String, String> metadata, SequencedMap<String, Array> arrays) {
  private static final String METADATA = "__metadata__";
  private static final String SEAL = "sha256";
  private static final int LENGTH_BYTES = 8;
  private static final int MOST_HEADER_BYTES = 100_000_000;
  private static final int PIECE_BYTES = 1 << 18;

  /** Copies both maps. */
  public Safetensors {
    metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    arrays = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays));
  }

  /** Writes all to an empty file. */
  void write(FileChannel file) throws IOException {
    Durable.writeAll(head(false), file);
    for (Array array : arrays.values()) {
      Elements.forEachPiece(array, bytes -> Durable.writeAll(bytes, file));
    }
  }

  /** Writes all to an empty file, with the seal. */
  public void writeSealed(FileChannel file) throws IOException {
    Sha256 digest = new Sha256();
    Elements.Piece<IOException> both =
        bytes -> {
          digest.add(bytes.duplicate());
          Durable.writeAll(bytes, file);
        };
    both.accept(head(true));
    for (Array array : arrays.values()) {
      Elements.forEachPiece(array, both);
    }
    Durable.writeAll(ByteBuffer.wrap(digest.end()), file);
  }

  private ByteBuffer head(boolean sealed) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put(METADATA, metadata);
    long offset = 0;
    for (Map.Entry<String, Array> entry : arrays.entrySet()) {
      Array array = entry.getValue();
      long end = offset + (long) array.dtype().bytes() * array.size();
      List<Integer> shape = Arrays.stream(array.shape().dims()).boxed().toList();
      header.put(entry.getKey(), tensor(array.dtype().name(), shape, offset, end));
      offset = end;
    }
    if (sealed) {
      header.put(SEAL, tensor("U8", List.of(Sha256.BYTES), offset, offset + Sha256.BYTES));
    }
    byte[] text = Json.line(header).getBytes(StandardCharsets.UTF_8);
    int padded = Math.ceilDiv(text.length, LENGTH_BYTES) * LENGTH_BYTES;
    byte[] head = new byte[LENGTH_BYTES + padded];
    Arrays.fill(head, (byte) ' ');
    little(head).putLong(padded).put(text);
    return ByteBuffer.wrap(head);
  }

  private static Map<String, Object> tensor(
      String type, List<Integer> shape, long offset, long end) {
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("dtype", type);
    tensor.put("shape", shape);
    tensor.put("data_offsets", List.of(offset, end));
    return tensor;
  }

  /**
   * Reads a file that was written with the seal.
   *
   * @throws InputException if the seal is broken: the file is truncated or changed
   */
  public static Safetensors readSealed(Path file) throws IOException {
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = from.size() - Sha256.BYTES;
      Sha256 digest = new Sha256();
      ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
      for (long at = 0; at < end; at += piece.limit()) {
        digest.add(read(from, at, piece.clear().limit((int) Math.min(PIECE_BYTES, end - at))));
      }
      ByteBuffer seal = ByteBuffer.allocate(Sha256.BYTES);
      if (end < 0 || !Arrays.equals(digest.end(), read(from, end, seal).array())) {
        throw damaged(file, "it is not as it was written");
      }
      return read(file, from);
    }
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it is truncated, no such file, or holds types that arrays have not
   */
  public static Safetensors read(Path file) throws IOException {
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(file, from);
    }
  }

  private static Safetensors read(Path file, FileChannel from) throws IOException {
    long headerLength =
        from.size() < LENGTH_BYTES ? -1 : read(from, 0, little(new byte[LENGTH_BYTES])).getLong(0);
    if (headerLength < 2 || headerLength > MOST_HEADER_BYTES) {
      throw damaged(file, "it does not begin with the length of a header");
    }
    long begin = LENGTH_BYTES + headerLength;
    if (begin > from.size()) {
      throw damaged(file, "it ends within its header");
    }
    byte[] text = read(from, LENGTH_BYTES, ByteBuffer.allocate((int) headerLength)).array();
    Field header = header(file, text);
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    SequencedMap<String, Array> arrays = new LinkedHashMap<>();
    for (String name : header.names()) {
      if (name.equals(METADATA)) {
        Field texts = header.get(name);
        texts.names().forEach(member -> metadata.put(member, texts.get(member).text()));
      } else if (!header.get(name).get("dtype").text().equals("U8")) {
        arrays.put(name, array(file, header.get(name), from, begin));
      }
    }
    return new Safetensors(metadata, arrays);
  }

  private static Field header(Path file, byte[] text) {
    try {
      return new Field(
          Json.read(new String(text, StandardCharsets.UTF_8)), file.getFileName() + ":");
    } catch (JacksonException e) {
      throw damaged(file, "its header is no JSON");
    }
  }

  private static Array array(Path file, Field tensor, FileChannel from, long begin)
      throws IOException {
    int[] dims = tensor.get("shape").list(Field::integer).stream().mapToInt(i -> i).toArray();
    Array array = Array.zeros(new Type(dtype(tensor.get("dtype")), Shape.of(dims)));
    long bytes = (long) array.dtype().bytes() * array.size();
    List<Double> offsets = tensor.get("data_offsets").list(Field::number);
    if (offsets.size() != 2 || offsets.getLast() - offsets.getFirst() != bytes) {
      throw tensor.get("data_offsets").wrong("two places " + bytes + " bytes apart");
    }
    if (offsets.getFirst() < 0 || offsets.getLast() > from.size() - begin) {
      throw damaged(
          file,
          "its elements end after %d bytes, those of %s at %.0f"
              .formatted(from.size() - begin, tensor.path(), offsets.getLast()));
    }
    long[] at = {begin + offsets.getFirst().longValue()};
    Elements.fill(
        array,
        piece -> {
          int length = piece.remaining();
          read(from, at[0], piece);
          at[0] += length;
        });
    return array;
  }

  private static DType dtype(Field name) {
    for (DType dtype : DType.values()) {
      if (dtype.name().equals(name.text())) {
        return dtype;
      }
    }
    throw name.wrong("F32, F64, I32 or BOOL");
  }

  /** Fills a buffer with the bytes from a place on, and sets it back to its start. */
  private static ByteBuffer read(FileChannel from, long at, ByteBuffer to) throws IOException {
    while (to.hasRemaining()) {
      if (from.read(to, at + to.position()) < 0) {
        throw new EOFException("the file ended while it was read");
      }
    }
    return to.flip();
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
