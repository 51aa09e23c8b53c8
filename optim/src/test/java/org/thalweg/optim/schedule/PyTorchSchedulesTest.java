package org.thalweg.optim.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.thalweg.optim.schedule.ReduceOnPlateau.Settings;

/** Schedules against those of PyTorch 1.13.1, by the rates it made (see the resource). */
class PyTorchSchedulesTest {

  /** One of its schedules: its name and arguments, then its rates. */
  private record Golden(String name, double[] rates) {}

  private static List<Golden> goldens() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PyTorchSchedulesTest.class.getResourceAsStream("pytorch-1.13.1.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
      return java.util.stream.IntStream.range(0, lines.size() / 2)
          .mapToObj(i -> new Golden(lines.get(2 * i), numbers(lines.get(2 * i + 1), " ")))
          .toList();
    }
  }

  private static double[] numbers(String text, String separator) {
    return Arrays.stream(text.split(separator)).mapToDouble(Double::parseDouble).toArray();
  }

  private static void same(Golden golden, double highest, Schedule schedule, int steps) {
    for (int i = 0; i < steps; i++) {
      int step = i;
      assertEquals(
          golden.rates[i],
          highest * schedule.at(i),
          1e-13 * highest,
          () -> golden.name + ", step " + step);
    }
  }

  @Test
  void ratesAreThoseOfPyTorch() throws IOException {
    int compared = 0;
    for (Golden golden : goldens()) {
      compared++;
      switch (golden.name.split(" losses")[0]) {
        case "StepLR step_size=5 gamma=0.5" -> same(golden, 0.1, new StepDecay(5, 0.5), 31);
        case "MultiStepLR milestones=3,10,20 gamma=0.3" ->
            same(golden, 0.1, new MultiStepDecay(List.of(3L, 10L, 20L), 0.3), 31);
        case "ExponentialLR gamma=0.9" -> same(golden, 0.1, new ExponentialDecay(0.9), 31);
        // PyTorch's goes up again after its last step, ours stays.
        case "CosineAnnealingLR T_max=20 eta_min=0.001" ->
            same(golden, 0.1, new CosineDecay(20, 0.01), 21);
        case "CosineAnnealingWarmRestarts T_0=5 T_mult=2 eta_min=0.001" ->
            same(golden, 0.1, new WarmRestarts(5, 2, 0.01), 31);
        case "OneCycleLR max_lr=0.5 total_steps=31" -> same(golden, 0.5, OneCycle.over(31), 31);
        // In three straight lines: up, down as long, and on to the end.
        case "OneCycleLR max_lr=0.5 total_steps=31 anneal_strategy=linear three_phase=True"
                + " div_factor=10.0 final_div_factor=100.0" -> {
          double top = 0.3 * 31 - 1;
          for (int i = 0; i < 31; i++) {
            double rate =
                i <= top
                    ? 0.05 + 0.45 * i / top
                    : i <= 2 * top
                        ? 0.5 - 0.45 * (i - top) / top
                        : 0.05 - (0.05 - 0.0005) * (i - 2 * top) / (30 - 2 * top);
            assertEquals(golden.rates[i], rate, 1e-13);
          }
        }
        case "CyclicLR base_lr=0.01 max_lr=0.1 step_size_up=4" ->
            same(golden, 0.1, Cyclic.triangular(4, 4, 0.1), 31);
        case "CyclicLR base_lr=0.01 max_lr=0.1 step_size_up=4 mode=triangular2" ->
            same(golden, 0.1, new Cyclic(4, 4, 0.1, 0.5, 1), 31);
        case "CyclicLR base_lr=0.01 max_lr=0.1 step_size_up=4 step_size_down=6 mode=exp_range"
                + " gamma=0.95" ->
            same(golden, 0.1, new Cyclic(4, 6, 0.1, 1, 0.95), 31);
        case "LinearLR start_factor=0.1 total_iters=8" -> same(golden, 0.1, new Warmup(0.1, 8), 31);
        case "ConstantLR factor=0.3 total_iters=6" -> same(golden, 0.1, new Constant(0.3, 6), 31);
        case "PolynomialLR total_iters=20 power=2.0" ->
            same(golden, 0.1, new PolynomialDecay(20, 2, 0), 31);
        case "ReduceLROnPlateau factor=0.5 patience=2" ->
            plateau(golden, new Settings(0.5, 2, 1e-4, false, 0, 0));
        case "ReduceLROnPlateau factor=0.5 patience=1 threshold=0.05 threshold_mode=abs"
                + " cooldown=2 min_lr=0.02" ->
            plateau(golden, new Settings(0.5, 1, 0.05, true, 2, 0.2));
        default -> throw new AssertionError(golden.name);
      }
    }
    assertEquals(15, compared);
  }

  private static void plateau(Golden golden, Settings settings) {
    double[] losses = numbers(golden.name.substring(golden.name.indexOf("losses=") + 7), ",");
    ReduceOnPlateau plateau = ReduceOnPlateau.start(settings);
    for (int i = 0; i < losses.length; i++) {
      assertEquals(golden.rates[i], 0.1 * plateau.factor(), 1e-15, golden.name + ", step " + i);
      plateau = plateau.observe(losses[i]);
    }
    assertEquals(golden.rates[losses.length], 0.1 * plateau.factor(), 1e-15);
  }
}
