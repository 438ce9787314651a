package com.probe.history;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the threads of one JVM did, in 29 bytes for each call: kind (R, W, T for a write in a
 * transaction), thread, key, version, begin and end by {@link System#nanoTime}, big-endian. The
 * calls of one thread are in their order. Thread-safe.
 */
final class HistoryLog implements AutoCloseable {
  private static final int FLUSH = 29 * 1_000;

  private final OutputStream file;

  HistoryLog(Path path) throws IOException {
    file = new BufferedOutputStream(Files.newOutputStream(path));
  }

  /** The part of one thread; to be closed. */
  Part part(int thread) {
    return new Part(thread);
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }

  private synchronized void append(ByteArrayOutputStream records) throws IOException {
    records.writeTo(file);
  }

  /** One thread's calls. */
  final class Part implements AutoCloseable {
    private final int thread;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FLUSH);
    private final DataOutputStream records = new DataOutputStream(bytes);

    private Part(int thread) {
      this.thread = thread;
    }

    void add(char kind, int key, long version, long begin, long end) {
      try {
        records.writeByte(kind);
        records.writeShort(thread);
        records.writeShort(key);
        records.writeLong(version);
        records.writeLong(begin);
        records.writeLong(end);
        if (bytes.size() >= FLUSH) {
          flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }

    private void flush() throws IOException {
      append(bytes);
      bytes.reset();
    }
  }
}
