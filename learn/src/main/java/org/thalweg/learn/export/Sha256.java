package org.thalweg.learn.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.thalweg.core.array.Array;

/** The SHA-256 digest of what is added to it. */
public final class Sha256 {
  /** Length of a digest. */
  static final int BYTES = 32;

  private final MessageDigest digest;

  /** The digest of nothing, as yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds bytes from position to limit, which become used. */
  void add(ByteBuffer bytes) {
    digest.update(bytes);
  }

  /** Adds the little-endian bytes of an array's elements. */
  public Sha256 add(Array array) {
    Elements.forEachPiece(array, digest::update);
    return this;
  }

  /** Adds the bytes of a text in UTF-8, and a zero byte to end it. */
  public Sha256 add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  /** The digest, which starts anew. */
  byte[] end() {
    return digest.digest();
  }

  /** The digest in hexadecimal digits, which starts anew. */
  public String hex() {
    return HexFormat.of().formatHex(end());
  }
}
