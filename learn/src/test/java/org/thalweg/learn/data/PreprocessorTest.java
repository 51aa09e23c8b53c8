package org.thalweg.learn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.learn.data.ColumnTransform.Dropped;
import org.thalweg.learn.data.ColumnTransform.OneHot;
import org.thalweg.learn.data.ColumnTransform.PixelScale;
import org.thalweg.learn.data.ColumnTransform.Standardize;

class PreprocessorTest {
  private static final double NONE = Double.NaN;
  private static final Target NUMBER = new Target("y", Task.REGRESSION, "");
  private static final Target CLASS = new Target("y", Task.CLASSIFICATION, "");

  private static NumberColumn numbers(String name, double... values) {
    return new NumberColumn(name, values);
  }

  /** A category; an empty text is missing. */
  private static CategoryColumn texts(String name, String... cells) {
    List<String> levels = Arrays.stream(cells).filter(c -> !c.isEmpty()).distinct().toList();
    return new CategoryColumn(
        name, Arrays.stream(cells).mapToInt(levels::indexOf).toArray(), levels);
  }

  private static ColumnTransform fitOne(Column x) {
    double[] y = IntStream.range(0, x.rows()).mapToDouble(i -> i).toArray();
    Column keep = numbers("keep", y.clone());
    return Preprocessor.fit(Table.of("t.csv", x, keep, numbers("y", y)), NUMBER)
        .columns()
        .getFirst();
  }

  private static String message(Runnable run) {
    return assertThrows(InputException.class, run::run).getMessage();
  }

  @Test
  void numbersAreStandardizedOnTheTrainingPartAlone() {
    Table train = Table.of("t.csv", numbers("x", 1, 3, 5, 7), numbers("y", 10, 20, 30, 40));
    Preprocessor fitted = Preprocessor.fit(train, NUMBER);
    double deviation = Math.sqrt(5);
    assertEquals(List.of(new Standardize("x", 4, deviation, 4, false)), fitted.columns());
    Dataset test = fitted.apply(Table.of("u.csv", numbers("y", 25, 50), numbers("x", 4, 104)));
    assertArrayEquals(new float[] {0, (float) (100 / deviation)}, test.features());
    Targets.Values values = assertInstanceOf(Targets.Values.class, test.targets());
    assertEquals(0, values.values()[0]);
    assertEquals(50, values.transform().original(values.values()[1]), 1e-12);
  }

  @Test
  void missingNumbersBecomeTheMedianWithAFlag() {
    Table train = Table.of("t.csv", numbers("x", 1, NONE, 2, 9), numbers("y", 1, 2, 3, 4));
    Preprocessor fitted = Preprocessor.fit(train, NUMBER);
    Standardize transform = assertInstanceOf(Standardize.class, fitted.columns().getFirst());
    assertEquals(2, transform.fill());
    assertEquals(4, transform.mean());
    assertEquals(List.of("x", "x (missing)"), fitted.featureNames());
    float[] features = fitted.apply(train).features();
    float filled = (float) ((2 - 4) / transform.scale());
    assertArrayEquals(
        new float[] {0, 1, 0, 0}, new float[] {features[1], features[3], features[5], features[7]});
    assertEquals(filled, features[2]);
  }

  @Test
  void aNumberMissingOnlyLaterBecomesTheMeanWithAWarning() {
    Table train = Table.of("t.csv", numbers("x", 1, 3), numbers("y", 1, 2));
    Dataset later =
        Preprocessor.fit(train, NUMBER)
            .applyWithoutTarget(Table.of("u.csv", numbers("x", NONE, 3)));
    assertArrayEquals(new float[] {0, 1}, later.features());
    assertInstanceOf(Targets.None.class, later.targets());
    assertTrue(later.warnings().getFirst().contains("`x`: 1 missing cell"));
  }

  @Test
  void constantAndMissingColumnsAreLeftOutAndSaid() {
    Table train =
        Table.of(
            "t.csv",
            numbers("same", 5, 5, 5),
            texts("one", "a", "a", "a"),
            numbers("void", NONE, NONE, NONE),
            texts("blank", "", "", ""),
            numbers("x", 1, 2, 3),
            numbers("y", 1, 2, 3));
    Preprocessor fitted = Preprocessor.fit(train, NUMBER);
    assertEquals(1, fitted.width());
    assertEquals(List.of("x"), fitted.neededColumns());
    assertEquals(4, fitted.remarks().size());
    assertTrue(fitted.remarks().get(0).contains("`same` is left out: `5` in every row"));
    assertTrue(fitted.remarks().get(1).contains("`one` is left out: `a` in every row"));
    assertTrue(fitted.remarks().get(2).contains("`void` is left out: missing in every row"));
    assertTrue(fitted.remarks().get(3).contains("`blank` is left out: missing in every row"));
    assertEquals(2, fitted.apply(Table.of("u", numbers("x", 1, 2), numbers("y", 1, 2))).rows());
  }

