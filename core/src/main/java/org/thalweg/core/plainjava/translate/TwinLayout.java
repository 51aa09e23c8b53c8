package org.thalweg.core.plainjava.translate;

import java.lang.classfile.TypeKind;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.ClassFiles;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.tape.TwinObject;

/**
 * Where the fields of a class are in a {@link TwinObject}.
 *
 * @param places by field; an array of doubles takes two references, itself and its indices
 */
record TwinLayout(Map<Field, Integer> places, int numbers, int integers, int references) {

  static TwinLayout of(Class<?> type) {
    Map<Field, Integer> places = new LinkedHashMap<>();
    int numbers = 0;
    int integers = 0;
    int references = 0;
    for (Field field : fields(type)) {
      TypeKind kind = TypeKind.from(field.getType());
      if (Program.isFloating(kind)) {
        places.put(field, numbers++);
      } else if (kind == TypeKind.REFERENCE) {
        places.put(field, references);
        references += 2;
      } else {
        places.put(field, integers++);
      }
    }
    return new TwinLayout(places, numbers, integers, references);
  }

  int place(Field field) {
    Integer place = places.get(field);
    if (place == null) {
      throw new IllegalStateException("no field " + field);
    }
    return place;
  }

  /** The field a class declares or inherits. */
  static @Nullable Field find(Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
          return field;
        }
      }
    }
    return null;
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> found = new ArrayList<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          found.add(field);
        }
      }
    }
    return found;
  }

  /** Whether objects of a class, or of a class of arrays of them, are replaced by twins. */
  static boolean hasTwin(Class<?> type) {
    return hasTwin(type, 4);
  }

  private static boolean hasTwin(Class<?> type, int depth) {
    if (type.isArray()) {
      return hasTwin(type.getComponentType(), depth);
    }
    if (depth == 0
        || !ClassFiles.isUsers(type)
        || type.isHidden()
        || type.isEnum()
        || Throwable.class.isAssignableFrom(type)
        || Modifier.isAbstract(type.getModifiers())) {
      return false;
    }
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (!ClassFiles.isUsers(at) && at != Object.class && at != Record.class) {
        return false;
      }
    }
    return fields(type).stream()
        .anyMatch(field ->
            isNumber(field.getType()) || (isOwn(field) && hasTwin(field.getType(), depth - 1)));
  }

  private static boolean isNumber(Class<?> type) {
    return Program.isFloating(TypeKind.from(type))
        || (type.isArray() && isNumber(type.getComponentType()));
  }

  /** Whether a field holds what the object is made of: not the object an inner class is in. */
  private static boolean isOwn(Field field) {
    return !field.isSynthetic();
  }

  /** The type of what a field of a twin holds. */
  static Type type(Field field) {
    Class<?> type = field.getType();
    TypeKind kind = TypeKind.from(type);
    if (Program.isFloating(kind)) {
      return new Type.Active(kind);
    }
    if (kind != TypeKind.REFERENCE) {
      return new Type.Passive(kind.asLoadable());
    }
    if (isNumber(type)) {
      return new Type.Tracked(type.describeConstable().orElseThrow(), false, Type.Tracked.ANYWHERE);
    }
    return isOwn(field) && hasTwin(type)
        ? new Type.Twin(type)
        : new Type.Ref(Descs.erase(type), type, null);
  }
}
