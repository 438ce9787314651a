package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Differing values have differing texts, whatever JSON makes of them. */
class CanonicalTextTest {
  record Point(int x, @Nullable Object next) {}

  record Dot(int x, @Nullable Object next) {}

  static class Shape {
    final String name = "s";
  }

  static class Square extends Shape {
    int side = 3;
  }

  @Test
  void objects_are_written_by_class_and_field() throws CodecException {
    assertThat(CanonicalText.of(new Point(1, new Point(2, null))))
        .isEqualTo(
            "{\"dev.larder.codec.CanonicalTextTest$Point\":{\"next\":"
                + "{\"dev.larder.codec.CanonicalTextTest$Point\":{\"next\":null,\"x\":2}},\"x\":1}}");
    assertThat(CanonicalText.of(new Square()))
        .isEqualTo("{\"dev.larder.codec.CanonicalTextTest$Square\":{\"name\":\"s\",\"side\":3}}");
  }

  @Test
  void what_differs_has_another_text() throws CodecException {
    UUID uuid = new UUID(1, 2);
    List<Object> values =
        List.of(
            1,
            "1",
            1.0,
            1.0f,
            '1',
            true,
            "true",
            BigDecimal.ONE,
            new BigDecimal("1.0"),
            uuid,
            uuid.toString(),
            TimeUnit.DAYS,
            "DAYS",
            List.of(),
            List.of("a", "b"),
            List.of("a,b"),
            List.of("a\",\"b"),
            List.of(List.of("a"), "b"),
            Set.of(),
            Set.of("a", "b"),
            Map.of(),
            Map.of("a", "b"),
            Map.of("b", "a"),
            Map.of(1, "b"),
            Map.of("1", "b"),
            Optional.empty(),
            Optional.of("a"),
            Arrays.asList((Object) null),
            "null",
            "é",
            "\uD800",
            "\uDC00",
            "?",
            "\\ud800",
            new Point(1, null),
            new Dot(1, null));
    Set<String> texts = new HashSet<>();
    for (Object value : values) {
      assertThat(texts.add(CanonicalText.of(value))).as(String.valueOf(value)).isTrue();
    }
  }

  @Test
  void equal_contents_have_one_text() throws CodecException {
    assertThat(CanonicalText.of(new ArrayList<>(List.of(1, 2))))
        .isEqualTo(CanonicalText.of(List.of(1L, 2L)))
        .isEqualTo(CanonicalText.of(new int[] {1, 2}))
        .isEqualTo("[1,2]");
    assertThat(CanonicalText.of(Set.of("x", "y", "z")))
        .isEqualTo(CanonicalText.of(new HashSet<>(List.of("z", "y", "x"))));
  }

  @Test
  void what_has_no_content_of_its_own_is_refused() {
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    Runnable lambda = () -> {};

    assertThatThrownBy(() -> CanonicalText.of(List.of(new Object())))
        .hasMessageStartingWith("cannot be hashed: java.lang.Object ");
    assertThatThrownBy(() -> CanonicalText.of(lambda))
        .hasMessageContaining("is generated at run time");
    assertThatThrownBy(() -> CanonicalText.of(itself))
        .hasMessage("the value is too deep or too large to be hashed");
    assertThatThrownBy(() -> CanonicalText.of(new Point(1, "x".repeat(1 << 20))))
        .hasMessage("the value is too deep or too large to be hashed");
    assertThat(CanonicalText.refusal(Thread.class)).contains("has a meaning in this JVM only");
    assertThat(CanonicalText.refusal(Point.class)).isNull();
    assertThat(CanonicalText.refusal(List.class)).isNull();
    assertThat(CanonicalText.refusal(UUID.class)).isNull();
  }
}
