package org.thalweg.learn.run;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * Records of TensorBoard's event files, byte by byte. A record is the length of its data (8 bytes),
 * a checksum of the length, the data, a checksum of the data, all little-endian; a checksum is
 * CRC-32C, rotated and shifted. The data are an {@code Event} of protocol buffers: field 1
 * wall_time (double), 2 step (varint), 3 file_version (string), 5 summary; a summary's field 1 is a
 * value with field 1 tag (string), 2 simple_value (float).
 *
 * <p>Source: tensorflow/core/lib/io/record_writer.h, util/event.proto and framework/summary.proto
 * of TensorFlow.
 */
final class TensorBoardRecord {
  private static final int MASK_DELTA = 0xa282ead8;
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private TensorBoardRecord() {}

  /** The record that begins a file. */
  static byte[] version(Instant at) {
    Message event = new Message().number(1, seconds(at));
    return framed(event.bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8)));
  }

  /** The record of one point of a curve. */
  static byte[] scalar(Instant at, long step, String tag, float value) {
    Message point = new Message().bytes(1, tag.getBytes(StandardCharsets.UTF_8)).number(2, value);
    Message summary = new Message().bytes(1, point.bytes.toByteArray());
    Message event = new Message().number(1, seconds(at)).number(2, step);
    return framed(event.bytes(5, summary.bytes.toByteArray()));
  }

  private static double seconds(Instant at) {
    return at.getEpochSecond() + at.getNano() * 1e-9;
  }

  private static byte[] framed(Message message) {
    byte[] data = message.bytes.toByteArray();
    ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(checksum(record.array(), Long.BYTES));
    record.put(data).putInt(checksum(data, data.length));
    return record.array();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }

  /** Fields of a message, each behind its number and kind. */
  private static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message number(int field, double value) {
      key(field, FIXED64);
      bytes.writeBytes(little(Double.BYTES).putDouble(value).array());
      return this;
    }

    Message number(int field, float value) {
      key(field, FIXED32);
      bytes.writeBytes(little(Float.BYTES).putFloat(value).array());
      return this;
    }

    Message number(int field, long value) {
      key(field, VARINT);
      varint(value);
      return this;
    }

    Message bytes(int field, byte[] value) {
      key(field, BYTES);
      varint(value.length);
      bytes.writeBytes(value);
      return this;
    }

    private static ByteBuffer little(int length) {
      return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void key(int field, int kind) {
      varint((long) field << 3 | kind);
    }

    /** Seven bits a byte, the lowest first, the top bit set where more follow. */
    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        bytes.write((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
  }
}
