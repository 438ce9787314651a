package dev.larder.corpus.jdk;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;

/** Maps that are more than their entries, and parts of maps. */
@Kind(
    value = "Views and other maps",
    rows = {
      OtherMaps.ByAccess.class,
      OtherMaps.Views.class,
      OtherMaps.Compared.class,
      OtherMaps.Entries.class,
      OtherMaps.OwnKey.class,
      OtherMaps.Wrapped.class,
      OtherMaps.Others.class
    })
@SuppressWarnings({"IdentityHashMapUsage", "JdkObsolete"}) // what applications return
public final class OtherMaps {
  private static final Map<String, Integer> COUNTS = Map.of("b", 2, "a", 1);

  private OtherMaps() {}

  @Row(value = "a map with a key that is its own value", auto = Fate.BINARY)
  static final class OwnKey {
    Map<Object, Object> same() {
      Map<Object, Object> map = new HashMap<>();
      List<Object> key = new java.util.ArrayList<>(List.of("a"));
      map.put(key, key);
      return map;
    }

    Map<List<String>, List<String>> typed() {
      List<String> key = new java.util.ArrayList<>(List.of("a"));
      return new HashMap<>(Map.of(key, key));
    }
  }

  @Row(value = "a `LinkedHashMap` in the order of access, or bounded", auto = Fate.REFUSED)
  static final class ByAccess {
    Map<String, Integer> byAccess() {
      Map<String, Integer> map = new LinkedHashMap<>(16, 0.75f, true);
      map.putAll(new TreeMap<>(COUNTS));
      return map;
    }

    Map<String, Integer> ofLimitedSize() {
      return new Bounded();
    }

    private static final class Bounded extends LinkedHashMap<String, Integer> {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
        return size() > 10;
      }
    }
  }

  @Row(value = "a sorted map with another comparator, `unmodifiableSortedMap`", auto = Fate.REFUSED)
  static final class Compared {
    SortedMap<String, Integer> byLength() {
      return new TreeMap<>(Comparator.comparing(String::length));
    }

    SortedMap<String, Integer> unmodifiable() {
      return Collections.unmodifiableSortedMap(new TreeMap<>(COUNTS));
    }
  }

  @Row(value = "`Map.Entry`", auto = Fate.REFUSED)
  static final class Entries {
    Map.Entry<String, Integer> entry(Each each) {
      return each.of(Map.entry("a", 1), new AbstractMap.SimpleEntry<>("a", 1));
    }

    AbstractMap.SimpleEntry<String, Integer> simple() {
      return new AbstractMap.SimpleEntry<>("a", 1);
    }
  }

  @Row(value = "`headMap`, `descendingMap` and other views", auto = Fate.REFUSED)
  static final class Views {
    SortedMap<Integer, String> head(Each each) {
      TreeMap<Integer, String> all = new TreeMap<>(Map.of(1, "a", 2, "b"));
      return each.of(all.headMap(2), all.descendingMap());
    }

    Map<String, Integer> typeChecked() {
      return Collections.checkedMap(new HashMap<>(COUNTS), String.class, Integer.class);
    }
  }

  @Row(value = "`Properties`, `IdentityHashMap`, `WeakHashMap`", auto = Fate.REFUSED)
  static final class Others {
    Properties properties() {
      Properties properties = new Properties();
      properties.setProperty("a", "b");
      return properties;
    }

    Map<Object, Object> declaredAsMap() {
      return properties();
    }

    Map<String, Integer> identity() {
      return new IdentityHashMap<>(COUNTS);
    }

    Map<String, Integer> weak() {
      return new WeakHashMap<>(COUNTS);
    }
  }

  @Row(
      value = "wrapped maps and sets that ignore case, `Collections.synchronizedMap`",
      auto = Fate.REFUSED)
  static final class Wrapped {
    Map<String, Integer> ignoringCase() {
      Map<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      map.putAll(COUNTS);
      return Collections.unmodifiableMap(map);
    }

    Map<String, Integer> synchronizedIgnoringCase() {
      Map<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      map.putAll(COUNTS);
      return Collections.synchronizedMap(map);
    }

    Map<String, Integer> synchronizedMap(Each each) {
      Map<String, Integer> byAccess = new LinkedHashMap<>(16, 0.75f, true);
      byAccess.putAll(COUNTS);
      return each.of(
          Collections.synchronizedMap(byAccess),
          Collections.synchronizedMap(new LinkedHashMap<>(COUNTS)));
    }

    Set<String> set() {
      Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      set.add("a");
      return Collections.unmodifiableSet(set);
    }
  }
}
