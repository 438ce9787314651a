package dev.larder.behind.flush;

import dev.larder.store.WriteQueue;
import dev.larder.store.WriteQueue.Queued;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What waits of one method in a queue, as it was read from its start. Not thread-safe. */
final class Picture {
  private final String method;
  private final Map<String, List<Queued>> calls = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final List<String> needless = new ArrayList<>();
  private String last = WriteQueue.START;

  /** Of a method by its name. */
  Picture(String method) {
    this.method = method;
  }

  /** What follows. */
  void add(List<Queued> more) {
    for (Queued each : more) {
      last = each.place();
      if (!each.what().method().equals(method)) {
        continue;
      }
      List<Queued> before = calls.computeIfAbsent(each.what().key(), key -> new ArrayList<>());
      switch (each.what().kind()) {
        case CALL -> call(before, each);
        case OVERTAKEN ->
            drop(before, each, call -> !isSameJvm(call, each) || isBefore(call, each));
        case OVERTAKEN_HERE -> drop(before, each, call -> isBefore(call, each));
        case WITHDRAWN -> {
          boolean unused = ids.add(each.what().id()); // it may come before its call
          drop(before, each, call -> call.what().id().equals(each.what().id()));
        }
      }
    }
  }

  private static boolean isSameJvm(Queued one, Queued other) {
    return one.what().jvm().equals(other.what().jvm());
  }

  private static boolean isBefore(Queued one, Queued other) {
    return one.what().isBefore(other.what());
  }

  /** One that was told twice waits once. */
  private void call(List<Queued> before, Queued call) {
    if (ids.add(call.what().id())) {
      before.add(call);
    } else {
      needless.add(call.place());
    }
  }

  private void drop(List<Queued> before, Queued because, Predicate<Queued> which) {
    for (Queued call : before) {
      if (which.test(call)) {
        needless.add(call.place());
      }
    }
    before.removeIf(which);
    needless.add(because.place());
  }

  /** The place of the last one. */
  String last() {
    return last;
  }

  /** Places of what is not to run, each of them once. */
  List<String> takeNeedless() {
    List<String> taken = new ArrayList<>(needless);
    needless.clear();
    return taken;
  }

  /** Keys of which calls wait, in the order of their first ones. */
  List<String> keys() {
    return calls.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The calls of a key, in their order. */
  List<Queued> of(String key) {
    return calls.getOrDefault(key, List.of());
  }

  /** These have run, or are not to. */
  void forget(String key, List<Queued> these) {
    List<Queued> those = calls.get(key);
    if (those != null) {
      those.removeAll(these);
      if (those.isEmpty()) {
        calls.remove(key);
      }
    }
  }
}
