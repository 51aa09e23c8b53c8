package org.thalweg.io.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.learn.data.CategoryColumn;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Split;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;
import org.thalweg.learn.data.Task;

/** The data held in the repository are what their page says. */
class RepositoryDataTest {
  private static final Path DATA = folder();

  private static Path folder() {
    Path folder = Path.of("").toAbsolutePath();
    // The tests of a module run in its own folder.
    Path data = folder.resolve("data");
    return Files.exists(data) ? data : folder.resolveSibling("data");
  }

  private static Table read(String name) {
    return CsvReader.read(DATA.resolve(name), Map.of());
  }

  @Test
  void thePageTellsSizesAndSums() throws IOException, NoSuchAlgorithmException {
    String page = Files.readString(DATA.resolve("README.md"));
    for (String name : List.of("digits.csv.gz", "auto-mpg.csv", "penguins.csv")) {
      byte[] bytes = Files.readAllBytes(DATA.resolve(name));
      String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      assertTrue(page.contains(sum), name);
      Table table = read(name);
      String line = page.lines().filter(l -> l.startsWith("| `" + name)).findFirst().orElseThrow();
      String rows = String.format("%,d × %d", table.rows(), table.columns().size());
      assertTrue(line.contains("%,d | %s".formatted(bytes.length, rows)), line);
    }
  }

  /** The class counts are those of the published test set (scikit-learn's load_digits). */
  @Test
  void digits() {
    Table table = read("digits.csv.gz");
    assertEquals("pixel_0_0", table.columns().getFirst().name());
    assertEquals("pixel_7_7", table.columns().get(63).name());
    Target target = Target.choose(table, "digit", Optional.empty());
    assertEquals(Task.CLASSIFICATION, target.task());
    Split split = Split.of(table, target, 0.2, 0, 1);
    assertEquals(1437, split.train().rows(), 1);
    int[] counts = new int[10];
    for (int row = 0; row < table.rows(); row++) {
      counts[Integer.parseInt(TextFiles.cell(table, "digit", row))]++;
    }
    assertEquals(
        List.of(178, 182, 177, 183, 181, 182, 181, 179, 174, 180),
        java.util.Arrays.stream(counts).boxed().toList());
  }

  @Test
  void autoMpg() {
    Table table = read("auto-mpg.csv");
    assertEquals(6, table.column("horsepower").missing());
    Target target = Target.choose(table, "mpg", Optional.empty());
    assertEquals(Task.REGRESSION, target.task());
    Preprocessor fitted = Preprocessor.fit(table, target);
    assertTrue(fitted.remarks().getFirst().contains("`name` is left out"));
    assertEquals(
        List.of(
            "cylinders",
            "displacement",
            "horsepower",
            "horsepower (missing)",
            "weight",
            "acceleration",
            "model_year",
            "origin=europe",
            "origin=japan",
            "origin=usa"),
        fitted.featureNames());
  }

  @Test
  void penguins() {
    Table table = read("penguins.csv");
    assertEquals(11, table.column("sex").missing());
    assertEquals(
        List.of(
            ColumnKind.CATEGORY,
            ColumnKind.CATEGORY,
            ColumnKind.NUMBER,
            ColumnKind.NUMBER,
            ColumnKind.NUMBER,
            ColumnKind.NUMBER,
            ColumnKind.CATEGORY),
        table.columns().stream().map(Column::kind).toList());
    assertEquals(
        List.of("Adelie", "Chinstrap", "Gentoo"),
        ((CategoryColumn) table.column("species")).levels());
  }
}
