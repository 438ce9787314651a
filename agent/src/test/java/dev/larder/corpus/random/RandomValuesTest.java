package dev.larder.corpus.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.CodecChoice;
import dev.larder.codec.CodecWish;
import dev.larder.codec.type.AllowedTypes;
import dev.larder.corpus.Outcome;
import dev.larder.corpus.Trial;
import dev.larder.corpus.sample.Fate;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random types and values of them, which come back exactly or are refused. {@code
 * -Dlarder.values.seconds=600} goes on for longer.
 */
class RandomValuesTest {
  private static final int VALUES = 5;

  /** Not MessagePack, which does not end with a circle. */
  private static final List<CodecWish> CODECS =
      List.of(CodecWish.AUTO, CodecWish.BINARY, CodecWish.CBOR);

  @Test
  void values_come_back_exactly_or_are_refused() {
    long until =
        System.nanoTime() + Duration.ofSeconds(Long.getLong("larder.values.seconds", 0)).toNanos();
    List<String> wrong = new ArrayList<>();
    int exact = 0;
    for (int seed = 0; seed < 400 || System.nanoTime() - until < 0; seed++) {
      Type type = new RandomTypes(new Random(seed)).next();
      for (CodecWish codec : CODECS) {
        if (CodecChoice.choose(type, codec, AllowedTypes.NONE)
            instanceof CodecChoice.Accepted accepted) {
          exact += tried(seed, type, codec, accepted, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(exact).isGreaterThan(2_000);
  }

  private static int tried(
      int seed, Type type, CodecWish codec, CodecChoice.Accepted accepted, List<String> wrong) {
    int exact = 0;
    for (int i = 0; i < VALUES; i++) {
      Object value = new RandomValues(new Random(seed * 100L + i)).of(type);
      Outcome outcome = Trial.of(accepted, RandomValues.raw(type), value);
      if (outcome.fate() == Fate.BROKEN) {
        wrong.add(seed + "/" + i + " " + codec + " " + type.getTypeName() + ": " + outcome);
      }
      exact += outcome.fate() == Fate.REFUSED ? 0 : 1;
    }
    return exact;
  }
}
