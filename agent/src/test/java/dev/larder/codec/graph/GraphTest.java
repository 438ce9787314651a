package dev.larder.codec.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.codec.type.AllowedTypes;
import dev.larder.codec.type.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Objects of classes below the declared type, as they were. */
@SuppressWarnings("JavaUtilDate") // what applications return, not what we would choose
class GraphTest {
  sealed interface Figure {}

  record Circle(double radius) implements Figure {}

  record Scaled<T>(T factor, Figure inner) implements Figure {}

  record Shift(DayOfWeek day, Set<TimeUnit> units) {}

  enum Unit implements Figure {
    SQUARE {
      @Override
      int corners() {
        return 4;
      }
    };

    abstract int corners();
  }

  interface Animal {}

  enum Breed implements Animal {
    PUG {
      @Override
      public String toString() {
        return "Pug";
      }
    }
  }

  static class Dog implements Animal {
    String name = "Rex";
  }

  static final class Puppy extends Dog {
    @SuppressWarnings("HidingField") // as applications do
    private String name = "Tiny";

    int weeks = 7;
  }

  interface Methods {
    Shift shift();

    @SuppressWarnings("rawtypes")
    Optional optional();

    Figure figure();

    List<Figure> figures();

    Map<String, Object> mixed();

    List<?> wild();

    @SuppressWarnings("rawtypes")
    Map raw();

    Animal animal();

    Dog dog();

    List<Date> dates();
  }

  @Test
  void a_sealed_type_tells_which_classes_there_are() throws IOException {
    List<Figure> figures = List.of(new Circle(1.5), new Scaled<>(2, new Circle(0)), Unit.SQUARE);

    assertThat(Graphs.copy(Graphs.of(Methods.class, "figures"), figures)).isEqualTo(figures);
    assertThat(Graphs.copy(Graphs.of(Methods.class, "figure"), (Figure) Unit.SQUARE))
        .isSameAs(Unit.SQUARE);
  }

  @Test
  void values_of_the_JDK_say_themselves_what_they_are() throws IOException {
    Map<String, Object> mixed = new LinkedHashMap<>();
    mixed.put("text", "a");
    mixed.put("int", 1);
    mixed.put("long", 1L);
    mixed.put("double", 1.0);
    mixed.put("decimal", new BigDecimal("1.50"));
    mixed.put("list", new ArrayList<>(List.of(1, "b", Optional.of(2L))));
    mixed.put("map", new TreeMap<>(Map.of("k", List.of())));
    mixed.put("array", new Object[] {1, null});
    mixed.put("null", null);

    Map<String, Object> copy = Graphs.copy(Graphs.of(Methods.class, "mixed"), mixed);

    assertThat(copy).isInstanceOf(LinkedHashMap.class).usingRecursiveComparison().isEqualTo(mixed);
    assertThat(copy.get("long")).isEqualTo(1L);
    assertThat(copy.get("list")).isInstanceOf(ArrayList.class);
    assertThat(Graphs.copy(Graphs.of(Methods.class, "raw"), new HashMap<>(Map.of(1, 2L))))
        .isEqualTo(Map.of(1, 2L));
    assertThat(Graphs.copy(Graphs.of(Methods.class, "wild"), List.of(1, "b")))
        .isEqualTo(List.of(1, "b"));
  }

  @Test
  void a_date_is_of_its_class_and_one_of_two_stays_one() throws IOException {
    Date date = new Date(1);
    Timestamp stamp = new Timestamp(2);
    stamp.setNanos(123_456_789);

    List<Date> copy =
        Graphs.copy(Graphs.of(Methods.class, "dates"), new ArrayList<>(List.of(date, stamp, date)));

    assertThat(copy).containsExactly(date, stamp, date);
    assertThat(copy.get(1)).isInstanceOf(Timestamp.class);
    assertThat(copy.get(0)).isSameAs(copy.get(2)).isNotSameAs(date);
  }

