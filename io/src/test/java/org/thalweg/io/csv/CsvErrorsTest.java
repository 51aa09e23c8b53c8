package org.thalweg.io.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thalweg.io.csv.TextFiles.assertContains;
import static org.thalweg.io.csv.TextFiles.errorOf;
import static org.thalweg.io.csv.TextFiles.gzip;
import static org.thalweg.io.csv.TextFiles.message;
import static org.thalweg.io.csv.TextFiles.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvErrorsTest {
  @TempDir private Path folder;

  private static String errorIn(Path file) {
    return message(() -> CsvReader.read(file, Map.of()));
  }

  @Test
  void noSuchFile() {
    assertContains(errorIn(folder.resolve("no.csv")), "no file `", "no.csv", "check the path");
  }

  @Test
  void aFolder() {
    assertContains(errorIn(folder), "is a folder", "name a file");
  }

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    Path file = write(folder, "secret.csv", "a\n1\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");
    assertContains(errorIn(file), "secret.csv", "may not be read", "permissions");
  }

  @Test
  void anEmptyFile() {
    assertContains(errorOf(folder, ""), "t.csv", "is empty");
    assertContains(errorOf(folder, "\n\n  \n"), "t.csv", "is empty");
    assertContains(errorIn(write(folder, "e.gz", gzip(new byte[0]))), "e.gz", "is empty");
  }

  @Test
  void onlyAHeader() {
    assertContains(errorOf(folder, "a,b,c\n"), "t.csv has a header line and no rows");
  }

  @Test
  void raggedRows() {
    assertEquals(
        "line 3 of t.csv has 2 cells, line 1 has 3 (set apart by `,`): correct the line",
        errorOf(folder, "a,b,c\n1,2,3\n4,5\n6,7,8\n"));
    assertContains(errorOf(folder, "a,b\n1,2\n3,4,5\n6,7\n"), "line 3 of t.csv has 3 cells");
    assertContains(errorOf(folder, "a,b\n\"1\n\",2\n3\n4,5\n"), "line 4 of t.csv has 1 cell,");
    assertContains(errorOf(folder, "1 2 3\n4 5\n6 7 8\n"), "line 2", "2 cells", "by blanks");
  }

  @Test
  void twoColumnsOfOneName() {
    assertEquals(
        "columns 1 and 3 of t.csv are both called `a`: rename one",
        errorOf(folder, "a,b,a\n1,2,3\n"));
  }

  @Test
  void infiniteNumbers() {
    assertEquals(
        "column `b` of t.csv is infinite in line 3 (`-inf`): correct the cell or leave it empty",
        errorOf(folder, "a,b\n1,2\n3,-inf\n4,Infinity\n"));
    assertContains(errorOf(folder, "a,b\n1,2\n1e999,3\n"), "`a`", "line 3", "`1e999`");
  }

  @Test
  void quotesThatDoNotClose() {
    assertContains(errorOf(folder, "a,b\n1,x\n2,\"y\n3,z\n"), "t.csv", "line 3", "quotes");
    assertContains(errorOf(folder, "a,b\n1,x\n2,\"y\"z\n"), "t.csv", "line 3", "quotes");
  }

  @Test
  void truncatedAndDamagedGzip() {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 100_000; i++) {
      text.append(i).append(',').append(i * 31 % 1000).append('\n');
    }
    byte[] packed = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    for (int size : new int[] {5, 100, packed.length / 2, packed.length - 1}) {
      Path cut = write(folder, "cut.csv.gz", Arrays.copyOf(packed, size));
      assertContains(errorIn(cut), "cut.csv.gz", "ends in the middle of its gzip data");
    }
    packed[packed.length / 2] ^= 0x55;
    packed[packed.length / 2 + 1] ^= 0x55;
    assertContains(errorIn(write(folder, "bad.csv.gz", packed)), "bad.csv.gz", "gzip data");
  }

  @Test
  void otherEncodings() {
    String text = "name,x\nJosé,1\nZoë,2\n";
    assertContains(
        errorIn(write(folder, "latin.csv", text.getBytes(StandardCharsets.ISO_8859_1))),
        "latin.csv",
        "is not UTF-8 (line 2:",
        "save it as UTF-8");
    assertContains(
        errorIn(write(folder, "wide.csv", text.getBytes(StandardCharsets.UTF_16))),
        "wide.csv",
        "is UTF-16");
    assertContains(
        errorIn(write(folder, "wide.csv", text.getBytes(StandardCharsets.UTF_16LE))),
        "wide.csv",
        "UTF-16");
    String late = "name,x\n" + "Ann,1\n".repeat(50_000) + "José,2\n";
    assertContains(
        errorIn(write(folder, "late.csv", late.getBytes(StandardCharsets.ISO_8859_1))),
        "late.csv",
        "is not UTF-8 (line 50002:");
  }

  @Test
  void otherFormats() {
    assertContains(errorIn(write(folder, "t.parquet", "PAR1....")), "holds a Parquet file");
    assertContains(errorIn(write(folder, "t.xlsx", "PK\u0003\u0004...")), "zip or spreadsheet");
    assertContains(
        errorIn(write(folder, "t.idx", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 5})), "--images");
    assertContains(errorIn(write(folder, "t.bin", new byte[] {65, 0, 66})), "binary data");
  }
}
