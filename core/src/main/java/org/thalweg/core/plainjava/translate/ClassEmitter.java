package org.thalweg.core.plainjava.translate;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.thalweg.core.plainjava.refusal.Refusal;
import org.thalweg.core.plainjava.tape.Tape;

/** Writes and defines the hidden class of a function. */
final class ClassEmitter {
  /** HotSpot compiles no method of more bytes. */
  private static final int LONGEST_COMPILED = 8000;

  private ClassEmitter() {}

  /**
   * A function that records.
   *
   * @param handle the method: a tape, then the arguments with their indices
   * @param slow methods that are too long for the JIT
   */
  record Emitted(MethodHandle handle, List<String> slow) {}

  static Emitted emit(Program program, MethodTranslation entry) {
    Set<MethodTranslation> methods = reachable(entry);
    byte[] bytes;
    try {
      bytes = bytes(methods);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          entry.place(0),
          "is longer than the JVM allows when it also records (" + e.getMessage() + ")",
          "split it into smaller methods");
    }
    List<String> slow = new ArrayList<>();
    List<MethodModel> models = ClassFile.of().parse(bytes).methods();
    for (MethodTranslation method : methods) {
      for (MethodModel model : models) {
        int length =
            model.findAttribute(Attributes.code()).map(code -> code.codeLength()).orElse(0);
        if (model.methodName().equalsString(method.name()) && length > LONGEST_COMPILED) {
          slow.add(
              method.place(0)
                  + ": takes "
                  + length
                  + " bytes when it records, and Java compiles no method of more than "
                  + LONGEST_COMPILED
                  + ", so it is slow; split it into smaller methods");
        }
      }
    }
    return new Emitted(define(bytes, program, entry), slow);
  }

  private static MethodHandle define(byte[] bytes, Program program, MethodTranslation entry) {
    try {
      MethodHandles.Lookup lookup =
          Tape.lookup()
              .defineHiddenClassWithClassData(bytes, List.copyOf(program.constants()), true);
      MethodType type =
          MethodType.fromMethodDescriptorString(
              entry.type().descriptorString(), ClassEmitter.class.getClassLoader());
      return lookup.findStatic(lookup.lookupClass(), entry.name(), type);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException("the emitted class was refused: " + e, e);
    }
  }

  private static Set<MethodTranslation> reachable(MethodTranslation entry) {
    Set<MethodTranslation> found = new LinkedHashSet<>();
    List<MethodTranslation> waiting = new ArrayList<>(List.of(entry));
    while (!waiting.isEmpty()) {
      MethodTranslation method = waiting.removeLast();
      if (found.add(method)) {
        method.translated().values().forEach(block -> waiting.addAll(block.calls()));
      }
    }
    return found;
  }

  private static byte[] bytes(Set<MethodTranslation> methods) {
    ClassFile context =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofClassLoading(Tape.lookup())));
    return context.build(
        Program.SELF,
        builder -> {
          builder.withFlags(AccessFlag.FINAL);
          for (MethodTranslation method : methods) {
            builder.withMethodBody(
                method.name(),
                method.type(),
                ClassFile.ACC_STATIC,
                (CodeBuilder code) -> new MethodEmitter(code, method).write());
            method
                .loops()
                .forEach((header, plan) ->
                    builder.withMethodBody(
                        method.loopName(header),
                        plan.type(),
                        ClassFile.ACC_STATIC,
                        (CodeBuilder code) -> new LoopWriter(code, plan).write()));
          }
        });
  }
}
