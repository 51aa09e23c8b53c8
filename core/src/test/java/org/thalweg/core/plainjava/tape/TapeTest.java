package org.thalweg.core.plainjava.tape;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A tape by itself. */
class TapeTest {
  @Test
  void oneThatGetsTooLongSaysWhatToDo() {
    Tape tape = new Tape(List.of(), 2000);
    tape.begin(3, false, null);
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class,
            () -> {
              int s = 1;
              for (int i = 0; i < 5000; i++) {
                s = tape.record2(0.5, s, 1, 2);
              }
            });
    assertTrue(error.getMessage().contains("-Xmx"), error.getMessage());
  }
}