  @Test
  void aConstantThatIsSometimesMissingKeepsItsFlag() {
    ColumnTransform transform = fitOne(numbers("x", 5, NONE, 5));
    assertEquals(new Standardize("x", 5, 1, 5, true), transform);
  }

  @Test
  void skewedAndTinyColumnsStayFinite() {
    double[] rare = new double[5000];
    rare[7] = 1e6;
    float[] features =
        Preprocessor.fit(
                Table.of(
                    "t.csv",
                    numbers("rare", rare),
                    numbers("tiny", cycle(1e-300)),
                    numbers("huge", cycle(1e300)),
                    numbers(
                        "offset", IntStream.range(0, 5000).mapToDouble(i -> 1e9 + i % 2).toArray()),
                    numbers("y", cycle(1))),
                NUMBER)
            .apply(
                Table.of(
                    "t.csv",
                    numbers("rare", rare),
                    numbers("tiny", cycle(1e-300)),
                    numbers("huge", cycle(1e300)),
                    numbers(
                        "offset", IntStream.range(0, 5000).mapToDouble(i -> 1e9 + i % 2).toArray()),
                    numbers("y", cycle(1))))
            .features();
    double largest = 0;
    for (float feature : features) {
      assertTrue(Float.isFinite(feature));
      largest = Math.max(largest, Math.abs(feature));
    }
    assertTrue(largest <= 20, "" + largest);
    assertEquals(1, Math.abs(features[3]), 1e-6);
  }

  private static double[] cycle(double step) {
    return IntStream.range(0, 5000).mapToDouble(i -> (i % 7) * step).toArray();
  }

  @Test
  void categoriesAreOneHotWithSortedLevels() {
    Table train =
        Table.of("t.csv", texts("c", "b", "10", "", "9", "b"), numbers("y", 1, 2, 3, 4, 5));
    Preprocessor fitted = Preprocessor.fit(train, NUMBER);
    assertEquals(List.of(new OneHot("c", List.of("9", "10", "b"), false, true)), fitted.columns());
    assertEquals(List.of("c=9", "c=10", "c=b", "c (missing)"), fitted.featureNames());
    Dataset later = fitted.applyWithoutTarget(Table.of("u.csv", texts("c", "10", "new", "", "b")));
    assertArrayEquals(
        new float[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0}, later.features());
    assertEquals(1, later.warnings().size());
    assertTrue(later.warnings().getFirst().contains("1 row with a level that training had not"));
    assertTrue(later.warnings().getFirst().contains("`new`"));
  }

  @Test
  void aLevelMissingOnlyLaterIsNoLevelWithAWarning() {
    Table train = Table.of("t.csv", texts("c", "a", "b"), numbers("y", 1, 2));
    Dataset later =
        Preprocessor.fit(train, NUMBER).applyWithoutTarget(Table.of("u", texts("c", "", "b")));
    assertArrayEquals(new float[] {0, 0, 0, 1}, later.features());
    assertTrue(later.warnings().getFirst().contains("`c`: 1 missing cell, none was in training"));
  }

