package org.thalweg.learn.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.TargetTransform;
import org.thalweg.learn.data.Targets;
import org.thalweg.learn.export.ModelFolder;

class RunFolderTest {
  @TempDir private Path temporary;

  private final RunConfig config =
      new RunConfig("thalweg 1", List.of("/data/ä b.csv", "--target=x,\"y\""), Optional.empty());

  private static void refused(String message, Runnable action) {
    InputException refused = assertThrows(InputException.class, action::run);
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  @Test
  void whatWasAskedComesBack() throws IOException {
    ModelFolder model = ModelFolder.claim(temporary.resolve("model"), false);
    try (RunFolder made = RunFolder.create(model, config)) {
      assertEquals(config, made.config());
      RunConfig read = new RunConfig("thalweg 1", config.command(), Optional.of("abc"));
      made.begin(read, Map.of("seed", 3L));
      assertEquals(read, made.config());
      assertTrue(made.result().isEmpty());
      made.end(Map.of("stop", "epochs"));
    }
    try (RunFolder opened = RunFolder.open(ModelFolder.of(temporary.resolve("model")))) {
      assertEquals("epochs", opened.result().orElseThrow().get("stop").text());
    }
  }

  @Test
  void oneProcessAtATime() throws IOException {
    ModelFolder model = ModelFolder.claim(temporary.resolve("model"), false);
    try (RunFolder _ = RunFolder.create(model, config)) {
      refused("goes on in another process", () -> RunFolder.open(model));
      refused("goes on in another process", () -> RunFolder.create(model, config));
    }
    RunFolder.open(model).close();
  }

  @Test
  void aRunThatCannotBeginLeavesNothing() throws IOException {
    Path folder = temporary.resolve("a/model");
    RunFolder.create(ModelFolder.claim(folder, false), config).discard();
    assertFalse(Files.exists(folder));

    try (RunFolder earlier = RunFolder.create(ModelFolder.claim(folder, false), config)) {
      earlier.begin(config, Map.of("kept", true));
    }
    refused("has not ended", () -> ModelFolder.claim(folder, false));
    RunFolder.create(ModelFolder.claim(folder, true), config).discard();
    assertTrue(Files.readString(folder.resolve("run/config.json")).contains("kept"));
    assertFalse(Files.exists(folder.resolve("run-before")));

    try (RunFolder next = RunFolder.create(ModelFolder.claim(folder, true), config)) {
      next.begin(config, Map.of());
    }
    assertFalse(Files.readString(folder.resolve("run/config.json")).contains("kept"));
    assertFalse(Files.exists(folder.resolve("run-before")));
  }

  @Test
  void thereMustBeARunToGoOnWith() {
    refused("holds no run", () -> RunFolder.open(ModelFolder.of(temporary)));
  }

  @Test
  void otherDataHaveAnotherFingerprint() {
    float[] features = {1, 2, 3, 4};
    Dataset data = data(features, 0, 1);
    String print = Fingerprint.of(data, Optional.empty());
    assertEquals(print, Fingerprint.of(data(features.clone(), 0, 1), Optional.empty()));
    assertNotEquals(print, Fingerprint.of(data(features, 1, 1), Optional.empty()));
    assertNotEquals(print, Fingerprint.of(data(new float[] {1, 2, 3, 5}, 0, 1), Optional.empty()));
    assertNotEquals(print, Fingerprint.of(data, Optional.of(data)));
  }

  private static Dataset data(float[] features, int... labels) {
    TargetTransform.Classes classes = new TargetTransform.Classes(List.of("no", "yes"));
    return new Dataset(
        2, List.of("a", "b"), features, new Targets.Labels(classes, labels), List.of());
  }
}
