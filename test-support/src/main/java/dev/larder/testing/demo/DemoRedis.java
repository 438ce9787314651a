package dev.larder.testing.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Redis of the demo. */
interface DemoRedis extends AutoCloseable {
  /** Something that happens to it, in words of at most 38 characters. */
  record Event(String title, Runnable happens) {}

  /** One line. */
  String describe();

  /** The rule file to use with this Redis. */
  Path rules(Path original, Path folder) throws IOException;

  /** Variables for the shop. */
  Map<String, String> environment();

  /** What is to happen under load, one after the other; nothing where it is not the demo's own. */
  List<Event> events();

  @Override
  void close();
}
