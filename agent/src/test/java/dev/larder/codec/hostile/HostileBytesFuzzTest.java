package dev.larder.codec.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.larder.codec.CodecException;
import dev.larder.codec.Envelope;
import dev.larder.codec.ValueCodec;
import dev.larder.codec.wrap.Compression;
import dev.larder.engine.entry.EntryFormat;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever lies under a key, reading it gives a result of the method's type, or that there is none;
 * never an exception, and not more memory than the bytes are worth. Without being told to fuzz
 * ({@code JAZZER_FUZZ=1}, best with {@code
 * -Djazzer.instrument=dev.larder.**,com.fasterxml.jackson.**,org.msgpack.**}) it runs over what
 * Larder itself writes.
 */
class HostileBytesFuzzTest {
  private static final List<Victim> VICTIMS = Victim.all();

  @MethodSource("dev.larder.codec.hostile.Seeds#entries")
  @FuzzTest(maxDuration = "30m")
  void an_entry(byte[] bytes) {
    Envelope held = Envelope.read(bytes);
    byte[] entry = held == null ? bytes : Compression.NONE.expand(held);
    if (entry == null) {
      return;
    }
    for (Victim victim : VICTIMS) {
      EntryFormat format = victim.format();
      Memory.bounded(entry.length, () -> format.read(entry));
      Envelope envelope = Envelope.read(entry);
      if (envelope != null) {
        Memory.bounded(entry.length, () -> format.strangeness(envelope));
      }
    }
  }

  @MethodSource("dev.larder.codec.hostile.Seeds#payloads")
  @FuzzTest(maxDuration = "30m")
  void a_payload(byte[] bytes) {
    for (Victim victim : VICTIMS) {
      for (ValueCodec codec : victim.codecs()) {
        Memory.bounded(bytes.length, () -> read(codec, victim, bytes));
      }
    }
  }

  private static void read(ValueCodec codec, Victim victim, byte[] bytes) {
    try {
      assertThat(codec.decode(bytes, 0, bytes.length)).isInstanceOf(victim.type());
    } catch (CodecException expected) {
      assertThat(expected.getMessage()).startsWith("cannot be read");
    }
  }
}
