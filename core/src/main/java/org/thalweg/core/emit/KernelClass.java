package org.thalweg.core.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.thalweg.core.kernel.Team;

/**
 * Emits one hidden class that holds a method for each loop. The arrays are its static final fields,
 * so that the JIT sees them and their lengths as constants.
 */
public final class KernelClass {
  private static final ClassDesc SELF = ClassDesc.of(KernelClass.class.getPackageName() + ".Step");
  private static final ClassDesc LOOKUP = ClassDesc.of("java.lang.invoke.MethodHandles$Lookup");
  private static final ClassDesc HANDLES = ClassDesc.of("java.lang.invoke.MethodHandles");
  private static final MethodTypeDesc RANGE = MethodTypeDesc.of(CD_void, CD_int, CD_int);

  private KernelClass() {}

  /**
   * Emits and defines the class.
   *
   * @param loops the loops, by id
   * @param arrays the Java arrays that accesses number
   * @param vectorBits width of vectors, 0 for scalar code
   * @param dump receives the class as text; null for none
   */
  public static Team.Task define(
      List<Loop> loops, List<Object> arrays, int vectorBits, Consumer<String> dump) {
    if (loops.isEmpty()) {
      return (id, from, to) -> {
        throw new IllegalArgumentException("there is no loop " + id);
      };
    }
    byte[] bytes = bytes(loops, arrays, vectorBits);
    dump.accept(ClassFile.of().parse(bytes).toDebugString());
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, arrays.toArray(), true);
      return (Team.Task)
          lookup
              .findConstructor(
                  lookup.lookupClass(), java.lang.invoke.MethodType.methodType(void.class))
              .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the emitted class was refused: " + e, e);
    }
  }

  private static byte[] bytes(List<Loop> loops, List<Object> arrays, int vectorBits) {
    ClassFile context =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofClassLoading(MethodHandles.lookup())));
    return context.build(
        SELF,
        builder -> {
          builder.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL);
          builder.withInterfaceSymbols(ClassDesc.of(Team.Task.class.getName()));
          constructor(builder);
          fields(builder, arrays);
          dispatch(builder, loops.size());
          for (int id = 0; id < loops.size(); id++) {
            Loop loop = loops.get(id);
            builder.withMethodBody(
                "loop" + id,
                RANGE,
                ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE,
                code -> loop(code, loop, vectorBits));
          }
        });
  }

  private static void constructor(ClassBuilder builder) {
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
  }

  private static void fields(ClassBuilder builder, List<Object> arrays) {
    for (int i = 0; i < arrays.size(); i++) {
      builder.withField(
          "a" + i,
          arrayDesc(arrays.get(i)),
          ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE);
    }
    builder.withMethodBody(
        ConstantDescs.CLASS_INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_STATIC,
        code -> {
          code.invokestatic(HANDLES, "lookup", MethodTypeDesc.of(LOOKUP));
          code.loadConstant("_");
          code.loadConstant(CD_Object.arrayType());
          code.invokestatic(
              HANDLES,
              "classData",
              MethodTypeDesc.of(CD_Object, LOOKUP, CD_String, ConstantDescs.CD_Class));
          code.checkcast(CD_Object.arrayType());
          code.astore(0);
          for (int i = 0; i < arrays.size(); i++) {
            ClassDesc type = arrayDesc(arrays.get(i));
            code.aload(0).loadConstant(i).aaload().checkcast(type).putstatic(SELF, "a" + i, type);
          }
          code.return_();
        });
  }

  private static ClassDesc arrayDesc(Object array) {
    return Objects.requireNonNull(array).getClass().describeConstable().orElseThrow();
  }

  private static void dispatch(ClassBuilder builder, int loops) {
    builder.withMethodBody(
        "run",
        MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_int),
        ClassFile.ACC_PUBLIC,
        code -> {
          List<SwitchCase> cases = new ArrayList<>();
          for (int id = 0; id < loops; id++) {
            cases.add(SwitchCase.of(id, code.newLabel()));
          }
          Label end = code.newLabel();
          code.iload(1).tableswitch(end, cases);
          for (SwitchCase one : cases) {
            code.labelBinding(one.target());
            code.iload(2).iload(3).invokestatic(SELF, "loop" + one.caseValue(), RANGE);
            code.return_();
          }
          code.labelBinding(end);
          code.return_();
        });
  }

  private static void loop(CodeBuilder code, Loop loop, int vectorBits) {
    LaneWriter writer = writer(loop, vectorBits);
    MethodWriter method = new MethodWriter(code, writer);
    method.openArrays(SELF, loop);
    switch (loop) {
      case Loop.Rows rows -> new RowsWriter(method, rows).write(0, 1);
      case Loop.Flat flat -> new FlatWriter(method, flat).write(0, 1);
      case Loop.Columns columns -> new ColumnsWriter(method, columns).write(0, 1);
    }
    code.return_();
  }

  /** Vectors where all lanes are of one width and lie one after the other, else scalars. */
  private static LaneWriter writer(Loop loop, int vectorBits) {
    boolean columns = loop instanceof Loop.Columns;
    List<LaneCode> vectors = columns ? List.of(loop.inner(), loop.outer()) : List.of(loop.inner());
    List<Integer> widths =
        Stream.concat(
                vectors.stream().flatMap(c -> c.instrs().stream()).map(i -> i.type().bytes()),
                loop.stores().stream().map(s -> s.to().type().bytes()))
            .filter(w -> w > 0)
            .distinct()
            .toList();
    boolean simple =
        vectors.stream()
            .allMatch(c -> c.instrs().stream().allMatch(i -> isVector(i, loop.accesses())));
    boolean stores =
        elementStores(loop)
            .allMatch(s -> s.to().innerStride() == 1 && s.to().type() != LaneType.MASK);
    return vectorBits > 0 && widths.size() == 1 && simple && stores
        ? new VectorWriter(vectorBits, widths.get(0) == 8)
        : new ScalarWriter();
  }

  private static Stream<Loop.Store> elementStores(Loop loop) {
    return switch (loop) {
      case Loop.Rows rows -> rows.phases().stream().flatMap(p -> p.elementStores().stream());
      case Loop.Flat flat -> flat.stores().stream();
      case Loop.Columns columns -> columns.stores().stream();
    };
  }

  private static boolean isVector(Instr instr, List<Access> accesses) {
    return switch (instr.op()) {
      case LOAD -> {
        Access access = accesses.get((int) instr.imm());
        yield access.innerStride() == 0
            || (access.innerStride() == 1 && access.type() != LaneType.MASK);
      }
      case DIV -> instr.type().isFloating();
      case CONST,
          CONST_BITS,
          CONST_MASK,
          SCALAR,
          ADD,
          SUB,
          MUL,
          FMA,
          SQRT,
          NEG,
          ABS,
          MIN,
          MAX,
          LT,
          LE,
          EQ,
          SIGN_BIT,
          MASK_AND,
          MASK_OR,
          MASK_NOT,
          SELECT,
          BITS,
          FROM_BITS,
          AND,
          OR,
          XOR,
          SHL,
          USHR,
          SLOW,
          CAST ->
          true;
    };
  }
}
