package dev.larder.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends the processes that tests have started when this JVM ends. Thread-safe. */
final class Reaper {
  private static final Set<ProcessHandle> LIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Reaper::endAll, "larder-testing-reaper"));
  }

  private Reaper() {}

  static void watch(ProcessHandle process) {
    LIVE.add(process);
  }

  /** Ends one process at once, stopped or not. */
  static void kill(ProcessHandle process) {
    process.destroyForcibly();
    LIVE.remove(process);
  }

  private static void endAll() {
    LIVE.forEach(ProcessHandle::destroyForcibly);
  }
}
