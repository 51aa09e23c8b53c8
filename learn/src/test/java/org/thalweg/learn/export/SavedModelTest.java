package org.thalweg.learn.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.CategoryColumn;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.NumberColumn;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.model.LogisticRegression;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.Predictor;
import org.thalweg.learn.model.SoftmaxRegression;

class SavedModelTest {
  @TempDir private Path temporary;

  private final Table table =
      Table.of(
          "made",
          new NumberColumn("a", new double[] {1, 2, Double.NaN, 4, 5.5, 7}),
          new CategoryColumn("b", new int[] {0, 1, 2, 0, 1, -1}, List.of("x", "y \"q\"", "ü")),
          new NumberColumn("constant", new double[] {3, 3, 3, 3, 3, 3}),
          new CategoryColumn("c", new int[] {0, 1, 0, 1, 0, 1}, List.of("no", "yes")));
  private final Preprocessor preprocessor =
      Preprocessor.fit(table, Target.choose(table, "c", Optional.empty()));

  private SavedModel model(Model model) {
    LinkedHashMap<String, Object> training = new LinkedHashMap<>();
    training.put("epochs", 3);
    training.put("learning_rate", 0.25);
    return new SavedModel(preprocessor, model, model.initial(7), training);
  }

  private SavedModel mlp() {
    int features = preprocessor.width();
    return model(new Mlp(features, List.of(4, 3), Activation.TANH, new Head.TwoClasses()));
  }

  @Test
  void comesBackAsItWas() throws IOException {
    int features = preprocessor.width();
    for (Model kind :
        List.of(
            new LinearRegression(features),
            new LogisticRegression(features),
            new SoftmaxRegression(features, 3),
            new Mlp(features, List.of(5), Activation.RELU, new Head.Classes(4)),
            new Mlp(features, List.of(2, 2), Activation.SIGMOID, new Head.Value()))) {
      Path folder = temporary.resolve(kind.word() + kind.hashCode());
      SavedModel saved = model(kind);
      ModelFolder.claim(folder, false).save(saved);
      SavedModel loaded = SavedModel.load(folder);
      assertEquals(kind, loaded.model());
      assertEquals(saved.parameters(), loaded.parameters());
      assertEquals(preprocessor, loaded.preprocessor());
    }
  }

  @Test
  void aLoadedModelPredictsTheSame() throws IOException {
    Path folder = temporary.resolve("model");
    SavedModel saved = mlp();
    ModelFolder.claim(folder, false).save(saved);
    assertArrayEquals(predict(saved), predict(SavedModel.load(folder)));
  }

  private float[] predict(SavedModel model) {
    return new Predictor(model.model(), table.rows(), new Engine(1))
        .outputs(model.parameters(), model.preprocessor().apply(table));
  }

