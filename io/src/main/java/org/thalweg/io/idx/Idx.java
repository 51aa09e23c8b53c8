package org.thalweg.io.idx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.io.InputFile;
import org.thalweg.learn.data.InputException;

/** The content of an IDX file of unsigned bytes. */
final class Idx {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  /** The dimensions, the first of which counts the rows. */
  final List<Integer> shape;

  /** The elements, row-major. */
  final byte[] bytes;

  private Idx(List<Integer> shape, byte[] bytes) {
    this.shape = shape;
    this.bytes = bytes;
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it is no IDX file of unsigned bytes, truncated, or longer than it
   *     says
   */
  static Idx of(InputFile file) {
    try (InputStream in = file.open()) {
      List<Integer> shape = shape(file, in);
      long size = 1;
      for (int dimension : shape) {
        size *= dimension;
        if (size > MOST_BYTES) {
          throw new InputException(
              "%s has dimensions %s, more than 2^31 bytes: split it".formatted(file.name(), shape));
        }
      }
      byte[] bytes = in.readNBytes((int) size);
      if (bytes.length < size) {
        throw new InputException(
            "%s ends after %d of %d bytes (dimensions %s): copy or load it again"
                .formatted(file.name(), bytes.length, size, shape));
      }
      if (in.read() >= 0) {
        throw new InputException(
            "%s is longer than its dimensions %s say: copy or load it again"
                .formatted(file.name(), shape));
      }
      return new Idx(shape, bytes);
    } catch (IOException e) {
      throw file.explain(e);
    }
  }

  private static List<Integer> shape(InputFile file, InputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0 || magic[3] < 1) {
      throw new InputException(
          "%s is no IDX file (it should begin with two zero bytes, a type and a number of"
                  .formatted(file.name())
              + " dimensions): give an IDX file, or a CSV file without --images");
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw new InputException(
          "%s holds IDX elements of type 0x%02X: only unsigned bytes (0x08) are read, convert it"
              .formatted(file.name(), magic[2]));
    }
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < magic[3]; i++) {
      byte[] dimension = in.readNBytes(4);
      if (dimension.length < 4) {
        throw new InputException(
            "%s ends in its header: copy or load it again".formatted(file.name()));
      }
      int size = ByteBuffer.wrap(dimension).getInt();
      if (size < 1) {
        throw new InputException(
            "%s has dimension %d of size %d: give a file with data"
                .formatted(file.name(), i + 1, Integer.toUnsignedLong(size)));
      }
      shape.add(size);
    }
    return shape;
  }
}
