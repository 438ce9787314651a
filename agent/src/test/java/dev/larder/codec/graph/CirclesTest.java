package dev.larder.codec.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** References between objects, as they were. */
class CirclesTest {
  static final class Branch {
    final String name;
    @Nullable Branch up;
    List<Branch> down = new ArrayList<>();
    Set<Branch> friends = new HashSet<>();
    Map<Branch, String> notes = new HashMap<>();

    Branch(String name) {
      this.name = name;
    }

    /** Looks at a field that comes after the collections: unlike a hash of half an object. */
    @Override
    public int hashCode() {
      return Objects.hash(name, up == null ? "" : up.name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Branch that && name.equals(that.name);
    }
  }

  record Ring(List<Object> inside) {}

  record Mark(Branch at) {}

  interface Methods {
    Branch branch();

    Ring ring();

    Set<Mark> marks();

    Optional<List<StringBuilder>> builders();
  }

  @Test
  void a_circle_is_closed_again() throws IOException {
    Branch top = new Branch("top");
    Branch low = new Branch("low");
    low.up = top;
    top.down.add(low);
    top.up = top;

    Branch copy = Graphs.copy(Graphs.of(Methods.class, "branch"), top);

    assertThat(copy.up).isSameAs(copy);
    assertThat(copy.down).hasSize(1);
    assertThat(copy.down.get(0).up).isSameAs(copy);
    assertThat(copy.down.get(0)).isNotSameAs(low);
  }

  @Test
  void what_leads_back_is_found_in_its_set_and_its_map_by_its_whole_self() throws IOException {
    Branch top = new Branch("top");
    Branch low = new Branch("low");
    low.up = top;
    top.friends.add(low);
    top.notes.put(low, "first");
    low.friends.add(top);

    Branch copy = Graphs.copy(Graphs.of(Methods.class, "branch"), top);
    Branch lower = copy.friends.iterator().next();

    assertThat(lower.up).isSameAs(copy);
    assertThat(copy.friends.contains(lower)).isTrue();
    assertThat(copy.notes.get(lower)).isEqualTo("first");
    assertThat(copy.notes.keySet().iterator().next()).isSameAs(lower);
    assertThat(lower.friends.contains(copy)).isTrue();
  }

  @Test
  void one_object_in_two_places_stays_one() throws IOException {
    Branch top = new Branch("top");
    Branch shared = new Branch("shared");
    top.down.add(shared);
    top.down.add(shared);
    top.friends.add(shared);

    Branch copy = Graphs.copy(Graphs.of(Methods.class, "branch"), top);

    assertThat(copy.down.get(0)).isSameAs(copy.down.get(1));
    assertThat(copy.friends.iterator().next()).isSameAs(copy.down.get(0));
  }

  @Test
  void a_collection_may_hold_what_holds_it() throws IOException {
    Branch top = new Branch("top");
    Branch low = new Branch("low");
    top.down.add(low);
    low.down = top.down;

    Branch copy = Graphs.copy(Graphs.of(Methods.class, "branch"), top);

    assertThat(copy.down.get(0).down).isSameAs(copy.down);
  }

  @Test
  void a_circle_through_what_cannot_be_there_before_its_contents_is_refused() {
    List<Object> inside = new ArrayList<>();
    Ring ring = new Ring(inside);
    inside.add(inside);
    Graph ofRing = Graphs.of(Methods.class, "ring");
    assertThat(copyOf(ofRing, ring).inside().get(0)).isInstanceOf(List.class);

    Branch top = new Branch("top");
    Branch low = new Branch("low");
    low.up = top;
    top.friends = Set.of(low);
    assertThatThrownBy(() -> Graphs.of(Methods.class, "branch").write(top))
        .hasMessageContaining("a circle leads through a Set.of");
  }

  private static Ring copyOf(Graph graph, Ring ring) {
    try {
      return Graphs.copy(graph, ring);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void records_with_one_object_are_found_in_their_set() throws IOException {
    Branch one = new Branch("one");
    Set<Mark> marks = new LinkedHashSet<>(List.of(new Mark(one)));

    Set<Mark> copy = Graphs.copy(Graphs.of(Methods.class, "marks"), marks);

    assertThat(copy.contains(copy.iterator().next())).isTrue();
  }

  @Test
  void what_is_within_an_optional_is_its_own() throws IOException {
    StringBuilder one = new StringBuilder("x");
    Optional<List<StringBuilder>> copy =
        Graphs.copy(Graphs.of(Methods.class, "builders"), Optional.of(List.of(one, one)));

    assertThat(copy.orElseThrow().get(0)).isSameAs(copy.orElseThrow().get(1));
    assertThat(copy.orElseThrow().get(0)).hasToString("x");
  }
}