  @Test
  void parametersAreLaidOutAsTheFormatSays() throws IOException {
    Path folder = temporary.resolve("model");
    SavedModel saved = model(new LinearRegression(preprocessor.width()));
    ModelFolder.claim(folder, false).save(saved);
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("parameters.safetensors")))
            .order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) bytes.getLong();
    assertEquals(0, header % 8);
    String text = new String(bytes.array(), 8, header, StandardCharsets.UTF_8);
    int n = preprocessor.width();
    assertEquals(
        "{\"__metadata__\":{\"format\":\"thalweg\"},\"linear.weight\":{\"dtype\":\"F32\",\"shape\":["
            + n
            + ",1],\"data_offsets\":[0,"
            + 4 * n
            + "]},\"linear.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":["
            + 4 * n
            + ","
            + (4 * n + 4)
            + "]}}",
        text.strip());
    assertEquals(8 + header + 4 * (n + 1), bytes.capacity());
  }

  @Test
  void descriptionIsReadable() throws IOException {
    Path folder = temporary.resolve("model");
    ModelFolder.claim(folder, false).save(mlp());
    String text = Files.readString(folder.resolve("model.json"));
    assertTrue(text.lines().count() > 40, text);
    for (String part :
        List.of("\"mlp\"", "\"tanh\"", "\"one_hot\"", "\"learning_rate\" : 0.25", "y \\\"q\\\"")) {
      assertTrue(text.contains(part), part + " in " + text);
    }
  }

  @Test
  void digestIsOfTheLittleEndianBytes() {
    // From: printf '\x00\x00\x80\x3f\x00\x00\x00\xc0' | sha256sum
    assertEquals(
        "ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b",
        SavedModel.sha256(Array.of(new float[] {1, -2}, 2)));
  }

  @Test
  void refusesAFolderThatHoldsSomething() throws IOException {
    Path folder = temporary.resolve("model");
    ModelFolder.claim(folder, false).save(mlp());
    byte[] before = Files.readAllBytes(folder.resolve("parameters.safetensors"));
    refused("holds a model already", () -> ModelFolder.claim(folder, false));
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("parameters.safetensors")));

    Path other = Files.createDirectory(temporary.resolve("other"));
    Files.writeString(other.resolve("letter.txt"), "dear");
    refused("holds other files", () -> ModelFolder.claim(other, true));
    refused("is no folder", () -> ModelFolder.claim(other.resolve("letter.txt"), false));
    refused("cannot be written", () -> ModelFolder.claim(other.resolve("letter.txt/model"), false));
    assertEquals("dear", Files.readString(other.resolve("letter.txt")));
  }

  @Test
  void forceReplacesTheModelAndLeavesNothingBehind() throws IOException {
    Path folder = temporary.resolve("model");
    ModelFolder.claim(folder, false).save(mlp());
    SavedModel other = model(new LogisticRegression(preprocessor.width()));
    ModelFolder.claim(folder, true).save(other);
    assertEquals(other.model(), SavedModel.load(folder).model());
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(List.of(folder), files.toList());
    }
  }

  @Test
  void aModelThatIsReplacedIsWholeAtAnyTime() throws IOException {
    SavedModel earlier = mlp();
    SavedModel later = model(new LogisticRegression(preprocessor.width()));
    ModelFolder.claim(temporary.resolve("later"), false).save(later);
    Path from = temporary.resolve("later");
    Path folder = temporary.resolve("model");
    ModelFolder.claim(folder, false).save(earlier);

    // As a kill leaves it after each of the steps in which the later one is put in place.
    Files.write(folder.resolve("parameters.safetensors.new.part"), new byte[10]);
    assertEquals(earlier.parameters(), SavedModel.load(folder).parameters());
    Files.copy(
        from.resolve("parameters.safetensors"), folder.resolve("parameters.safetensors.new"));
    assertEquals(earlier.parameters(), SavedModel.load(folder).parameters());
    Files.copy(
        from.resolve("model.json"),
        folder.resolve("model.json"),
        StandardCopyOption.REPLACE_EXISTING);
    assertEquals(later.parameters(), SavedModel.load(folder).parameters());

    ModelFolder.claim(folder, true).save(earlier);
    assertEquals(earlier.parameters(), SavedModel.load(folder).parameters());
    assertTrue(Files.notExists(folder.resolve("parameters.safetensors.new")));
  }

  @Test
  void damageIsExplained() throws IOException {
    refused("no model folder", () -> SavedModel.load(temporary.resolve("none")));
    refused("holds no model (model.json is missing)", () -> SavedModel.load(temporary));

    Path folder = temporary.resolve("model");
    ModelFolder.claim(folder, false).save(mlp());
    Path parameters = folder.resolve("parameters.safetensors");
    byte[] whole = Files.readAllBytes(parameters);
    damaged(folder, "its elements end", Arrays.copyOf(whole, whole.length - 3));
    damaged(folder, "within its header", Arrays.copyOf(whole, 100));
    damaged(folder, "length of a header", new byte[3]);
    damaged(folder, "is F16, expected F32", replace(whole, "\"F32\"", "\"F16\""));
    damaged(folder, "has no hidden1.bias", replace(whole, "hidden1.bias", "hidden1.bear"));
    damaged(folder, "is no JSON", replace(whole, "{\"dtype", "{'dtype"));
    damaged(folder, "bytes apart", replace(whole, "[0,", "[1,"));
    byte[] changed = whole.clone();
    changed[whole.length - 1] ^= 1;
    damaged(folder, "not those that model.json was written with", changed);

    Files.delete(parameters);
    refused("parameters.safetensors is missing", () -> SavedModel.load(folder));
  }

  @Test
  void damageOfTheDescriptionIsExplained() throws IOException {
    Path folder = temporary.resolve("model");
    ModelFolder.claim(folder, false).save(mlp());
    Path description = folder.resolve("model.json");
    String whole = Files.readString(description);
    String[][] cases = {
      {"{", "[", "is no JSON"},
      {"thalweg-model", "recipe", "model.json: format is recipe, expected thalweg-model"},
      {"\"version\" : 1", "\"version\" : 99", "version is 99, expected 1"},
      {"\"tanh\"", "\"sine\"", "model.json: model.activation is sine"},
      {"\"hidden\"", "\"hiden\"", "model.json: model has no `hidden`"},
      {"\"hidden\" : [ 4", "\"hidden\" : [ \"4\"", "model.hidden[0] is 4, expected a whole number"},
      {"\"mean\" : ", "\"mean\" : true, \"x\" : ", "features[0].mean is true, expected a number"},
      {"\"hidden\" : [ 4", "\"hidden\" : [ 5", "for hidden1.weight, the model needs shape"},
    };
    for (String[] damage : cases) {
      Files.writeString(description, whole.replace(damage[0], damage[1]));
      refused(damage[2], () -> SavedModel.load(folder));
    }
    Files.writeString(description, whole.substring(0, whole.length() / 2));
    refused("is no JSON", () -> SavedModel.load(folder));
  }

  private static void damaged(Path folder, String message, byte[] parameters) throws IOException {
    Files.write(folder.resolve("parameters.safetensors"), parameters);
    refused(message, () -> SavedModel.load(folder));
  }

  private static byte[] replace(byte[] bytes, String from, String to) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(from, to)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void refused(String message, Runnable action) {
    InputException refused = assertThrows(InputException.class, action::run);
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
  }
}
