package org.thalweg.core.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.core.emit.VectorWidth;

/**
 * HotSpot's first compiler takes the emitted loops. One that it gives up on may never be compiled
 * by the second, if it happened to be in the wrong state at that time: its vectors then stay on the
 * heap, and a step takes a hundred times as long.
 */
class FirstCompilerTest {
  @ParameterizedTest
  @ValueSource(ints = {512, 256, 128})
  void takesEveryLoop(int bits) throws IOException, InterruptedException {
    assumeTrue(VectorWidth.bits() >= bits, "this machine's vectors are no wider");
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "--add-modules=jdk.incubator.vector",
                "-Xbatch",
                "-XX:TieredStopAtLevel=3",
                "-XX:Tier3BackEdgeThreshold=500",
                "-XX:+PrintCompilation",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                FirstCompilerRun.class.getName(),
                Integer.toString(bits))
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), log);
    List<String> loops = log.lines().filter(line -> line.contains("Step/")).toList();
    assertTrue(
        loops.stream().filter(line -> line.contains("::loop")).count() >= FirstCompilerRun.PROGRAMS,
        () -> "not compiled at all: " + loops);
    assertEquals(List.of(), loops.stream().filter(line -> line.contains("SKIPPED")).toList());
  }
}
