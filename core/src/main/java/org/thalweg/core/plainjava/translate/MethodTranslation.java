package org.thalweg.core.plainjava.translate;

import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Access;
import org.thalweg.core.plainjava.bytecode.Blocks;
import org.thalweg.core.plainjava.bytecode.ClassFiles;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.expression.Homes;
import org.thalweg.core.plainjava.expression.Recorder;
import org.thalweg.core.plainjava.refusal.Refusal;

/**
 * One method for one choice of which arguments are active. Blocks are translated again and again,
 * with ever less known of the variables at their start, until nothing changes.
 */
final class MethodTranslation {
  private final Program program;
  private final ClassFiles.Method source;
  private final List<Type> arguments;
  private final Homes homes = new Homes();
  private final Blocks blocks;
  private final Map<Integer, Frame> frames = new TreeMap<>();
  private final Map<Integer, TranslatedBlock> translated = new TreeMap<>();
  private final Map<Integer, LoopPlan> loops = new TreeMap<>();
  private final String name;
  private @Nullable Type returned;
  private final Set<Integer> written = new TreeSet<>();
  private boolean recursive;
  private boolean leaks;

  MethodTranslation(Program program, ClassFiles.Method source, List<Type> arguments, String name) {
    this.program = program;
    this.source = source;
    this.arguments = List.copyOf(arguments);
    this.name = name;
    MethodModel model = source.model();
    if (source.has(ClassFile.ACC_NATIVE)) {
      throw new Refusal(
          source.title(), "is native: there is no bytecode to read", "write it in Java");
    }
    if (source.has(ClassFile.ACC_SYNCHRONIZED)) {
      throw new Refusal(source.title(), "is synchronized", "take the lock outside the function");
    }
    this.blocks =
        new Blocks(
            (CodeAttribute)
                model
                    .code()
                    .orElseThrow(() ->
                        new Refusal(
                            source.title(),
                            "is abstract: which method will run is not known",
                            "call a method of a class that is known")));
  }

  Program program() {
    return program;
  }

  Homes homes() {
    return homes;
  }

  Blocks blocks() {
    return blocks;
  }

  ClassFiles.Method source() {
    return source;
  }

  boolean catchesExceptions() {
    return blocks.catchesExceptions();
  }

  /** Where exceptions are caught, a variable is always as active as it may become. */
  Type kept(Type type) {
    if (!catchesExceptions()) {
      return type;
    }
    return switch (type) {
      case Type.Passive passive when Program.isFloating(passive.kind()) ->
          new Type.Active(passive.kind());
      case Type.Ref ref when Descs.isFloatingArray(ref.desc()) -> Type.Tracked.old(ref.desc());
      case Type.Passive _,
          Type.Ref _,
          Type.Active _,
          Type.Tracked _,
          Type.Twin _,
          Type.Uninitialized _,
          Type.Null _,
          Type.Unset _ ->
          type;
    };
  }

  /** The class of exceptions a handler names. */
  Class<?> exception(ClassDesc type) {
    try {
      return Access.resolve(type, source.owner());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new Refusal(
          place(0),
          "catches " + type.displayName() + ", which is not found",
          "put it on the class path");
    }
  }

  /** The method writes to an array that its caller knows: a parameter, or some other. */
  void writes(int from) {
    if (from == Type.Tracked.ANYWHERE) {
      leaks = true;
    } else if (from >= 0) {
      written.add(from);
    }
  }

  /**
   * Whether all that is recorded in a call is only of use to what the call returns and to the
   * arrays it {@link #written() writes}: the records may then be replaced by fewer.
   */
  boolean isContained() {
    boolean isVoid = source.type().returnType().equals(ConstantDescs.CD_void);
    return !recursive
        && !leaks
        && (isVoid
            ? written.size() == 1 && isVector(arguments.get(written.iterator().next()))
            : written.isEmpty() && (returned instanceof Type.Active || returnsNewVector()));
  }

  /** Whether the method returns an array it made. */
  boolean returnsNewVector() {
    return returned instanceof Type.Tracked array
        && array.from() == Type.Tracked.HERE
        && isVector(array);
  }

  private static boolean isVector(@Nullable Type type) {
    return type instanceof Type.Tracked array && Descs.depth(array.array()) == 1;
  }

  /** Arguments that are arrays the method writes to. */
  Set<Integer> written() {
    return written;
  }

