package com.probe.history;

/** What a read gives: mutable, so that entries are copied, and with its content twice. */
public final class Row {
  int key;
  long version;
  String text;

  Row(int key, long version) {
    this.key = key;
    this.version = version;
    this.text = text(key, version);
  }

  /** Its version; -1 if it is of another key or not what was ever made. */
  long versionFor(int wanted) {
    return key == wanted && text.equals(text(key, version)) ? version : -1;
  }

  private static String text(int key, long version) {
    return key + " at " + version;
  }
}
