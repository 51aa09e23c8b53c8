package org.thalweg.core.plainjava.translate;

import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Access;
import org.thalweg.core.plainjava.bytecode.ClassFiles;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.refusal.Refusal;
import org.thalweg.core.plainjava.tape.Tape;

/**
 * A function that was rewritten to record, with its tape.
 *
 * @param handle takes the tape, then each array with its indices
 * @param returnsActive whether the tape holds the index, or indices, of what is returned
 * @param mayWritePoint whether the function may write to its arguments
 * @param warnings what makes it slow
 */
public record Recording(
    MethodHandle handle,
    Tape tape,
    boolean returnsActive,
    boolean mayWritePoint,
    List<String> warnings) {

  /**
   * Rewrites a method.
   *
   * @param arrays how many arrays of doubles it takes
   * @param returned its return type
   */
  public static Recording of(
      Source source, int arrays, ClassDesc returned, MethodHandles.@Nullable Lookup given) {
    Program program = new Program(new Access(given));
    ClassFiles.Method method = program.files().find(source.owner(), source.name(), source.type());
    String title = source.owner().getName() + "." + source.name();
    if (method == null) {
      throw new Refusal(
          title, "has no class file that can be read", "compile it to a file or a jar");
    }
    List<Type> types = new ArrayList<>(source.capturedTypes());
    for (int i = 0; i < arrays; i++) {
      types.add(Type.Tracked.old(Descs.DOUBLES).as(types.size()));
    }
    List<ClassDesc> parameters = source.type().parameterList();
    int own = types.size() - (source.isStatic() ? 0 : 1);
    boolean takesArrays =
        own == parameters.size()
            && parameters.subList(own - arrays, own).stream().allMatch(Descs.DOUBLES::equals);
    if (!takesArrays || !source.type().returnType().equals(returned)) {
      throw new Refusal(
          title,
          "is " + source.type().displayDescriptor(),
          "give a method "
              + "(double[]"
              + (arrays == 2 ? ",double[])" : ")")
              + returned.displayName());
    }
    MethodTranslation entry = program.translate(method, types);
    ClassEmitter.Emitted emitted = ClassEmitter.emit(program, entry);
    MethodHandle bound =
        MethodHandles.insertArguments(emitted.handle(), 1, source.captured().toArray());
    List<Class<?>> taken = new ArrayList<>(List.of(Tape.class));
    for (int i = 0; i < arrays; i++) {
      taken.add(double[].class);
      taken.add(int[].class);
    }
    return new Recording(
        bound.asType(MethodType.methodType(bound.type().returnType(), taken)),
        new Tape(List.copyOf(program.places())),
        entry.returned().isActive(),
        program.mayWriteArguments(),
        emitted.slow());
  }

  /** The arrays that will be the point and its indices, at every call. */
  public void know(double[] point, int[] indices) {
    if (!mayWritePoint) {
      tape.know(point, indices);
    }
  }

  /** Throws what the user's code threw; nothing of it was checked. */
  public static RuntimeException thrown(Throwable e) {
    return Recording.<RuntimeException>sneak(e);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> RuntimeException sneak(Throwable e) throws E {
    throw (E) e;
  }
}
