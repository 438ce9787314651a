package dev.larder.history;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The log of one JVM, as {@code com.probe.history.HistoryLog} writes it. */
public final class HistoryFile {
  private static final int RECORD_BYTES = 29;

  private HistoryFile() {}

  /** All calls of a file, each thread's in its order. */
  public static List<Operation> read(Path file, int jvm) throws IOException {
    long size = Files.size(file);
    if (size % RECORD_BYTES != 0) {
      throw new IOException("torn: " + file);
    }
    List<Operation> operations = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (long i = 0; i < size / RECORD_BYTES; i++) {
        operations.add(next(in, jvm));
      }
    }
    return operations;
  }

  private static Operation next(DataInputStream in, int jvm) throws IOException {
    Operation.Kind kind =
        switch (in.readByte()) {
          case 'R' -> Operation.Kind.READ;
          case 'W' -> Operation.Kind.WRITE;
          case 'T' -> Operation.Kind.TRANSACTION;
          default -> throw new IOException("no such kind of call");
        };
    int thread = in.readShort();
    int key = in.readShort();
    return new Operation(kind, jvm, thread, key, in.readLong(), in.readLong(), in.readLong());
  }
}
