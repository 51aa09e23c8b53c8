package org.thalweg.learn.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.InputException;

class SafetensorsTest {
  @TempDir private Path folder;

  private static Safetensors all() {
    float[] many = new float[200_001];
    for (int i = 0; i < many.length; i++) {
      many[i] = Float.intBitsToFloat(i * 0x9e3779b1);
    }
    SequencedMap<String, Array> arrays = new LinkedHashMap<>();
    arrays.put("many", Array.of(many, 3, 66_667));
    arrays.put("f64", Array.of(new double[] {Math.PI, -0.0, Double.NaN}, 3));
    arrays.put("i32", Array.of(new int[] {Integer.MIN_VALUE, -1, 7}, 1, 3));
    arrays.put("bool", Array.of(new boolean[] {true, false, true}, 3));
    arrays.put("scalar", Array.scalar(0.1));
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("reason", "best of \"3\"\n");
    return new Safetensors(texts, arrays);
  }

  @Test
  void everyTypeComesBackToTheBit() throws IOException {
    Path plain = folder.resolve("plain");
    Path sealed = folder.resolve("sealed");
    Durable.write(plain, all()::write);
    Durable.write(sealed, all()::writeSealed);
    assertEquals(all(), Safetensors.read(plain));
    assertEquals(all(), Safetensors.read(sealed));
    assertEquals(all(), Safetensors.readSealed(sealed));
    assertThrows(InputException.class, () -> Safetensors.readSealed(plain));
  }

  @Test
  void theSealIsBrokenByAnyChange() throws IOException {
    Path file = folder.resolve("sealed");
    Safetensors small =
        new Safetensors(
            new LinkedHashMap<>(), new LinkedHashMap<>(java.util.Map.of("a", Array.scalar(1))));
    Durable.write(file, small::writeSealed);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << i % 8);
      Files.write(file, changed);
      assertThrows(InputException.class, () -> Safetensors.readSealed(file));
      Files.write(file, java.util.Arrays.copyOf(whole, i));
      assertThrows(InputException.class, () -> Safetensors.readSealed(file));
    }
  }

  @Test
  void whatCannotBeWrittenLeavesTheEarlierFile() throws IOException {
    Path file = folder.resolve("file");
    Durable.write(file, "earlier");
    assertThrows(
        IOException.class,
        () ->
            Durable.write(
                file,
                to -> {
                  Durable.writeAll(java.nio.ByteBuffer.wrap(new byte[5]), to);
                  throw new IOException("No space left on device");
                }));
    assertEquals("earlier", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
    Durable.write(file, "later");
    assertTrue(Files.readString(file).equals("later"));
  }
}
