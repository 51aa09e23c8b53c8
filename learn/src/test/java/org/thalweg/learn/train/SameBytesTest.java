package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.core.emit.VectorWidth;

/**
 * The same program, data and seed give the same bytes: JVMs of their own with other widths of
 * vectors, without the Vector API, and with other numbers of threads train the same networks.
 */
class SameBytesTest {
  private static Trained usual = new Trained(0, false, "");

  /** What a JVM printed: the width of its vectors, whether a second thread worked, the hashes. */
  private record Trained(int bits, boolean helped, String hashes) {}

  @BeforeAll
  static void train() throws IOException, InterruptedException {
    usual = run(1, "--add-modules=jdk.incubator.vector");
    assertEquals(VectorWidth.bits(), usual.bits);
    assertTrue(usual.hashes.matches("[0-9a-f]{64} [0-9a-f]+"), usual.hashes);
  }

  @ParameterizedTest
  @CsvSource({"-XX:MaxVectorSize=16, 128", "-XX:MaxVectorSize=32, 256", "-XX:UseAVX=2, 256"})
  void narrowerVectors(String flag, int bits) throws IOException, InterruptedException {
    assumeTrue(usual.bits >= bits, "this machine's vectors are no wider");
    assumeTrue(!flag.contains("AVX") || System.getProperty("os.arch").matches("amd64|x86_64"));
    Trained trained = run(1, "--add-modules=jdk.incubator.vector", flag);
    assertEquals(bits, trained.bits);
    assertEquals(usual.hashes, trained.hashes);
  }

  @Test
  void noVectorsAtAll() throws IOException, InterruptedException {
    Trained trained = run(1);
    assertEquals(0, trained.bits);
    assertEquals(usual.hashes, trained.hashes);
  }

  @ParameterizedTest
  @CsvSource({"2", "4"})
  void moreThreads(int threads) throws IOException, InterruptedException {
    Trained trained = run(threads, "--add-modules=jdk.incubator.vector");
    assertTrue(trained.helped, "all was done on one thread");
    assertEquals(usual.hashes, trained.hashes);
  }

  private static Trained run(int threads, String... flags)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of(flags));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SameBytesRun.class.getName(),
            Integer.toString(threads)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), String.join(" ", command));
    String[] words = text.strip().split(" ", 3);
    return new Trained(Integer.parseInt(words[0]), Boolean.parseBoolean(words[1]), words[2]);
  }
}
