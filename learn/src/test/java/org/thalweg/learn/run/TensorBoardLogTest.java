package org.thalweg.learn.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.train.Event;

class TensorBoardLogTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.250Z");

  private static final String GOLDEN =
      "1b000000000000001a0d9e1309000000000000f83f10ac022a0d0a0b0a046c6f7373150000803e9908deed";

  @TempDir private Path folder;

  /** One point of a curve, read back. */
  private record Point(double time, long step, String tag, float value) {}

  @Test
  void pointsCanBeReadBack() throws IOException {
    Path file;
    try (TensorBoardLog log = new TensorBoardLog(folder, NOON)) {
      file = log.file();
      log.write(new Event.Progress(300, 1000, 2, 0.75), NOON);
      log.write(LogsTest.epoch(2, 0.5), NOON);
      log.write(new Event.Evaluated("test", 10, 2, new Metrics.Classification(0.5, 0.25)), NOON);
    }
    assertTrue(file.getFileName().toString().startsWith("events.out.tfevents.1767355200."));
    double time = 1767355200.25;
    assertEquals(
        List.of(
            new Point(time, 0, "brain.Event:2", 0),
            new Point(time, 300, "step/loss", 0.75f),
            new Point(time, 2, "epoch/loss", 0.5f),
            new Point(time, 2, "epoch/learning_rate", 0.1f),
            new Point(time, 2, "epoch/validation_loss", 1f),
            new Point(time, 2, "test/accuracy", 0.5f),
            new Point(time, 2, "test/log_loss", 0.25f)),
        read(Files.readAllBytes(file)));
  }

  @Test
  void processesOfTheSameSecondHaveFilesOfTheirOwn() throws IOException {
    try (TensorBoardLog one = new TensorBoardLog(folder, NOON);
        TensorBoardLog other = new TensorBoardLog(folder, NOON)) {
      assertNotEquals(one.file(), other.file());
    }
  }

  @Test
  void recordsAreThoseOfTensorBoardItself() {
    // From tensorboard 2.21.0: RecordWriter.write(Event(wall_time=1.5, step=300, summary=Summary(
    // value=[Summary.Value(tag="loss", simple_value=0.25)])).SerializeToString())
    assertArrayEquals(
        HexFormat.of().parseHex(GOLDEN),
        TensorBoardRecord.scalar(Instant.ofEpochMilli(1500), 300, "loss", 0.25f));
  }

  /** A reader of its own, field by field, that knows only what is written here. */
  private static List<Point> read(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Point> points = new ArrayList<>();
    while (file.hasRemaining()) {
      int start = file.position();
      int length = (int) file.getLong();
      assertEquals(masked(bytes, start, 8), file.getInt());
      ByteBuffer event = file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      file.position(file.position() + length);
      assertEquals(masked(bytes, start + 12, length), file.getInt());
      points.add(event(event));
    }
    return points;
  }

  private static Point event(ByteBuffer from) {
    double time = 0;
    long step = 0;
    String tag = "";
    float value = 0;
    while (from.hasRemaining()) {
      switch ((int) varint(from)) {
        case 1 << 3 | 1 -> time = from.getDouble();
        case 2 << 3 -> step = varint(from);
        case 3 << 3 | 2 -> tag = text(from);
        case 5 << 3 | 2 -> {
          varint(from);
          assertEquals(1 << 3 | 2, varint(from));
          varint(from);
          assertEquals(1 << 3 | 2, varint(from));
          tag = text(from);
          assertEquals(2 << 3 | 5, varint(from));
          value = from.getFloat();
        }
        default -> throw new AssertionError("unknown field");
      }
    }
    return new Point(time, step, tag, value);
  }

  private static String text(ByteBuffer from) {
    byte[] text = new byte[(int) varint(from)];
    from.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = from.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  /** CRC-32C bit by bit, then masked. */
  private static int masked(byte[] bytes, int from, int length) {
    int crc = -1;
    for (int i = from; i < from + length; i++) {
      crc ^= bytes[i] & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc >>> 1 ^ ((crc & 1) != 0 ? 0x82f63b78 : 0);
      }
    }
    crc = ~crc;
    return (crc >>> 15 | crc << 17) + 0xa282ead8;
  }
}
