package dev.larder.corpus.jdk;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Maps. */
@Kind(
    value = "Maps",
    rows = {
      Maps.Usual.class,
      Maps.Sorted.class,
      Maps.Immutable.class,
      Maps.Keys.class,
      Maps.ObjectKeys.class,
      Maps.Open.class
    })
@SuppressWarnings({"JdkObsolete", "NonApiType", "rawtypes"}) // what applications return
public final class Maps {
  private static final Map<String, Integer> COUNTS = Map.of("b", 2, "a", 1);

  private Maps() {}

  record Place(String town, int number) {}

  @Row("`HashMap`, `LinkedHashMap`, `ConcurrentHashMap`, `Hashtable`")
  static final class Usual {
    Map<String, Integer> hashMap(Each each) {
      return each.of(
          new HashMap<>(COUNTS),
          new HashMap<>(),
          new HashMap<>(Collections.singletonMap("a", null)));
    }

    LinkedHashMap<String, Integer> linked() {
      LinkedHashMap<String, Integer> linked = new LinkedHashMap<>();
      linked.put("z", 1);
      linked.put("a", null);
      linked.put("", 3);
      return linked;
    }

    ConcurrentMap<String, Integer> concurrent() {
      return new ConcurrentHashMap<>(COUNTS);
    }

    Hashtable<String, Integer> hashtable() {
      return new Hashtable<>(COUNTS);
    }

    Map<Long, List<Optional<Place>>> nested() {
      return new HashMap<>(
          Map.of(1L, List.of(Optional.of(new Place("Ulm", 1)), Optional.empty()), 2L, List.of()));
    }

    Map<String, Map<String, List<Integer>>> deep() {
      return new LinkedHashMap<>(Map.of("a", new HashMap<>(Map.of("b", List.of(1)))));
    }

    Map<Integer, String> large() {
      Map<Integer, String> large = new HashMap<>();
      for (int i = 0; i < 3_000; i++) {
        large.put(i * 17, "v" + i);
      }
      return large;
    }
  }

  @Row("`TreeMap`, `ConcurrentSkipListMap`, in the orders of sorted sets")
  static final class Sorted {
    SortedMap<String, Integer> sorted(Each each) {
      TreeMap<String, Integer> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      ignoringCase.putAll(COUNTS);
      TreeMap<String, Integer> reversed = new TreeMap<>(Comparator.reverseOrder());
      reversed.putAll(COUNTS);
      return each.of(new TreeMap<>(COUNTS), ignoringCase, reversed, new TreeMap<>());
    }

    NavigableMap<String, Integer> concurrent() {
      return new ConcurrentSkipListMap<>(COUNTS);
    }

    Map<LocalDate, Integer> declaredAsMap() {
      return new TreeMap<>(Map.of(LocalDate.EPOCH, 1));
    }
  }

  @Row("`Map.of`, `Map.copyOf`, `Collections.emptyMap`, `singletonMap`, `unmodifiableMap`")
  static final class Immutable {
    Map<String, Integer> of(Each each) {
      return each.of(
          Map.of(), Map.of("a", 1), COUNTS, Map.copyOf(COUNTS), Map.ofEntries(Map.entry("a", 2)));
    }

    Map<String, Integer> ofCollections(Each each) {
      return each.of(
          Collections.emptyMap(),
          Collections.singletonMap("a", null),
          Collections.unmodifiableMap(new HashMap<>(COUNTS)));
    }
  }

  @Row("maps by text, number, enum, time, `UUID`")
  static final class Keys {
    Map<Integer, String> ints() {
      return Map.of(Integer.MIN_VALUE, "a", 0, "b");
    }

    Map<Long, String> longs() {
      return new TreeMap<>(Map.of(-1L, "a", 1L, "b"));
    }

    Map<Boolean, List<String>> partitioned() {
      return new HashMap<>(Map.of(true, List.of("a"), false, List.of()));
    }

    Map<Double, String> doubles() {
      return new HashMap<>(Map.of(0.1, "a", Double.NaN, "b", -0.0, "c", 0.0, "d"));
    }

    Map<BigDecimal, String> decimals() {
      return new HashMap<>(Map.of(new BigDecimal("1.0"), "a", new BigDecimal("1.00"), "b"));
    }

    Map<LocalDate, String> dates() {
      return new LinkedHashMap<>(Map.of(LocalDate.MAX, "a"));
    }

    Map<UUID, String> ids() {
      return new HashMap<>(Map.of(new UUID(1, 2), "a"));
    }

    Map<BigInteger, String> integers() {
      return new HashMap<>(Map.of(BigInteger.TEN.pow(30), "a"));
    }

    Map<URI, Integer> links() {
      return new HashMap<>(Map.of(URI.create("https://A.example/"), 1));
    }

    Map<ZonedDateTime, Integer> times() {
      return new TreeMap<>(
          Map.of(ZonedDateTime.of(1, 1, 1, 1, 1, 1, 1, ZoneId.of("Asia/Tokyo")), 1));
    }

    @SuppressWarnings("JavaUtilDate") // what applications return
    Map<Date, Integer> oldDates() {
      return new HashMap<>(Map.of(new Date(1), 1, new Date(2), 2));
    }

    Map<Byte, Short> small() {
      return new HashMap<>(Map.of((byte) -1, (short) 300));
    }

    Map<Float, Boolean> floats() {
      return new HashMap<>(Map.of(Float.NaN, true, 0.1f, false));
    }

    Map<Character, Integer> letters() {
      return new HashMap<>(Map.of('a', 1, '\0', 2, '"', 3));
    }
  }

  @Row(value = "maps by records, lists or other objects, or with a null key", auto = Fate.BINARY)
  static final class ObjectKeys {
    Map<Place, String> records() {
      return new HashMap<>(Map.of(new Place("Ulm", 1), "a", new Place("Ulm", 2), "b"));
    }

    Map<List<String>, Integer> lists() {
      return new HashMap<>(Map.of(List.of("a", "b"), 1));
    }

    Map<Optional<Integer>, Integer> optionals() {
      return new LinkedHashMap<>(Map.of(Optional.of(1), 1));
    }

    Map<String, Integer> nullKey() {
      Map<String, Integer> map = new HashMap<>(COUNTS);
      map.put(null, 3);
      return map;
    }
  }

  @Row(value = "`Map<String, Object>`, `Map<?, ?>`, raw `Map`", auto = Fate.BINARY)
  static final class Open {
    Map<String, Object> attributes() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", "Lamp");
      map.put("price", new BigDecimal("19.90"));
      map.put("tags", Arrays.asList("a", null));
      map.put("size", Map.of("w", 1, "h", 2L));
      map.put("none", null);
      map.put("since", LocalDate.EPOCH);
      return map;
    }

    Map<?, ?> unknown() {
      return Map.of(1, "a", "b", 2L);
    }

    Map raw() {
      return new TreeMap<>(COUNTS);
    }

    List<Map<String, Object>> rows() {
      return new ArrayList<>(
          List.of(new LinkedHashMap<>(Map.of("ID", 1L)), new LinkedHashMap<>(Map.of("ID", 2L))));
    }

    Map<String, Object> inItself() {
      Map<String, Object> map = new HashMap<>();
      map.put("self", map);
      return map;
    }
  }
}
