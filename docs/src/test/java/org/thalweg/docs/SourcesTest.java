package org.thalweg.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every source file must have: of the shipped modules and of problems. */
class SourcesTest {

  @Test
  void everyPackageIsNullMarkedAndDescribed() {
    List<String> bad = new ArrayList<>();
    for (Path folder : Repository.mainFolders()) {
      Repository.files(folder, ".java").stream()
          .map(Path::getParent)
          .distinct()
          .filter(packageFolder -> !packageFolder.equals(folder))
          .map(packageFolder -> packageFolder.resolve("package-info.java"))
          .filter(file -> !Files.exists(file) || !isNullMarkedAndDescribed(Repository.read(file)))
          .forEach(file -> bad.add(Repository.root().relativize(file).toString()));
    }
    assertEquals(
        List.of(), bad, "package-info.java with a Javadoc comment and @NullMarked is missing");
  }

  private static boolean isNullMarkedAndDescribed(String text) {
    return text.startsWith("/**") && text.contains("\n@NullMarked\n");
  }

  @Test
  void everyPublicTypeAndMethodHasJavadoc() throws IOException {
    List<Path> files =
        Repository.mainFolders().stream()
            .flatMap(folder -> Repository.files(folder, ".java").stream())
            .toList();
    assertEquals(
        List.of(), undocumented(files), "public types and methods without a Javadoc comment");
  }

  /** Public members of public types without a comment, as {@code file:line name}. */
  private static List<String> undocumented(List<Path> files) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      DocTrees comments = DocTrees.instance(task);
      List<String> found = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new UndocumentedScanner(comments, unit, found).scan(unit, null);
      }
      return found;
    }
  }

  /** Visits the public types of a file and in them the public methods; nothing deeper. */
  private static final class UndocumentedScanner
      extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees comments;
    private final CompilationUnitTree unit;
    private final List<String> found;

    UndocumentedScanner(DocTrees comments, CompilationUnitTree unit, List<String> found) {
      this.comments = comments;
      this.unit = unit;
      this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      if (!isPublic(type.getModifiers())) {
        return null;
      }
      require(type, type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      if (isPublic(method.getModifiers()) && !isOverride(method) && !isCanonical(method)) {
        require(method, method.getName().toString());
      }
      return null;
    }

    private void require(Tree tree, String name) {
      @Nullable DocCommentTree comment = comments.getDocCommentTree(getCurrentPath());
      if (comment == null || comment.getFirstSentence().isEmpty()) {
        long start = comments.getSourcePositions().getStartPosition(unit, tree);
        Path file = Repository.root().relativize(Path.of(unit.getSourceFile().toUri()));
        found.add(file + ":" + unit.getLineMap().getLineNumber(start) + " " + name);
      }
    }

    private boolean isPublic(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || (isInInterface() && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private boolean isInInterface() {
      TreePath parent = getCurrentPath().getParentPath();
      return parent != null
          && (parent.getLeaf().getKind() == Tree.Kind.INTERFACE
              || parent.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE);
    }

    private static boolean isOverride(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /** The compact or canonical constructor of a record is described by the record's comment. */
    private boolean isCanonical(MethodTree method) {
      return method.getReturnType() == null
          && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
    }
  }
}