  @Test
  void orders_of_sorted_sets_that_have_a_name_are_kept() throws IOException {
    Map<String, Object> sorted = new HashMap<>();
    TreeSet<Object> reversed = new TreeSet<>(Collections.reverseOrder());
    reversed.addAll(List.of(1, 2, 3));
    sorted.put("reversed", reversed);
    sorted.put("ignoring case", new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    Map<String, Object> copy = Graphs.copy(Graphs.of(Methods.class, "mixed"), sorted);

    assertThat((Set<?>) copy.get("reversed")).first().isEqualTo(3);
    assertThat(Objects.requireNonNull((TreeMap<?, ?>) copy.get("ignoring case")).comparator())
        .isSameAs(String.CASE_INSENSITIVE_ORDER);

    sorted.put("own", new TreeSet<>(Comparator.comparing(Object::toString)));
    assertThatThrownBy(() -> Graphs.of(Methods.class, "mixed").write(sorted))
        .hasMessageContaining("java.util.TreeSet is sorted by a comparator that cannot be named");
  }

  @Test
  void constants_of_the_jdk_are_kept_and_a_raw_optional_is_of_anything() throws IOException {
    Shift shift = new Shift(DayOfWeek.FRIDAY, Set.of(TimeUnit.DAYS));
    assertThat(Graphs.copy(Graphs.of(Methods.class, "shift"), shift)).isEqualTo(shift);

    Optional<?> optional = Optional.of(new ArrayList<>(List.of(1, "b")));
    assertThat((Object) Graphs.copy(Graphs.of(Methods.class, "optional"), optional))
        .isEqualTo(optional);
  }

  @Test
  void classes_below_a_type_are_those_that_the_rule_allows() throws IOException {
    assertThatThrownBy(() -> Graph.of(Graphs.type(Methods.class, "animal"), AllowedTypes.NONE))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("allow-types");
    Graph dogs = Graphs.of(Methods.class, "animal", Dog.class.getName());
    assertThat(((Dog) Graphs.copy(dogs, (Animal) new Dog())).name).isEqualTo("Rex");
    Graph breeds = Graphs.of(Methods.class, "animal", Breed.class.getName());
    assertThat(Graphs.copy(breeds, (Animal) Breed.PUG)).isSameAs(Breed.PUG);
    assertThatThrownBy(() -> dogs.write(new Puppy()))
        .hasMessageContaining("Puppy stands where the type says ")
        .hasMessageContaining("; name it in allow-types");
    assertThatThrownBy(() -> Graphs.of(Methods.class, "dog").write(new Puppy()))
        .hasMessageContaining("Puppy stands where the type says ");
  }

  @Test
  void a_field_that_hides_another_is_kept_apart() throws IOException {
    Graph puppies = Graphs.of(Methods.class, "animal", Puppy.class.getName());
    Puppy puppy = new Puppy();
    ((Dog) puppy).name = "Max";
    puppy.weeks = 9;

    Puppy copy = (Puppy) Graphs.copy(puppies, (Animal) puppy);

    assertThat(((Dog) copy).name).isEqualTo("Max");
    assertThat(copy.name).isEqualTo("Tiny");
    assertThat(copy.weeks).isEqualTo(9);
  }

  @Test
  void a_class_that_is_not_allowed_is_not_even_loaded() throws IOException {
    byte[] bytes = Graphs.of(Methods.class, "animal", Puppy.class.getName()).write(new Puppy());
    Set<String> asked = new HashSet<>();
    ClassLoader watching =
        new ClassLoader(GraphTest.class.getClassLoader()) {
          @Override
          public Class<?> loadClass(String name) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name);
          }
        };
    Graph dogs = graphOf(new AllowedTypes("dogs", Dog.class.getName()::equals, watching));

    assertThatThrownBy(() -> dogs.read(bytes, 0, bytes.length))
        .hasMessageContaining("a class that allow-types does not name");
    assertThat(asked).isEmpty();
  }

  private static Graph graphOf(AllowedTypes allowed) {
    try {
      return Graph.of(Graphs.type(Methods.class, "animal"), allowed);
    } catch (Refusal refusal) {
      throw new AssertionError(refusal);
    }
  }

  @Test
  void other_bytes_are_an_exception_of_one_kind_and_no_more_memory_than_they_are_long()
      throws IOException {
    Graph graph = Graphs.of(Methods.class, "mixed");
    Map<String, Object> value = new HashMap<>(Map.of("a", List.of(1, "b"), "c", new Date(3)));
    byte[] bytes = graph.write(value);
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] other = bytes.clone();
        other[at] ^= (byte) (1 << bit);
        try {
          assertThat(graph.read(other, 0, other.length)).isInstanceOf(Map.class);
        } catch (IOException | RuntimeException expected) {
          assertThat(expected).isNotInstanceOf(NullPointerException.class);
        }
      }
      int length = at;
      assertThatThrownBy(() -> graph.read(bytes, 0, length)).isInstanceOf(Exception.class);
    }
  }

  @Test
  void what_the_type_reaches_is_told_by_its_description() {
    String mixed = Graphs.of(Methods.class, "mixed").description();
    assertThat(mixed).contains("java.util.Map<java.lang.String,java.lang.Object>");
    assertThat(Graphs.of(Methods.class, "figure").description())
        .contains("Scaled")
        .contains("radius");
    assertThat(Graphs.of(Methods.class, "animal", Dog.class.getName()).description())
        .isNotEqualTo(Graphs.of(Methods.class, "animal", Puppy.class.getName()).description());
  }
}
