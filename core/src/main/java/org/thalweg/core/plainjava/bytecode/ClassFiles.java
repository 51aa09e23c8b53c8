package org.thalweg.core.plainjava.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Class files of the user's classes, read once. */
public final class ClassFiles {
  private final Map<Class<?>, Optional<ClassModel>> read = new HashMap<>();

  /**
   * A method of a class file.
   *
   * @param owner the class that declares it
   */
  public record Method(Class<?> owner, MethodModel model) {
    /** Its name. */
    public String name() {
      return model.methodName().stringValue();
    }

    /** Its type. */
    public MethodTypeDesc type() {
      return model.methodTypeSymbol();
    }

    /** Whether it has an access flag. */
    public boolean has(int flag) {
      return (model.flags().flagsMask() & flag) != 0;
    }

    /** What a refusal calls it. */
    public String title() {
      return owner.getName() + "." + name();
    }
  }

  /** Whether a class is the user's (or of a library of his) and not of the JDK. */
  public static boolean isUsers(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return !type.isPrimitive()
        && !type.isArray()
        && loader != null
        && loader != ClassLoader.getPlatformClassLoader();
  }

  /** The method that a class declares, inherits or is given by an interface; null if none. */
  public @Nullable Method find(Class<?> type, String name, MethodTypeDesc desc) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Method found = declared(at, name, desc);
      if (found != null) {
        return found;
      }
    }
    Method best = null;
    for (Class<?> at : interfaces(type)) {
      Method found = declared(at, name, desc);
      if (found != null && !found.has(ClassFile.ACC_ABSTRACT)) {
        if (best == null || best.owner().isAssignableFrom(at)) {
          best = found;
        }
      }
    }
    return best;
  }

  /** The method that a class itself declares; null if none or if there is no class file. */
  @Nullable Method declared(Class<?> type, String name, MethodTypeDesc desc) {
    ClassModel model = model(type).orElse(null);
    if (model == null) {
      return null;
    }
    for (MethodModel method : model.methods()) {
      if (method.methodName().equalsString(name) && method.methodTypeSymbol().equals(desc)) {
        return new Method(type, method);
      }
    }
    return null;
  }

  private static List<Class<?>> interfaces(Class<?> type) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> direct : at.getInterfaces()) {
        if (!found.contains(direct)) {
          found.add(direct);
          found.addAll(interfaces(direct));
        }
      }
    }
    return found;
  }

  Optional<ClassModel> model(Class<?> type) {
    Optional<ClassModel> known = read.get(type);
    if (known == null) {
      known = parse(type);
      read.put(type, known);
    }
    return known;
  }

  private static Optional<ClassModel> parse(Class<?> type) {
    if (type.isHidden() || type.isArray() || type.isPrimitive()) {
      return Optional.empty();
    }
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
