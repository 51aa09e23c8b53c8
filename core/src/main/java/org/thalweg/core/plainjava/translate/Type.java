package org.thalweg.core.plainjava.translate;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.tape.TwinObject;

/**
 * What is known of a local variable or stack entry before the method runs. "Active" is what may
 * depend on the point; everything else is passive.
 */
sealed interface Type {

  /** A number that does not depend on the point. */
  record Passive(TypeKind kind) implements Type {}

  /**
   * A number that may depend on the point: its value, and the index of its record on the tape.
   *
   * @param reflected whether the record is that of a number by which its derivative is -1
   */
  record Active(TypeKind kind, boolean reflected) implements Type {
    Active(TypeKind kind) {
      this(kind, false);
    }

    private Type meet(Type other) {
      return switch (other) {
        case Passive passive when passive.kind() == kind -> this;
        case Active active when active.kind == kind -> new Active(kind);
        default -> Types.UNSET;
      };
    }
  }

  /**
   * An object that holds nothing active.
   *
   * @param desc its type in the emitted class: arrays of primitives, Object[] or Object
   * @param known its class or a superclass of it, as far as is known
   * @param guess what it is likely to be at run time
   */
  record Ref(ClassDesc desc, Class<?> known, @Nullable Guess guess) implements Type {}

  /**
   * An array of doubles or floats, of any depth, with a parallel array of tape indices.
   *
   * @param own whether it was certainly made by the function
   * @param from which parameter of the method it is; {@link #HERE} if this call made it
   */
  record Tracked(ClassDesc array, boolean own, int from) implements Type {
    static final int HERE = -1;
    static final int ANYWHERE = -2;

    /** An array the method made. */
    static Tracked made(ClassDesc array) {
      return new Tracked(array, true, HERE);
    }

    /** An array that existed before the function ran. */
    static Tracked old(ClassDesc array) {
      return new Tracked(array, false, ANYWHERE);
    }

    /** A row of it: rows of other arrays are not put into one that is made here. */
    Tracked row() {
      return new Tracked(array.componentType(), own, from == HERE ? HERE : ANYWHERE);
    }

    /** What a method returned, in terms of its caller, which passed these. */
    Tracked seenBy(List<Type> arguments) {
      return from < 0
          ? this
          : arguments.get(from) instanceof Tracked array ? as(array.from) : as(ANYWHERE);
    }

    Tracked as(int parameter) {
      return new Tracked(array, own, parameter);
    }

    private Type meet(Tracked other) {
      return array.equals(other.array)
          ? new Tracked(array, own && other.own, from == other.from ? from : ANYWHERE)
          : Types.UNSET;
    }
  }

  /**
   * An object that the function made of a class with double fields, which a {@link TwinObject} or
   * an array of those stands for.
   *
   * @param original its class, exactly
   */
  record Twin(Class<?> original) implements Type {}

  /** What {@code new} pushed, until its constructor is called. */
  record Uninitialized(Class<?> of, int at) implements Type {}

  /** The null reference. */
  record Null() implements Type {}

  /** Nothing that may be used. */
  record Unset() implements Type {}

  /** An object compared by identity. */
  record Guess(Object object) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Guess guess && guess.object == object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  /** Whether values of this type may depend on the point. */
  default boolean isActive() {
    return switch (this) {
      case Active _, Tracked _, Twin _ -> true;
      case Passive _, Ref _, Uninitialized _, Null _, Unset _ -> false;
    };
  }

  /** The kind of the value itself. */
  default TypeKind kind() {
    return switch (this) {
      case Passive passive -> passive.kind();
      case Active active -> active.kind();
      case Ref _, Tracked _, Twin _, Uninitialized _, Null _, Unset _ -> TypeKind.REFERENCE;
    };
  }

  /** Types of the parameters that carry a value of this type. */
  default List<ClassDesc> descs() {
    return switch (this) {
      case Passive passive -> List.of(passive.kind().upperBound());
      case Active active -> List.of(active.kind().upperBound(), ConstantDescs.CD_int);
      case Ref ref -> List.of(ref.desc());
      case Tracked tracked -> List.of(tracked.array(), Descs.indices(tracked.array()));
      case Twin twin ->
          List.of(twin.original().isArray() ? Descs.OBJECTS : ConstantDescs.CD_Object);
      case Uninitialized _, Null _, Unset _ -> List.of(ConstantDescs.CD_Object);
    };
  }

  /** What is known where two paths meet. */
  static Type join(Type a, Type b) {
    if (a.equals(b)) {
      return a;
    }
    return switch (a) {
      case Passive p -> b instanceof Active active && active.kind() == p.kind() ? b : Types.UNSET;
      case Active active -> active.meet(b);
      case Ref ref ->
          switch (b) {
            case Ref other -> join(ref, other);
            case Null _ -> a;
            case Tracked tracked -> tracked.meet(Tracked.old(ref.desc()));
            case Passive _, Active _, Twin _, Uninitialized _, Unset _ -> Types.UNSET;
          };
      case Tracked tracked ->
          switch (b) {
            case Ref ref -> tracked.meet(Tracked.old(ref.desc()));
            case Tracked other -> tracked.meet(other);
            case Null _ -> a;
            case Passive _, Active _, Twin _, Uninitialized _, Unset _ -> Types.UNSET;
          };
      case Null _ ->
          b instanceof Ref || b instanceof Tracked || b instanceof Twin ? b : Types.UNSET;
      case Twin _ -> b instanceof Null ? a : Types.UNSET;
      case Uninitialized _, Unset _ -> Types.UNSET;
    };
  }

  private static Type join(Ref a, Ref b) {
    ClassDesc desc = a.desc().equals(b.desc()) ? a.desc() : ConstantDescs.CD_Object;
    Class<?> known =
        a.known().isAssignableFrom(b.known())
            ? a.known()
            : b.known().isAssignableFrom(a.known()) ? b.known() : Object.class;
    Guess guess = a.guess() != null && a.guess().equals(b.guess()) ? a.guess() : null;
    return new Ref(desc, known, guess);
  }
}