  /** The method calls another, whose parameters are these. */
  void calls(MethodTranslation callee, List<Type> passed) {
    if (callee.returned == null || callee.leaks) {
      leaks = true;
    }
    for (int parameter : callee.written) {
      writes(passed.get(parameter) instanceof Type.Tracked array ? array.from() : -1);
    }
  }

  /** The name of the emitted method. */
  String name() {
    return name;
  }

  List<Type> arguments() {
    return arguments;
  }

  Map<Integer, TranslatedBlock> translated() {
    return translated;
  }

  Frame frame(int block) {
    Frame frame = frames.get(block);
    if (frame == null) {
      throw new IllegalStateException("block " + block + " is never reached");
    }
    return frame;
  }

  /** What a refusal calls a line. */
  String place(int line) {
    Class<?> outer = source.owner();
    while (outer.getEnclosingClass() != null) {
      outer = outer.getEnclosingClass();
    }
    String file = outer.getSimpleName() + ".java";
    return source.title() + " (" + file + (line > 0 ? ":" + line : "") + ")";
  }

  /** Translates all blocks. */
  void run() {
    Frame entry = entry();
    frames.put(0, new Frame(entry.locals().stream().map(this::kept).toList(), List.of()));
    TreeSet<Integer> waiting = new TreeSet<>(Set.of(0));
    while (!waiting.isEmpty()) {
      int id = waiting.removeFirst();
      TranslatedBlock block = Step.translate(this, blocks.all().get(id), frame(id));
      translated.put(id, block);
      for (int next : block.exit().successors()) {
        meet(next, block.leaving(), waiting);
      }
      for (Blocks.Handler handler : blocks.all().get(id).handlers()) {
        Type caught = new Type.Ref(ConstantDescs.CD_Object, Throwable.class, null);
        block
            .seen()
            .forEach(seen -> meet(handler.block(), new Frame(seen, List.of(caught)), waiting));
      }
    }
    Type found = null;
    for (TranslatedBlock block : translated.values()) {
      if (block.exit() instanceof Exit.Return(Value value) && value != null) {
        found = found == null ? value.type() : Type.join(found, value.type());
      }
    }
    if (recursive && found != null) {
      found = Type.join(found, declared());
    }
    if (found instanceof Type.Unset) {
      throw new Refusal(
          place(0),
          "returns values of different kinds on different paths",
          "return an array made inside the function on every path");
    }
    returned = found == null ? declared() : found;
    for (Loop loop : Loop.of(translated)) {
      LoopPlan plan = LoopReader.read(this, loop);
      if (plan != null) {
        loops.put(loop.header(), plan);
      }
    }
  }

  /** Loops that may be done at once, by their headers. */
  Map<Integer, LoopPlan> loops() {
    return loops;
  }

  /** The name of the emitted method that does so. */
  String loopName(int header) {
    return name + "loop" + header;
  }

  private void meet(int id, Frame arriving, Set<Integer> waiting) {
    Frame before = frames.get(id);
    Frame after = before == null ? arriving : before.join(arriving);
    if (!after.equals(before)) {
      frames.put(id, after);
      waiting.add(id);
    }
  }

  /** The types the arguments arrive with. */
  Frame entry() {
    List<Type> locals = new ArrayList<>();
    for (Type argument : arguments) {
      int slot = locals.size();
      locals.add(argument);
      homes.value(slot, argument.kind());
      switch (argument) {
        case Type.Active _ -> homes.index(slot);
        case Type.Tracked _ -> homes.indices(slot);
        case Type.Passive _,
            Type.Ref _,
            Type.Twin _,
            Type.Uninitialized _,
            Type.Null _,
            Type.Unset _ -> {}
      }
      if (argument.kind().slotSize() == 2) {
        locals.add(Types.UNSET);
      }
    }
    while (locals.size() < blocks.maxLocals()) {
      locals.add(Types.UNSET);
    }
    return new Frame(locals, List.of());
  }

  /** The type of what the method returns; before it is known, the least that is certain. */
  Type returned() {
    if (returned != null) {
      return returned;
    }
    recursive = true;
    return declared();
  }

  private Type declared() {
    ClassDesc type = source.type().returnType();
    return program.declared(type, source.owner());
  }

  /** The type of the emitted method. */
  MethodTypeDesc type() {
    List<ClassDesc> parameters = new ArrayList<>(List.of(Recorder.TAPE));
    arguments.forEach(argument -> parameters.addAll(argument.descs()));
    return MethodTypeDesc.of(
        source.type().returnType().equals(ConstantDescs.CD_void)
            ? ConstantDescs.CD_void
            : returned().descs().getFirst(),
        parameters);
  }
}
