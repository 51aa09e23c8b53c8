package org.thalweg.io.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.io.csv.TextFiles.assertContains;
import static org.thalweg.io.csv.TextFiles.message;
import static org.thalweg.io.csv.TextFiles.write;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;

class CsvForModelTest {
  private static final String TRAIN =
      "id,weight,colour,price\n1,2.5,red,10.5\n2,3.5,blue,20.5\n3,4.5,red,30.5\n4,5.5,red,40.5\n";

  @TempDir private Path folder;

  private Preprocessor fit(String text, String target) {
    Path file = write(folder, "train.csv", text);
    Map<String, ColumnKind> asked =
        text.startsWith("id") ? Map.of("id", ColumnKind.IGNORED) : Map.of();
    Table table = CsvReader.read(file, asked);
    return Preprocessor.fit(table, Target.choose(table, target, Optional.empty()));
  }

  private Table readFor(Preprocessor model, String text, boolean needTarget) {
    return CsvReader.readFor(write(folder, "new.csv", text), model, needTarget, Optional.empty());
  }

  @Test
  void columnsMayComeInAnyOrderWithOthersBetween() {
    Preprocessor model = fit(TRAIN, "price");
    Table same = readFor(model, TRAIN, true);
    Table other =
        readFor(
            model,
            """
            note;price;colour;weight
            x;10.5;red;2.5
            y;20.5;blue;3.5
            z;30.5;red;4.5
            w;40.5;red;5.5
            """,
            true);
    assertArrayEquals(model.apply(same).features(), model.apply(other).features());
    assertEquals("not used by the model", other.schema().find("note").orElseThrow().reason());
  }

  @Test
  void aPredictionNeedsNoTargetAndDoesNotReadIt() {
    Preprocessor model = fit(TRAIN, "price");
    Table without = readFor(model, "colour,weight\nred,2.5\n", false);
    assertEquals(3, model.applyWithoutTarget(without).features().length);
    Table oddTarget = readFor(model, "colour,weight,price\nred,2.5,unknown\n", false);
    assertEquals(1, model.applyWithoutTarget(oddTarget).rows());
    assertContains(
        message(() -> readFor(model, "colour,weight\nred,2.5\n", true)),
        "new.csv has no column `price`, the target");
  }

  @Test
  void aMissingColumnNamesTheNearNames() {
    Preprocessor model = fit(TRAIN, "price");
    assertEquals(
        "new.csv has no column `weight`, which the model needs: near names: `wieght`",
        message(() -> readFor(model, "colour,wieght\nred,2.5\nblue,3\n", false)));
  }

  @Test
  void kindsAreThoseOfTraining() {
    Preprocessor model = fit(TRAIN, "price");
    // By itself the file would have its colour taken for a number.
    Table table = readFor(model, "colour,weight\n7,2.5\n8,3.5\n", false);
    assertEquals(ColumnKind.CATEGORY, table.column("colour").kind());
    assertContains(
        message(() -> readFor(model, "colour,weight\nred,heavy\nblue,2.5\n", false)),
        "`weight` of new.csv has 1 cell that is no number",
        "`heavy` in line 2",
        "leave them empty");
  }

  @Test
  void oneLineUnderAHeaderIsEnough() {
    Preprocessor model = fit("sex,class\nm,a\nf,b\nm,a\nf,a\n", "class");
    Table table = readFor(model, "sex\nm\n", false);
    assertEquals(1, table.rows());
    assertContains(
        message(() -> readFor(model, "m\nf\nm\n", false)), "new.csv has no header line", "`sex`");
  }

  @Test
  void withoutNamesTheOrderCounts() {
    Preprocessor model = fit("1.5,10,a\n2.5,20,b\n3.5,30,a\n4.5,40,b\n", "column1");
    Table whole = readFor(model, "9.5,10,a\n8.5,20,b\n", true);
    Table withoutTarget = readFor(model, "10,a\n20,b\n", false);
    assertArrayEquals(
        model.applyWithoutTarget(whole).features(),
        model.applyWithoutTarget(withoutTarget).features());
    assertContains(
        message(() -> readFor(model, "10,a\n20,b\n", true)),
        "new.csv has 2 columns, the model was trained on 3 without names (target `column1`)");
    assertContains(message(() -> readFor(model, "1,2,3,4\n5,6,7,8\n", false)), "has 4 columns");
    Table named = readFor(model, "y,x,c\n9.5,10,a\n8.5,20,b\n", true);
    assertEquals(2, named.rows());
    assertTrue(named.schema().warnings().getFirst().contains("header line of new.csv is not used"));
  }
}
