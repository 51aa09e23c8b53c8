package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.thalweg.core.plainjava.bytecode.Access;
import org.thalweg.core.plainjava.bytecode.ClassFiles;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.refusal.Refusal;
import org.thalweg.core.plainjava.tape.Tape;

/**
 * The methods a function is made of, each for every choice of active arguments it is called with,
 * and the objects their code refers to.
 */
final class Program {
  /** The emitted class. */
  static final ClassDesc SELF = ClassDesc.of(Tape.class.getPackageName() + ".Recorded");

  private static final DirectMethodHandleDesc CLASS_DATA =
      ConstantDescs.ofConstantBootstrap(
          ClassDesc.of("java.lang.invoke.MethodHandles"),
          "classDataAt",
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int);

  /** So many versions of one method may know their objects; the others do with classes. */
  private static final int MOST_VERSIONS = 8;

  private final ClassFiles files = new ClassFiles();
  private final Access access;
  private final List<Object> constants = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final Map<Key, MethodTranslation> methods = new LinkedHashMap<>();

  private boolean mayWriteArguments;

  private record Key(Class<?> owner, String name, String type, List<Type> arguments) {}

  Program(Access access) {
    this.access = access;
  }

  ClassFiles files() {
    return files;
  }

  Access access() {
    return access;
  }

  List<Object> constants() {
    return constants;
  }

  List<String> places() {
    return places;
  }

  /** Some code writes to an array that may be the point. */
  void writesArguments() {
    mayWriteArguments = true;
  }

  boolean mayWriteArguments() {
    return mayWriteArguments;
  }

  /** The number of a place. */
  int place(String name) {
    int found = places.indexOf(name);
    if (found >= 0) {
      return found;
    }
    places.add(name);
    return places.size() - 1;
  }

  /** Code that pushes an object. */
  Consumer<CodeBuilder> constant(Object object, ClassDesc type) {
    int known = -1;
    for (int i = 0; i < constants.size(); i++) {
      if (constants.get(i) == object) {
        known = i;
      }
    }
    if (known < 0) {
      known = constants.size();
      constants.add(object);
    }
    DynamicConstantDesc<?> desc =
        DynamicConstantDesc.ofNamed(CLASS_DATA, ConstantDescs.DEFAULT_NAME, type, known);
    return c -> c.loadConstant(desc);
  }

  /** Code that calls a handle. */
  Node.Plain call(MethodHandle handle, List<Node.Plain> arguments) {
    MethodHandle erased = handle.asType(Descs.erase(handle.type()));
    Consumer<CodeBuilder> push = constant(erased, Descs.HANDLE);
    var type = Descs.describe(erased.type());
    Set<Integer> reads = new HashSet<>();
    arguments.forEach(argument -> reads.addAll(argument.reads()));
    return new Node.Plain(
        TypeKind.from(type.returnType()).asLoadable(),
        c -> {
          push.accept(c);
          arguments.forEach(argument -> argument.push().accept(c));
          c.invokevirtual(Descs.HANDLE, "invokeExact", type);
        },
        reads,
        null);
  }

  /** The class that a descriptor names where a block stands. */
  Class<?> resolve(BlockState state, ClassDesc type) {
    try {
      return Access.resolve(type, state.method.source().owner());
    } catch (ClassNotFoundException | LinkageError e) {
      throw state.refusal(
          "names the class " + type.displayName() + ", which is not found",
          "put it on the class path");
    }
  }

  static boolean isFloating(TypeKind kind) {
    return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
  }

  /** The most active type that a declared type allows. */
  Type declared(ClassDesc type, Class<?> in) {
    TypeKind kind = TypeKind.from(type);
    if (isFloating(kind)) {
      return new Type.Active(kind);
    }
    if (Descs.isFloatingArray(type)) {
      return Type.Tracked.old(type);
    }
    return passive(type, in);
  }

  /** The type of a passive value of a declared type. */
  static Type passive(ClassDesc type, Class<?> in) {
    TypeKind kind = TypeKind.from(type);
    if (kind != TypeKind.REFERENCE) {
      return new Type.Passive(kind.asLoadable());
    }
    Class<?> known = Object.class;
    try {
      known = Access.resolve(type, in);
    } catch (ClassNotFoundException | LinkageError e) {
      // then nothing is known of it
    }
    return new Type.Ref(Descs.erase(type), known, null);
  }

  /** The translation of a method, made when it is first called with such arguments. */
  MethodTranslation translate(ClassFiles.Method method, List<Type> arguments) {
    String type = method.type().descriptorString();
    Key key = new Key(method.owner(), method.name(), type, arguments);
    MethodTranslation known = methods.get(key);
    if (known != null) {
      return known;
    }
    long versions =
        methods.keySet().stream()
            .filter(k -> k.owner == method.owner() && k.name.equals(method.name()))
            .filter(k -> k.type.equals(type))
            .count();
    List<Type> plainer = arguments.stream().map(Program::withoutGuess).toList();
    if (versions >= MOST_VERSIONS && !plainer.equals(arguments)) {
      return translate(method, plainer);
    }
    MethodTranslation made = new MethodTranslation(this, method, arguments, "m" + methods.size());
    methods.put(key, made);
    try {
      made.run();
    } catch (Refusal e) {
      methods.remove(key);
      throw e;
    }
    return made;
  }

  private static Type withoutGuess(Type type) {
    return type instanceof Type.Ref ref ? new Type.Ref(ref.desc(), ref.known(), null) : type;
  }
}
