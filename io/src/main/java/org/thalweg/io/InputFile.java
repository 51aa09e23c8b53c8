package org.thalweg.io;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/**
 * A file that a person gave. It may be compressed with gzip, which is told by its first bytes and
 * not by its name.
 */
public final class InputFile {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Path path;

  private InputFile(Path path) {
    this.path = path;
  }

  /**
   * A file to read.
   *
   * @param path where it is
   * @throws InputException if there is no such file, it is no plain file, may not be read or is
   *     empty
   */
  public static InputFile of(Path path) {
    InputFile file = new InputFile(path);
    if (!Files.exists(path)) {
      throw new InputException("no file %s: check the path".formatted(file.quoted()));
    }
    if (Files.isDirectory(path)) {
      throw new InputException("%s is a folder: name a file in it".formatted(file.quoted()));
    }
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          "%s is no plain file, and must be read more than once: save it as a file first"
              .formatted(file.quoted()));
    }
    if (!Files.isReadable(path)) {
      throw new InputException(
          "%s may not be read: check its permissions".formatted(file.quoted()));
    }
    try {
      if (Files.size(path) == 0) {
        throw file.empty();
      }
    } catch (IOException e) {
      throw file.explain(e);
    }
    return file;
  }

  /** The name of the file without its folders. */
  public String name() {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }

  /** The error for a file with nothing in it. */
  public InputException empty() {
    return new InputException("%s is empty: give a file with data".formatted(quoted()));
  }

  /**
   * The bytes of the file, unpacked if it is compressed.
   *
   * @throws InputException if it cannot be opened
   */
  public InputStream open() {
    try {
      InputStream in = Files.newInputStream(path);
      try {
        byte[] magic = in.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), in);
        boolean gzip =
            magic.length == 2 && ((magic[0] & 0xff) << 8 | (magic[1] & 0xff)) == GZIP_MAGIC;
        return gzip ? new GZIPInputStream(whole, BUFFER) : whole;
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw explain(e);
    }
  }

  /**
   * The file as UTF-8 text, without a byte order mark.
   *
   * @throws InputException if it cannot be opened, is empty, in another encoding or no text
   */
  public Reader text() {
    InputStream in = open();
    try {
      byte[] start = in.readNBytes(512);
      if (start.length == 0) {
        throw empty();
      }
      requireText(start);
      int skipped = start.length >= 3 && start[0] == (byte) 0xef ? byteOrderMark(start) : 0;
      InputStream whole =
          new SequenceInputStream(
              new ByteArrayInputStream(start, skipped, start.length - skipped), in);
      return new InputStreamReader(
          whole,
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IOException e) {
      closeQuietly(in);
      throw explain(e);
    } catch (InputException e) {
      closeQuietly(in);
      throw e;
    }
  }

  private static int byteOrderMark(byte[] start) {
    return start[1] == (byte) 0xbb && start[2] == (byte) 0xbf ? 3 : 0;
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // The reason why it is closed is reported already.
    }
  }

  private void requireText(byte[] start) {
    String head = new String(start, 0, Math.min(4, start.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff")) {
      throw new InputException("%s is UTF-16 text: save it as UTF-8".formatted(quoted()));
    }
    if (head.equals("PAR1")) {
      throw notText("a Parquet file");
    }
    if (head.startsWith("PK\u0003\u0004")) {
      throw notText("a zip or spreadsheet file");
    }
    if (head.startsWith("\0\0\u0008")) {
      throw notText("an IDX file (use --images and --labels)");
    }
    for (byte value : start) {
      if (value == 0) {
        throw notText("binary data or UTF-16 text");
      }
    }
  }

  private InputException notText(String what) {
    return new InputException(
        "%s holds %s: give a CSV or TSV file in UTF-8".formatted(quoted(), what));
  }

  /**
   * Reads the file to its end, so that damaged gzip data are told from bad content: the checksum
   * comes last.
   *
   * @throws InputException if it cannot be read to its end
   */
  public void requireIntact() {
    try (InputStream in = open()) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw explain(e);
    }
  }

  /**
   * What went wrong in reading this file, as an error for people.
   *
   * @param e what the system reported
   */
  public InputException explain(IOException e) {
    return switch (e) {
      case EOFException _ ->
          new InputException(
              "%s ends in the middle of its gzip data: copy or load it again".formatted(quoted()),
              e);
      case ZipException _ ->
          new InputException(
              "%s has damaged gzip data (%s): copy or load it again"
                  .formatted(quoted(), e.getMessage()),
              e);
      case CharacterCodingException _ ->
          new InputException(
              "%s is not UTF-8%s: save it as UTF-8".formatted(quoted(), firstBadLine()), e);
      default ->
          new InputException(
              "%s cannot be read (%s): check the file".formatted(quoted(), e.getMessage()), e);
    };
  }

  /** Looks for the first line that is not UTF-8, line by line. */
  private String firstBadLine() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(), StandardCharsets.ISO_8859_1))) {
      long number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
          String text =
              new String(bytes, 0, Math.min(bytes.length, 60), StandardCharsets.ISO_8859_1);
          return " (line %d: %s)".formatted(number, Wording.quote(text));
        }
        number++;
      }
    } catch (IOException e) {
      return "";
    }
    return "";
  }

  private String quoted() {
    return "`" + path + "`";
  }
}
