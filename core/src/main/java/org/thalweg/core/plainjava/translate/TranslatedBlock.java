package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A block in code.
 *
 * @param leaving types of variables and stack where it ends
 * @param seen types of variables wherever an exception may be thrown
 * @param calls methods it calls
 */
record TranslatedBlock(
    List<Consumer<CodeBuilder>> code,
    Exit exit,
    Frame leaving,
    List<List<Type>> seen,
    Set<MethodTranslation> calls) {}
