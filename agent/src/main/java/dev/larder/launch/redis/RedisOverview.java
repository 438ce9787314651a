package dev.larder.launch.redis;

import java.util.List;

/** The servers of Redis as management sees them. */
interface RedisOverview {
  /** Where Redis is, without what is secret. */
  String shown();

  /** {@code standalone}, {@code sentinel} or {@code cluster}. */
  String topology();

  /** Those that hold keys; the first ones to be asked as long as that is not known. */
  List<Server> servers();

  /** What they have counted, and those that are none any more. */
  Counted counted();

  /** A line about each server of several: where it is, what it holds, how it is. */
  List<String> nodes();
}
