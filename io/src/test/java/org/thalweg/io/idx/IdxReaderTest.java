package org.thalweg.io.idx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.learn.data.CategoryColumn;
import org.thalweg.learn.data.ImageColumn;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;
import org.thalweg.learn.data.Task;

class IdxReaderTest {
  @TempDir private Path folder;
  private byte[] images = {};
  private byte[] labels = {};

  @BeforeEach
  void makeFiles() {
    byte[] pixels = new byte[5 * 2 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 9);
    }
    images = idx(8, pixels, 5, 2, 3);
    labels = idx(8, new byte[] {7, 0, 10, 7, (byte) 200}, 5);
  }

  private static byte[] idx(int type, byte[] elements, int... shape) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + elements.length);
    buffer.put((byte) 0).put((byte) 0).put((byte) type).put((byte) shape.length);
    for (int dimension : shape) {
      buffer.putInt(dimension);
    }
    return buffer.put(elements).array();
  }

  private Path file(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static void assertError(Runnable run, String... parts) {
    String message = assertThrows(InputException.class, run::run).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), "`" + part + "` is not in: " + message);
    }
  }

  @Test
  void imagesAndLabelsAreReadPlainOrPacked() throws IOException {
    for (boolean packed : new boolean[] {false, true}) {
      Table table =
          IdxReader.read(
              file("i", packed ? gzip(images) : images), file("l", packed ? gzip(labels) : labels));
      ImageColumn image = (ImageColumn) table.column("image");
      assertEquals(5, table.rows());
      assertEquals(List.of(2, 3), image.shape());
      assertEquals(29 * 9 & 0xff, image.get(4, 5));
      CategoryColumn label = (CategoryColumn) table.column("label");
      assertEquals(List.of("0", "7", "10", "200"), label.levels());
      assertEquals("10", label.levels().get(label.code(2)));
    }
  }

  @Test
  void imagesAloneAndOfAnyRank() {
    Table table = IdxReader.readImages(file("i", idx(8, new byte[24], 3, 2, 2, 2)));
    assertEquals(List.of(2, 2, 2), ((ImageColumn) table.column("image")).shape());
    Table flat = IdxReader.readImages(file("i", idx(8, new byte[6], 3, 2)));
    assertEquals(List.of(2), ((ImageColumn) flat.column("image")).shape());
  }

  @Test
  void imagesTrainAModel() {
    Table table = IdxReader.read(file("i", images), file("l", labels));
    Target target = Target.choose(table, "label", Optional.empty());
    assertEquals(Task.CLASSIFICATION, target.task());
    assertEquals(6, Preprocessor.fit(table, target).width());
  }

  @Test
  void differentCounts() {
    Path fewer = file("few", idx(8, new byte[] {1, 2}, 2));
    assertError(
        () -> IdxReader.read(file("i", images), fewer), "i has 5 images and few has 2 labels");
  }

  @Test
  void swappedFiles() {
    assertError(
        () -> IdxReader.read(file("l", labels), file("i", images)),
        "l has one dimension",
        "--labels");
    assertError(
        () -> IdxReader.read(file("i", images), file("j", images)),
        "j has 3 dimensions",
        "--images");
  }

  @Test
  void truncatedFiles() throws IOException {
    Path cut = file("cut", Arrays.copyOf(images, images.length - 4));
    assertError(
        () -> IdxReader.readImages(cut), "cut ends after 26 of 30 bytes", "dimensions [5, 2, 3]");
    for (int size : new int[] {6, 10, 15}) {
      assertError(
          () -> IdxReader.readImages(file("head", Arrays.copyOf(images, size))),
          "head ends in its header");
    }
    byte[] packed = gzip(images);
    Path cutGzip = file("cut.gz", Arrays.copyOf(packed, packed.length - 9));
    assertError(
        () -> IdxReader.readImages(cutGzip), "cut.gz", "ends in the middle of its gzip data");
  }

  @Test
  void wrongFormats() {
    assertError(
        () -> IdxReader.readImages(file("text", new byte[] {65, 44, 66, 10})),
        "text is no IDX file");
    assertError(() -> IdxReader.readImages(file("tiny", new byte[] {0, 0})), "tiny is no IDX file");
    assertError(
        () -> IdxReader.readImages(file("float", idx(0x0d, new byte[8], 2, 1))),
        "type 0x0D",
        "0x08");
    assertError(
        () -> IdxReader.readImages(file("long", Arrays.copyOf(images, images.length + 1))),
        "longer than its dimensions");
    assertError(() -> IdxReader.readImages(file("none", idx(8, new byte[0], 0, 28))), "of size 0");
    assertError(
        () -> IdxReader.readImages(file("huge", idx(8, new byte[9], 1 << 20, 1 << 20))),
        "more than 2^31 bytes");
    assertError(() -> IdxReader.readImages(folder.resolve("no")), "no file");
    assertError(() -> IdxReader.readImages(file("empty", new byte[0])), "is empty");
  }
}
