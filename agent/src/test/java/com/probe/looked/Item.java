package com.probe.looked;

public record Item(long id, Kind kind) {
  static {
    Kind.say("Item");
  }
}
