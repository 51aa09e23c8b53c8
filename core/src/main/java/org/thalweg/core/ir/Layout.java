package org.thalweg.core.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.Shape;

/**
 * Names, shapes and places of the parts of one flat parameter vector. The parts follow each other
 * without gaps, in the order given.
 *
 * @param parts the parts, the first at offset 0, each where the one before ends
 */
public record Layout(List<Part> parts) {

  /**
   * One named part of the vector.
   *
   * @param name its name, unique in the layout
   * @param shape its shape
   * @param offset place of its first element in the vector
   */
  public record Part(String name, Shape shape, int offset) {
    /** Place after its last element. */
    public int end() {
      return offset + shape.size();
    }
  }

  /**
   * Checks names and offsets.
   *
   * @throws IllegalArgumentException if a name comes twice or an offset leaves a gap
   */
  public Layout {
    parts = List.copyOf(parts);
    Set<String> names = new HashSet<>();
    int offset = 0;
    for (Part part : parts) {
      if (!names.add(part.name())) {
        throw new IllegalArgumentException(
            "layout has two parts named " + part.name() + "; give each a name of its own");
      }
      if (part.offset() != offset) {
        throw new IllegalArgumentException(
            "layout part " + part.name() + " starts at " + part.offset() + " instead of " + offset);
      }
      offset = Math.addExact(offset, part.shape().size());
    }
  }

  /** A layout without parts; {@link #with} adds them. */
  public static Layout empty() {
    return new Layout(List.of());
  }

  /** A layout of one part. */
  public static Layout of(String name, Shape shape) {
    return empty().with(name, shape);
  }

  /** A layout of two parts; {@link #with} adds more. */
  public static Layout of(String name1, Shape shape1, String name2, Shape shape2) {
    return of(name1, shape1).with(name2, shape2);
  }

  /** This layout with one more part at its end. */
  public Layout with(String name, Shape shape) {
    List<Part> longer = new ArrayList<>(parts);
    longer.add(new Part(name, shape, size()));
    return new Layout(longer);
  }

  /** Elements of the whole vector. */
  public int size() {
    return parts.isEmpty() ? 0 : parts.getLast().end();
  }

  /**
   * The part of a name.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public Part part(String name) {
    return parts.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "layout has no part "
                    + name
                    + "; it has "
                    + parts.stream().map(Part::name).collect(Collectors.joining(", "))));
  }

  /** The parts of a vector expression by name, in order, each in its shape. */
  public Map<String, Expr> views(Expr vector) {
    checkSize(vector.shape());
    Map<String, Expr> views = new LinkedHashMap<>();
    for (Part part : parts) {
      views.put(part.name(), vector.slice(0, part.offset(), part.end()).reshape(part.shape()));
    }
    return views;
  }

  /** The vector expression of which {@code views}, by name, are the parts. */
  public Expr flatten(Map<String, Expr> views) {
    List<Expr> flat = new ArrayList<>();
    for (Part part : parts) {
      Expr view = views.get(part.name());
      if (view == null || !view.shape().equals(part.shape())) {
        throw new IllegalArgumentException(
            "layout part "
                + part.name()
                + " of shape "
                + part.shape()
                + " is given as "
                + (view == null ? "nothing" : view.shape().toString()));
      }
      flat.add(view.reshape(part.shape().size()));
    }
    return Expr.concatenate(0, flat);
  }

  /** A copy of one part of a vector, in its shape. */
  public Array get(Array vector, String name) {
    checkSize(vector.shape());
    Part part = part(name);
    Array copy = Array.zeros(vector.type().with(part.shape()));
    System.arraycopy(vector.data(), part.offset(), copy.data(), 0, copy.size());
    return copy;
  }

  /** Copies {@code value} into its part of a vector of the same element type. */
  public void put(Array vector, String name, Array value) {
    checkSize(vector.shape());
    Part part = part(name);
    if (!value.type().equals(vector.type().with(part.shape()))) {
      throw new IllegalArgumentException(
          "layout part "
              + name
              + " is "
              + vector.type().with(part.shape())
              + ", not "
              + value.type());
    }
    System.arraycopy(value.data(), 0, vector.data(), part.offset(), value.size());
  }

  private void checkSize(Shape vector) {
    if (!vector.equals(Shape.of(size()))) {
      throw new IllegalArgumentException(
          "layout is of a vector of shape " + Shape.of(size()) + ", not " + vector);
    }
  }

  /** The parts as {@code W [784,10] at 0, b [10] at 7840}. */
  @Override
  public String toString() {
    return parts.stream()
        .map(p -> p.name() + " " + p.shape() + " at " + p.offset())
        .collect(Collectors.joining(", "));
  }
}
