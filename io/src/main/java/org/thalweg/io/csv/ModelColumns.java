package org.thalweg.io.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.thalweg.io.InputFile;
import org.thalweg.learn.data.ColumnChoice;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Schema;
import org.thalweg.learn.data.Wording;

/**
 * Which columns of a file are the model's.
 *
 * @param header whether the first line names the columns
 * @param names a name for each column of the file
 * @param kinds the kind to read each as; those the model does not use are ignored
 * @param warnings what had to be guessed, one line each
 */
record ModelColumns(
    boolean header, List<String> names, List<ColumnKind> kinds, List<String> warnings) {
  static ModelColumns of(InputFile file, Sample sample, Preprocessor model, boolean needTarget) {
    Set<String> wanted = new HashSet<>(model.neededColumns());
    if (needTarget) {
      wanted.add(model.target());
    }
    Schema schema = model.schema();
    return schema.header()
        ? byName(file, sample, model, wanted)
        : byOrder(file, sample, model, wanted);
  }

  /** The same with one more column, which is read as numbers if the model does not use it. */
  ModelColumns withNumbers(String name) {
    List<ColumnKind> more = new ArrayList<>(kinds);
    int at = names.indexOf(name);
    if (more.get(at) == ColumnKind.IGNORED) {
      more.set(at, ColumnKind.NUMBER);
    }
    return new ModelColumns(header, names, more, warnings);
  }

  private static ModelColumns byName(
      InputFile file, Sample sample, Preprocessor model, Set<String> wanted) {
    List<String> first = sample.records().getFirst();
    long known = first.stream().filter(model.schema().names()::contains).count();
    if (2 * known < wanted.size() && !sample.hasHeader()) {
      throw new InputException(
          "%s has no header line: begin it with the names of the columns, the model needs %s"
              .formatted(file.name(), Wording.list(neededInOrder(model, wanted))));
    }
    List<String> names = ColumnNames.of(file, sample, true);
    for (String name : neededInOrder(model, wanted)) {
      if (!names.contains(name)) {
        throw new InputException(
            "%s has no column %s, %s: %s"
                .formatted(
                    file.name(),
                    Wording.quote(name),
                    name.equals(model.target()) ? "the target" : "which the model needs",
                    Wording.nearOrAll(name, names)));
      }
    }
    return new ModelColumns(true, names, kinds(names, model.schema(), wanted), List.of());
  }

  private static ModelColumns byOrder(
      InputFile file, Sample sample, Preprocessor model, Set<String> wanted) {
    List<String> all = model.schema().names();
    List<String> names = new ArrayList<>(all);
    if (sample.width() == all.size() - 1 && !wanted.contains(model.target())) {
      names.remove(model.target());
    }
    if (sample.width() != names.size()) {
      throw new InputException(
          "%s has %s, the model was trained on %d without names (target %s): give as many, in the"
                  .formatted(
                      file.name(),
                      Wording.count(sample.width(), "column"),
                      all.size(),
                      Wording.quote(model.target()))
              + " same order");
    }
    boolean header = sample.hasHeader();
    List<String> warnings =
        header
            ? List.of(
                "the header line of %s is not used: the model was trained without one, columns are"
                        .formatted(file.name())
                    + " taken in their order")
            : List.of();
    return new ModelColumns(header, names, kinds(names, model.schema(), wanted), warnings);
  }

  private static List<String> neededInOrder(Preprocessor model, Set<String> wanted) {
    return model.schema().names().stream().filter(wanted::contains).toList();
  }

  private static List<ColumnKind> kinds(List<String> names, Schema schema, Set<String> wanted) {
    return names.stream()
        .map(name ->
            wanted.contains(name)
                ? schema.find(name).map(ColumnChoice::kind).orElse(ColumnKind.IGNORED)
                : ColumnKind.IGNORED)
        .toList();
  }
}
