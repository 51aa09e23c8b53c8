package org.thalweg.core.ir;

import java.util.List;

/**
 * A sub-program with a derivative of its own, for where the derivative of its formula is slow or
 * inaccurate. Two are the same only if they are the same object.
 */
public final class CustomFunction {
  private final String name;
  private final List<Expr> formals;
  private final Expr body;
  private final Vjp vjp;

  /** Vector-Jacobian product of a custom function. */
  @FunctionalInterface
  public interface Vjp {
    /**
     * Cotangents of the inputs, one for each, of its type. They must be linear in {@code
     * cotangent}.
     *
     * @param inputs the actual inputs
     * @param output the value of the function at these inputs
     * @param cotangent derivative of the end result by the output, of its type
     */
    List<Expr> apply(List<Expr> inputs, Expr output, Expr cotangent);
  }

  /** A function named {@code name} of the {@code formals} (inputs) with value {@code body}. */
  public CustomFunction(String name, List<Expr> formals, Expr body, Vjp vjp) {
    this.name = name;
    this.formals = List.copyOf(formals);
    this.body = body;
    this.vjp = vjp;
    new Program(this.formals, List.of(body)); // refuses free inputs
  }

  /** Its name, for print-outs. */
  public String name() {
    return name;
  }

  /** Its inputs, all {@link Op.Input}. */
  public List<Expr> formals() {
    return formals;
  }

  /** Its value in terms of the formals. */
  public Expr body() {
    return body;
  }

  /** Its derivative. */
  public Vjp vjp() {
    return vjp;
  }

  /** The function applied to actual inputs, which must have the types of the formals. */
  public Expr call(Expr... inputs) {
    return Expr.of(new Op.Call(this), List.of(inputs));
  }

  /** The body with actual inputs in place of the formals. */
  public Expr inline(List<Expr> inputs) {
    return Substitution.of(formals, inputs).apply(body);
  }

  @Override
  public String toString() {
    return name;
  }
}
