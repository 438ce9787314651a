package com.probe.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results that are changed, expire, or are not there. */
final class Lives {
  private Lives() {}

  static Returns.Bean bean(int id) {
    Runs.ran();
    return new Returns.Bean("bean", id, "a", "b");
  }

  static List<Returns.Bean> list(int id) {
    Runs.ran();
    return new ArrayList<>(List.of(new Returns.Bean("one", id), new Returns.Bean("two", id)));
  }

  static int brief(int id) {
    Runs.ran();
    return id;
  }

  static String slides(int id) {
    Runs.ran();
    return "slides " + id;
  }

  static String none(int id) {
    Runs.ran();
    return id == 0 ? "there" : null;
  }

  static Optional<String> empty(int id) {
    Runs.ran();
    return id == 0 ? Optional.of("there") : Optional.empty();
  }

  static String noneOff(int id) {
    Runs.ran();
    return id == 0 ? "there" : null;
  }

  static Optional<String> emptyOff(int id) {
    Runs.ran();
    return id == 0 ? Optional.of("there") : Optional.empty();
  }

  static byte[] many(int id) {
    Runs.ran();
    byte[] bytes = new byte[2_048];
    bytes[0] = (byte) id;
    return bytes;
  }

  static String switched(int id) {
    Runs.ran();
    return "switched " + id;
  }
}
