package org.thalweg.learn.data;

import java.util.List;

/** A column with a block of unsigned bytes (an image, say) in each row; none is missing. */
public final class ImageColumn implements Column {
  private final String name;
  private final List<Integer> shape;
  private final int size;
  private final int rows;
  private final byte[] bytes;

  /**
   * A column over an array that the caller gives up.
   *
   * @param name the column's name
   * @param shape the shape of one row's block, {@code [28, 28]} say
   * @param bytes the blocks of all rows, one after the other, row-major; not copied
   * @throws IllegalArgumentException if the bytes are not a whole number of blocks
   */
  public ImageColumn(String name, List<Integer> shape, byte[] bytes) {
    this.name = name;
    this.shape = List.copyOf(shape);
    this.size = shape.stream().reduce(1, Math::multiplyExact);
    this.bytes = bytes;
    if (size < 1 || bytes.length % size != 0) {
      throw new IllegalArgumentException(
          "column " + name + ": " + bytes.length + " bytes are no blocks of shape " + shape);
    }
    this.rows = bytes.length / size;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int missing() {
    return 0;
  }

  @Override
  public boolean isMissing(int row) {
    return false;
  }

  @Override
  public ColumnKind kind() {
    return ColumnKind.IMAGE;
  }

  /** The shape of one row's block. */
  public List<Integer> shape() {
    return shape;
  }

  /** How many bytes a row has: the product of the shape. */
  public int size() {
    return size;
  }

  /**
   * One byte as a number from 0 to 255.
   *
   * @param row from 0 to {@code rows() - 1}
   * @param place from 0 to {@code size() - 1}, row-major in the shape
   */
  public int get(int row, int place) {
    return Byte.toUnsignedInt(bytes[row * size + place]);
  }

  @Override
  public ImageColumn select(int[] rows) {
    byte[] selected = new byte[Math.multiplyExact(rows.length, size)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(bytes, rows[i] * size, selected, i * size, size);
    }
    return new ImageColumn(name, shape, selected);
  }

  /** The bytes of all rows; not to be written to. */
  byte[] bytes() {
    return bytes;
  }
}