  @Test
  void lengthsOfADatasetMustFit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Dataset(2, List.of("x"), new float[3], new Targets.None(), List.of()));
    TargetTransform.Standardized same = new TargetTransform.Standardized(0, 1);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Dataset(
                2, List.of("x"), new float[2], new Targets.Values(same, new double[3]), List.of()));
  }

  @Test
  void aColumnOfIdentifiersIsLeftOutUnlessAsked() {
    String[] ids = IntStream.range(0, 500).mapToObj(i -> "id" + i / 2).toArray(String[]::new);
    Dropped dropped = assertInstanceOf(Dropped.class, fitOne(texts("name", ids)));
    assertTrue(dropped.reason().contains("250 levels in 500 rows"), dropped.reason());
    assertTrue(dropped.reason().contains("--columns name=category"), dropped.reason());
    Schema asked =
        new Schema(
            "t.csv",
            true,
            List.of(
                new ColumnChoice("name", ColumnKind.CATEGORY, "", true),
                new ColumnChoice("y", ColumnKind.NUMBER, "", false)),
            List.of());
    double[] y = IntStream.range(0, 500).mapToDouble(i -> i).toArray();
    Table table = new Table("t.csv", asked, List.of(texts("name", ids), numbers("y", y)));
    assertEquals(250, Preprocessor.fit(table, NUMBER).width());
    String[] codes = IntStream.range(0, 500).mapToObj(i -> "c" + i % 20).toArray(String[]::new);
    assertEquals(20, fitOne(texts("name", codes)).width());
  }

  @Test
  void onlyTheMostFrequentLevelsGetAFeature() {
    SplittableRandom random = new SplittableRandom(2);
    String[] cells =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "c" + (i < 2200 ? i % 1100 : random.nextInt(900)))
            .toArray(String[]::new);
    OneHot oneHot = assertInstanceOf(OneHot.class, fitOne(texts("c", cells)));
    assertEquals(1000, oneHot.levels().size());
    assertTrue(oneHot.other());
    assertEquals(1001, oneHot.width());
    assertTrue(
        oneHot.levels().containsAll(IntStream.range(0, 900).mapToObj(i -> "c" + i).toList()));
    assertEquals("c (other)", oneHot.featureNames().getLast());
  }

  @Test
  void imagesAreScaledByOneMean() {
    byte[] bytes = {0, (byte) 200, 100, 100, 0, (byte) 200};
    Table train =
        Table.of("t", new ImageColumn("image", List.of(1, 2), bytes), texts("y", "a", "b", "a"));
    Preprocessor fitted = Preprocessor.fit(train, CLASS);
    double deviation = Math.sqrt(4 * 10_000 / 6.0);
    assertEquals(List.of(new PixelScale("image", List.of(1, 2), 100, deviation)), fitted.columns());
    Dataset data = fitted.apply(train);
    float one = (float) (100 / deviation);
    assertArrayEquals(new float[] {-one, one, 0, 0, -one, one}, data.features());
    Table other = Table.of("u", new ImageColumn("image", List.of(2, 1), bytes));
    assertTrue(message(() -> fitted.applyWithoutTarget(other)).contains("have shape [2, 1]"));
  }

  @Test
  void classesAreSortedAndNumbersCanBeClasses() {
    Table train = Table.of("t.csv", numbers("x", 1, 2, 3, 4), numbers("y", 10, 9, 10, NONE));
    Preprocessor fitted = Preprocessor.fit(train, CLASS);
    assertEquals(new TargetTransform.Classes(List.of("9", "10")), fitted.targetTransform());
    Dataset data = fitted.apply(train);
    assertArrayEquals(
        new int[] {1, 0, 1}, assertInstanceOf(Targets.Labels.class, data.targets()).values());
    assertEquals(3, data.rows());
    assertTrue(data.warnings().getFirst().contains("1 row of t.csv without one left out"));
  }

  @Test
  void aClassWithAFullStopIsTheClassWithout() {
    Table train = Table.of("t.csv", numbers("x", 1, 2), texts("y", "<=50K", ">50K"));
    Table test = Table.of("u.csv", numbers("x", 1, 2), texts("y", ">50K.", "<=50K."));
    Dataset data = Preprocessor.fit(train, CLASS).apply(test);
    assertArrayEquals(
        new int[] {1, 0}, assertInstanceOf(Targets.Labels.class, data.targets()).values());
    assertEquals(2, data.warnings().size());
  }

  @Test
  void anUnknownClassIsAnError() {
    Table train = Table.of("t.csv", numbers("x", 1, 2), texts("y", "a", "b"));
    Table test = Table.of("u.csv", numbers("x", 1, 2, 3), texts("y", "a", "z", "z"));
    String message = message(() -> Preprocessor.fit(train, CLASS).apply(test));
    assertTrue(message.contains("2 rows of class `z`, which training had not"), message);
    assertTrue(message.contains("`a`, `b`"), message);
  }

  @Test
  void missingAndMistypedColumnsAreErrors() {
    Table train = Table.of("t.csv", numbers("weight", 1, 2), numbers("y", 1, 2));
    Preprocessor fitted = Preprocessor.fit(train, NUMBER);
    String missing =
        message(() -> fitted.applyWithoutTarget(Table.of("u.csv", numbers("wieght", 1))));
    assertEquals("no column `weight` in u.csv: near names: `wieght`", missing);
    String kind = message(() -> fitted.applyWithoutTarget(Table.of("u.csv", texts("weight", "a"))));
    assertTrue(
        kind.contains("`weight` of u.csv is of kind category, the model needs number"), kind);
  }

  @Test
  void nothingToLearnFromOrToLearnIsAnError() {
    Table noFeature = Table.of("t.csv", numbers("x", 1, 1), numbers("y", 1, 2));
    String message = message(() -> Preprocessor.fit(noFeature, NUMBER));
    assertTrue(message.contains("t.csv has no column to learn `y` from"), message);
    Table oneValue = Table.of("t.csv", numbers("x", 1, 2), numbers("y", 2, 2));
    assertTrue(message(() -> Preprocessor.fit(oneValue, NUMBER)).contains("has one value"));
    assertTrue(message(() -> Preprocessor.fit(oneValue, CLASS)).contains("has one value"));
  }

  @Test
  void manyRowsAreWrittenInTheirPlaces() {
    int rows = 1000;
    double[] x = IntStream.range(0, rows).mapToDouble(i -> i).toArray();
    double[] z = IntStream.range(0, rows).mapToDouble(i -> -i).toArray();
    Table table = Table.of("t", numbers("x", x), numbers("z", z), numbers("y", x.clone()));
    Preprocessor fitted = Preprocessor.fit(table, NUMBER);
    Dataset data = fitted.apply(table);
    Standardize first = assertInstanceOf(Standardize.class, fitted.columns().getFirst());
    for (int row = 0; row < rows; row++) {
      float expected = (float) ((row - first.mean()) / first.scale());
      assertEquals(expected, data.features()[2 * row]);
      assertEquals(-expected, data.features()[2 * row + 1]);
    }
  }
}
