package dev.larder.weave.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.probe.types.Ladder;
import com.probe.types.Ladder.Asker;
import com.probe.types.Ladder.Base;
import com.probe.types.Ladder.Finder;
import com.probe.types.Ladder.Leaf;
import com.probe.types.Ladder.Mid;
import com.probe.types.Ladder.Stranger;
import com.probe.types.Ladder.Top;
import dev.larder.match.MethodPattern;
import dev.larder.match.PatternException;
import dev.larder.match.TypeFilter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HierarchyTest {
  private static final String HERE = Ladder.class.getName() + "$";

  /** Shows class files, and notes which; it is asked to load nothing. */
  private static final class Files extends ClassLoader {
    private final List<String> read = new ArrayList<>();
    private boolean showsOwn = true;
    private String hidden = "";

    Files() {
      super(null);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      read.add(name.substring(name.lastIndexOf('$') + 1));
      if (!hidden.isEmpty() && name.endsWith(hidden)) {
        return null;
      }
      return HierarchyTest.class.getClassLoader().getResourceAsStream(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
      return showsOwn ? HierarchyTest.class.getClassLoader().getResource(name) : null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) {
      throw new AssertionError(name + " is loaded");
    }
  }

  private final Files files = new Files();

  @Test
  void an_interface_reaches_what_implements_it_however_far_below() {
    Hierarchy hierarchy = of("NAMED$Top.find(long)");

    assertThat(isMeant(hierarchy, Leaf.class)).isTrue();
    assertThat(isMeant(hierarchy, Base.class)).isTrue();
    assertThat(isMeant(hierarchy, Stranger.class)).isFalse();
  }

  @Test
  void a_class_reaches_those_below_it_only_with_a_plus() {
    assertThat(isMeant(of("NAMED$Base.find(long)"), Leaf.class)).isFalse();
    assertThat(isMeant(of("NAMED$Base+.find(long)"), Leaf.class)).isTrue();
    assertThat(isMeant(of("*..*Ladd*$B*+.find(long)"), Leaf.class)).isTrue();
    assertThat(isMeant(of("*..*Ladd*$B*.find(long)"), Leaf.class)).isFalse();
  }

  @Test
  void annotations_are_found_on_the_class_and_on_its_interfaces() {
    String annotation = "@" + HERE + "Retained *..*.*(..)";
    assertThat(isMeant(of(annotation), Top.class)).isTrue();
    assertThat(isMeant(of(annotation), Mid.class)).isTrue();
    assertThat(isMeant(of(annotation), Stranger.class)).isFalse();
  }

  @Test
  void where_only_classes_are_named_nothing_above_a_class_is_read() {
    Hierarchy hierarchy = of("NAMED$Base.find(long)");

    assertThat(isMeant(hierarchy, Leaf.class)).isFalse();
    assertThat(isMeant(hierarchy, Top.class)).isFalse();
    assertThat(isMeant(hierarchy, Base.class)).isTrue();
    assertThat(files.read).containsExactly("Base.class");
  }

  @Test
  void a_loader_is_asked_with_its_first_class_that_has_a_type_above_it() {
    Hierarchy hierarchy = of("NAMED$Top.find(long)");

    assertThat(isMeant(hierarchy, Stranger.class)).isFalse();
    assertThat(isMeant(hierarchy, Top.class)).isTrue();
    assertThat(files.read).isEmpty();
    assertThat(isMeant(hierarchy, Mid.class)).isTrue();
    assertThat(files.read).containsOnly("Top.class");
  }

  @Test
  void what_a_loader_does_not_show_has_nothing_below_it_unless_it_shows_no_files() {
    files.hidden = "Top.class";
    assertThat(isMeant(of("NAMED$Top.find(long)"), Mid.class)).isFalse();

    files.showsOwn = false;
    assertThat(isMeant(of("NAMED$Top.find(long)"), Mid.class)).isTrue();
  }

  @Test
  void each_type_is_read_once_and_the_jdk_is_not_read() {
    Hierarchy hierarchy = of("com.probe.*.find(long)");

    assertThat(isMeant(hierarchy, Leaf.class)).isFalse();
    assertThat(isMeant(hierarchy, Leaf.class)).isFalse();
    assertThat(isMeant(hierarchy, Stranger.class)).isFalse();
    assertThat(files.read).containsExactly("Base.class", "Mid.class", "Top.class");
  }

  @Test
  void a_type_that_was_loaded_before_those_below_it_is_not_read() {
    Hierarchy hierarchy = of("com.probe.*.find(long)");
    for (Class<?> type : List.of(Top.class, Mid.class, Base.class, Leaf.class)) {
      assertThat(isMeant(hierarchy, type)).isFalse();
    }
    assertThat(files.read).isEmpty();
  }

  @Test
  void away_from_home_types_are_read_for_a_class_that_has_such_a_method() {
    assertThat(isMeant(of("com.shop..*Service+.find*(..)"), Finder.class)).isFalse();
    assertThat(files.read).containsExactly("Base.class", "Mid.class", "Top.class");
    files.read.clear();

    assertThat(isMeant(of("com.shop..*Service+.find*(..)"), Leaf.class)).isFalse();
    assertThat(isMeant(of("com.shop..*Service+.find*(..)"), Asker.class)).isFalse();
    assertThat(isMeant(of("com.shop..*Service+.findAll(..)"), Finder.class)).isFalse();
    assertThat(files.read).isEmpty();
  }

  @Test
  void what_the_class_file_itself_says_needs_no_such_method() {
    assertThat(isMeant(of("java.io.Serializable+.zap(..)"), Stranger.class)).isTrue();
    assertThat(isMeant(of("java.io.S*+.zap(..)"), Stranger.class)).isTrue();
    assertThat(isMeant(of("java.io.Closeable+.zap(..)"), Stranger.class)).isFalse();
  }

  @Test
  void a_library_is_read_only_where_a_pattern_may_mean_types_of_it() {
    assertThat(isMeant(of("com.shop..*Service+.find(..)"), ObjectMapper.class)).isFalse();
    assertThat(files.read).isEmpty();

    assertThat(isMeant(of("com.fasterxml..*Codec+.find(..)"), ObjectMapper.class)).isTrue();
    assertThat(isMeant(of("com..*Codec+.find(..)"), ObjectMapper.class)).isTrue();
    assertThat(isMeant(of("*..TreeCodec+.find(..)"), ObjectMapper.class)).isTrue();
    String named = "com.fasterxml.jackson.core.TreeCodec+.find(..)";
    assertThat(isMeant(of(named), ObjectMapper.class)).isTrue();
  }

  @Test
  void a_class_that_is_there_is_judged_as_when_it_was_loaded() {
    for (String pattern : List.of("NAMED$Top.x", "NAMED$Base.x", "NAMED$Base+.x", "NAMED$Leaf.x")) {
      for (Class<?> type : List.of(Top.class, Base.class, Leaf.class, Stranger.class)) {
        assertThat(Hierarchy.mayMean(filter(pattern), type))
            .as("%s %s", pattern, type)
            .isEqualTo(isMeant(of(pattern), type));
      }
    }
  }

  @Test
  void what_is_remembered_is_bounded() {
    Memory memory = new Memory();
    for (int i = 0; i < Memory.MOST * 2 + 10; i++) {
      memory.of(files).put("a.C" + i, Memory.Known.NOTHING);
    }
    assertThat(memory.size()).isBetween(1, Memory.MOST);
    assertThat(memory.of(files).get("a.C" + (Memory.MOST * 2 + 9))).isNotNull();
    assertThat(memory.of(files).get("a.C0")).isNull();
  }

  private boolean isMeant(Hierarchy hierarchy, Class<?> type) {
    try (InputStream in =
        Objects.requireNonNull(type.getResourceAsStream("/" + path(type.getName())))) {
      return hierarchy.mayMean(files, null, type.getName(), in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String path(String name) {
    return name.replace('.', '/') + ".class";
  }

  private static Hierarchy of(String pattern) {
    return new Hierarchy(filter(pattern));
  }

  private static TypeFilter filter(String pattern) {
    try {
      return new TypeFilter(List.of(MethodPattern.parse(pattern.replace("NAMED$", HERE))));
    } catch (PatternException e) {
      throw new IllegalStateException(e);
    }
  }
}
