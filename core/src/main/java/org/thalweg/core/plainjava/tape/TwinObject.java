package org.thalweg.core.plainjava.tape;

/**
 * What stands for an object that the function makes of a class with double fields: its fields, with
 * the tape indices of the numbers. Emitted code calls the methods here; an object that is null
 * throws as the user's code would.
 */
public final class TwinObject {
  private final double[] numbers;
  private final int[] indices;
  private final long[] integers;
  private final Object[] references;

  private TwinObject(int numbers, int integers, int references) {
    this.numbers = new double[numbers];
    this.indices = new int[numbers];
    this.integers = new long[integers];
    this.references = new Object[references];
  }

  static Object make(int numbers, int integers, int references) {
    return new TwinObject(numbers, integers, references);
  }

  static double number(Object twin, int field) {
    return ((TwinObject) twin).numbers[field];
  }

  static int index(Object twin, int field) {
    return ((TwinObject) twin).indices[field];
  }

  static void setNumber(Object twin, double value, int index, int field) {
    TwinObject object = (TwinObject) twin;
    object.numbers[field] = value;
    object.indices[field] = index;
  }

  static long integer(Object twin, int field) {
    return ((TwinObject) twin).integers[field];
  }

  static void setInteger(Object twin, long value, int field) {
    ((TwinObject) twin).integers[field] = value;
  }

  static Object reference(Object twin, int field) {
    return ((TwinObject) twin).references[field];
  }

  static void setReference(Object twin, Object value, int field) {
    ((TwinObject) twin).references[field] = value;
  }
}
