package dev.larder.corpus.library;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kotlin.Lazy;
import kotlin.LazyKt;
import kotlin.Pair;
import kotlin.Triple;
import kotlin.Unit;
import kotlin.collections.ArrayDeque;
import kotlin.collections.CollectionsKt;
import kotlin.collections.IndexedValue;
import kotlin.collections.MapsKt;
import kotlin.collections.SetsKt;
import kotlin.ranges.IntRange;
import kotlin.sequences.Sequence;
import kotlin.sequences.SequencesKt;
import kotlin.text.Regex;

/** What Kotlin applications return. */
@Kind(
    value = "Kotlin",
    rows = {
      Kotlin.DataClasses.class,
      Kotlin.Collections.class,
      Kotlin.Singletons.class,
      Kotlin.Others.class
    })
public final class Kotlin {
  private Kotlin() {}

  /** As the class file of {@code data class Order(val id: Long, val note: String?)}. */
  static final class Order {
    private final long id;
    private final String note;

    Order(long id, String note) {
      this.id = id;
      this.note = note;
    }

    public long component1() {
      return id;
    }

    public String component2() {
      return note;
    }

    public Order copy(long newId, String newNote) {
      return new Order(newId, newNote);
    }
  }

  @Row("data classes, `Pair`, `Triple`, `IndexedValue`, `IntRange`")
  static final class DataClasses {
    Order order(Each each) {
      return each.of(new Order(1, "a"), new Order(2, null));
    }

    Pair<String, Integer> pair() {
      return new Pair<>("a", 1);
    }

    Triple<String, List<Long>, Order> triple() {
      return new Triple<>("a", List.of(1L), new Order(1, null));
    }

    IndexedValue<String> indexed() {
      return new IndexedValue<>(3, "a");
    }

    IntRange range() {
      return new IntRange(1, 5);
    }
  }

  @Row("`listOf`, `mutableListOf`, `setOf`, `mapOf` with elements")
  static final class Collections {
    List<String> listOf(Each each) {
      return each.of(CollectionsKt.listOf("a"), CollectionsKt.listOf("a", "b"));
    }

    List<String> mutableListOf() {
      return CollectionsKt.mutableListOf("a", "b");
    }

    Set<String> setOf(Each each) {
      return each.of(SetsKt.setOf("a"), SetsKt.setOf("a", "b"));
    }

    @SuppressWarnings("unchecked") // varargs of generic pairs
    Map<String, Integer> mapOf(Each each) {
      return each.of(
          MapsKt.mapOf(new Pair<>("a", 1)), MapsKt.mapOf(new Pair<>("a", 1), new Pair<>("b", 2)));
    }
  }

  @Row(value = "`emptyList()`, `emptySet()`, `emptyMap()`, `Unit`", auto = Fate.REFUSED)
  static final class Singletons {
    List<String> emptyList() {
      return CollectionsKt.emptyList();
    }

    Set<String> emptySet() {
      return SetsKt.emptySet();
    }

    Map<String, String> emptyMap() {
      return MapsKt.emptyMap();
    }

    Unit unit() {
      return Unit.INSTANCE;
    }
  }

  @Row(value = "`kotlin.collections.ArrayDeque`, `Sequence`, `Lazy`, `Regex`", auto = Fate.REFUSED)
  static final class Others {
    ArrayDeque<String> deque() {
      return new ArrayDeque<>(List.of("a"));
    }

    List<String> declaredAsList() {
      return new ArrayDeque<>(List.of("a"));
    }

    Sequence<String> sequence() {
      return SequencesKt.sequenceOf("a");
    }

    Lazy<String> lazy() {
      return LazyKt.lazyOf("a");
    }

    Regex regex() {
      return new Regex("a+");
    }
  }
}
