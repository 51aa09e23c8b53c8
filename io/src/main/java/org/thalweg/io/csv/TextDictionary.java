package org.thalweg.io.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives each different text a code, from 0 in the order of coming. */
final class TextDictionary {
  private final List<String> texts = new ArrayList<>();
  private int[] hashes = new int[16];
  private int[] table = new int[32];
  private long characters;

  TextDictionary() {
    Arrays.fill(table, -1);
  }

  /** The code of a text; a new one if it was not seen before. */
  int code(char[] text, int from, int length) {
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + text[i];
    }
    hash ^= hash >>> 15;
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] >= 0) {
      int code = table[slot];
      if (hashes[code] == hash && same(texts.get(code), text, from, length)) {
        return code;
      }
      slot = (slot + 1) & mask;
    }
    int code = texts.size();
    texts.add(new String(text, from, length));
    characters += length;
    if (code == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * code);
    }
    hashes[code] = hash;
    table[slot] = code;
    if (2 * texts.size() > table.length) {
      grow();
    }
    return code;
  }

  private static boolean same(String known, char[] text, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, -1);
    int mask = table.length - 1;
    for (int code = 0; code < texts.size(); code++) {
      int slot = hashes[code] & mask;
      while (table[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = code;
    }
  }

  int size() {
    return texts.size();
  }

  /** The length of all texts together. */
  long characters() {
    return characters;
  }

  List<String> texts() {
    return texts;
  }
}
