package org.thalweg.core.plainjava.expression;

import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of the local variables of an emitted method. Number 0 is the tape. */
public final class Homes {
  /** Stack entries that outlive a block have the slots from here on. */
  public static final int STACK = 1 << 16;

  /** What of a value a local variable holds. */
  public enum Part {
    INT(TypeKind.INT),
    LONG(TypeKind.LONG),
    FLOAT(TypeKind.FLOAT),
    DOUBLE(TypeKind.DOUBLE),
    REFERENCE(TypeKind.REFERENCE),
    INDEX(TypeKind.INT),
    INDICES(TypeKind.REFERENCE);

    private final TypeKind kind;

    Part(TypeKind kind) {
      this.kind = kind;
    }

    /** What holds a value of a kind. */
    public static Part of(TypeKind kind) {
      return switch (kind) {
        case BOOLEAN, BYTE, CHAR, SHORT, INT -> INT;
        case LONG -> LONG;
        case FLOAT -> FLOAT;
        case DOUBLE -> DOUBLE;
        case REFERENCE -> REFERENCE;
        case VOID -> throw new IllegalArgumentException("void is not stored");
      };
    }
  }

  private record Home(int slot, Part part) {}

  private final Map<Home, Integer> homes = new HashMap<>();
  private final Map<TypeKind, List<Integer>> temporaries = new EnumMap<>(TypeKind.class);
  private final Map<TypeKind, Integer> used = new EnumMap<>(TypeKind.class);
  private int next = 1;

  /** The local variable that holds a part of a slot of the user's method. */
  public int of(int slot, Part part) {
    return homes.computeIfAbsent(new Home(slot, part), _ -> fresh(part.kind));
  }

  /** The local variables that hold parts of a slot. */
  public List<Integer> known(int slot) {
    List<Integer> found = new ArrayList<>();
    for (Part part : Part.values()) {
      Integer local = homes.get(new Home(slot, part));
      if (local != null) {
        found.add(local);
      }
    }
    return found;
  }

  /** The local variable for a value of a kind. */
  public int value(int slot, TypeKind kind) {
    return of(slot, Part.of(kind));
  }

  /** The local variable for the tape index of a number. */
  public int index(int slot) {
    return of(slot, Part.INDEX);
  }

  /** The local variable for the indices of an array. */
  public int indices(int slot) {
    return of(slot, Part.INDICES);
  }

  /** A local variable that is written once in the block. */
  public int temporary(TypeKind kind) {
    TypeKind loadable = kind.asLoadable();
    List<Integer> pool = temporaries.computeIfAbsent(loadable, _ -> new ArrayList<>());
    int place = used.merge(loadable, 1, Integer::sum) - 1;
    if (place == pool.size()) {
      pool.add(fresh(loadable));
    }
    return pool.get(place);
  }

  /** Temporary variables may be used again. */
  public void startBlock() {
    used.clear();
  }

  private int fresh(TypeKind kind) {
    int local = next;
    next += kind.slotSize();
    return local;
  }
}
