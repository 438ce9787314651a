package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.Samples.Base;
import dev.larder.codec.Samples.Color;
import dev.larder.codec.Samples.Money;
import dev.larder.codec.Samples.Node;
import dev.larder.codec.Samples.Pair;
import dev.larder.codec.Samples.Product;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharingTest {
  private static final Money MONEY = new Money(BigDecimal.ONE, "EUR");

  @Test
  void values_that_nobody_can_change_are_shared() {
    for (Object value :
        List.of(
            1,
            "a",
            'c',
            Color.GREEN,
            UUID.randomUUID(),
            BigInteger.TEN,
            URI.create("a:b"),
            Locale.ROOT,
            Instant.EPOCH,
            ZonedDateTime.now(ZoneOffset.UTC),
            MONEY,
            Optional.of(MONEY),
            List.of(),
            List.of(MONEY),
            List.of(MONEY, MONEY, MONEY),
            Stream.of(MONEY).toList(),
            Set.of(MONEY),
            Map.of("a", List.of(MONEY)),
            Collections.emptyList(),
            Collections.singletonMap("a", MONEY),
            new Pair<>(MONEY, new Pair<>(1, null)))) {
      assertThat(Sharing.isDeeplyImmutable(value)).as("%s", value).isTrue();
    }
  }

  @Test
  @SuppressWarnings("JavaUtilDate")
  void values_that_somebody_could_change_are_not_shared() {
    for (Object value :
        List.of(
            new int[] {1},
            new Instant[] {Instant.EPOCH},
            new Pair<>("a", new Instant[1]),
            new ArrayList<>(),
            new Date(),
            new java.util.BitSet(),
            new Base(),
            new Product("tea", BigDecimal.ONE),
            List.of(new Base()),
            Map.of("a", new ArrayList<>()),
            Optional.of(new Base()),
            new Pair<>("a", new byte[0]),
            Collections.unmodifiableList(new ArrayList<>(List.of("a"))),
            new Mutable("1"))) {
      assertThat(Sharing.isDeeplyImmutable(value)).as("%s", value).isFalse();
    }
  }

  @Test
  void what_is_too_deep_to_prove_is_not_shared() {
    Node chain = new Node("end", null);
    for (int i = 0; i < 10_000; i++) {
      chain = new Node("n", chain);
    }

    assertThat(Sharing.isDeeplyImmutable(chain)).isFalse();
  }

  @Test
  void aliases_do_not_make_the_proof_endless() {
    Pair<?, ?> pair = new Pair<>(1, 2);
    for (int i = 0; i < 60; i++) {
      pair = new Pair<>(pair, pair);
    }

    assertThat(Sharing.isDeeplyImmutable(pair)).isFalse();
  }

  /** A subclass of an immutable class that is not. */
  private static final class Mutable extends BigDecimal {
    private static final long serialVersionUID = 1L;

    Mutable(String text) {
      super(text);
    }
  }
}
