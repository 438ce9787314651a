package dev.larder.corpus.random;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Puts elements into one of the JDK's containers. Stateless. */
@SuppressWarnings("JdkObsolete") // what applications return
final class RandomContainers {
  private RandomContainers() {}

  static List<Object> list(Random random, List<Object> elements) {
    return switch (random.nextInt(9)) {
      case 0 -> new LinkedList<>(elements);
      case 1 -> List.copyOf(elements);
      case 2 -> Arrays.asList(elements.toArray());
      case 3 -> elements.stream().toList();
      case 4 -> Collections.unmodifiableList(elements);
      case 5 -> new CopyOnWriteArrayList<>(elements);
      case 6 -> Collections.synchronizedList(elements);
      case 7 -> elements.isEmpty() ? List.of() : Collections.singletonList(elements.get(0));
      default -> elements;
    };
  }

  static Collection<Object> collection(Random random, List<Object> elements) {
    return random.nextInt(4) == 0 ? new ArrayDeque<>(elements) : list(random, elements);
  }

  static Set<Object> set(Random random, List<Object> elements) {
    return switch (random.nextInt(6)) {
      case 0 -> new LinkedHashSet<>(elements);
      case 1 -> Set.copyOf(elements);
      case 2 -> Collections.unmodifiableSet(new HashSet<>(elements));
      case 3 -> elements.isEmpty() ? Set.of() : Collections.singleton(elements.get(0));
      default -> new HashSet<>(elements);
    };
  }

  static Map<Object, Object> map(Random random, List<Object> keys, List<Object> values) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
      map.put(keys.get(i), values.get(i));
    }
    return switch (random.nextInt(6)) {
      case 0 -> new HashMap<>(map);
      case 1 -> new ConcurrentHashMap<>(map);
      case 2 -> Map.copyOf(map);
      case 3 -> Collections.unmodifiableMap(map);
      case 4 -> map.isEmpty() ? Map.of() : map;
      default -> map;
    };
  }
}
