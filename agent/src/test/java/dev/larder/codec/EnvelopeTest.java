package dev.larder.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final long ID = 0x0102030405060708L;
  private static final long SHAPE = 0x1112131415161718L;

  @Test
  void the_bytes_are_as_documented() {
    assertThat(hex(Envelope.value(ID, CodecId.JSON, SHAPE, "{}".getBytes(UTF_8))))
        .isEqualTo("4c520156010000000102030405060708111213141516171800000000000000027b7d");
    assertThat(hex(Envelope.notFound(ID, SHAPE)))
        .isEqualTo("4c52014e00000000010203040506070811121314151617180000000000000000");
    assertThat(hex(Envelope.tombstone(ID)))
        .isEqualTo("4c52015400000000010203040506070800000000000000000000000000000000");
  }

  @Test
  void a_value_is_read_with_its_payload() {
    Envelope read = read(Envelope.value(ID, CodecId.JSON, SHAPE, "[1]".getBytes(UTF_8)));

    assertThat(read.kind()).isEqualTo(Envelope.Kind.VALUE);
    assertThat(read.codec()).isEqualTo(CodecId.JSON);
    assertThat(read.id()).isEqualTo(ID);
    assertThat(read.shape()).isEqualTo(SHAPE);
    assertThat(new String(read.bytes(), read.payloadOffset(), read.payloadLength(), UTF_8))
        .isEqualTo("[1]");
  }

  @Test
  void entries_without_a_value_are_read() {
    assertThat(read(Envelope.notFound(ID, SHAPE)).kind()).isEqualTo(Envelope.Kind.NOT_FOUND);
    assertThat(read(Envelope.notFound(ID, SHAPE)).shape()).isEqualTo(SHAPE);
    assertThat(read(Envelope.tombstone(ID)).kind()).isEqualTo(Envelope.Kind.TOMBSTONE);
    assertThat(read(Envelope.tombstone(ID)).payloadLength()).isZero();
  }

  @Test
  void two_entries_of_a_key_differ_in_their_first_16_bytes() {
    byte[] payload = {1};

    assertThat(Arrays.copyOf(Envelope.value(1, CodecId.JSON, SHAPE, payload), 16))
        .isNotEqualTo(Arrays.copyOf(Envelope.value(2, CodecId.JSON, SHAPE, payload), 16));
    assertThat(Arrays.copyOf(Envelope.notFound(1, SHAPE), 16))
        .isNotEqualTo(Arrays.copyOf(Envelope.tombstone(1), 16));
  }

  @Test
  void what_this_version_does_not_understand_is_no_envelope() {
    byte[] value = Envelope.value(ID, CodecId.JSON, SHAPE, new byte[] {1});
    for (int index : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 24, 27, 28, 31}) {
      byte[] changed = value.clone();
      changed[index] ^= 0x40;
      assertThat(Envelope.read(changed)).as("byte %d", index).isNull();
    }
    for (int length = 0; length <= Envelope.HEADER_BYTES; length++) {
      assertThat(Envelope.read(Arrays.copyOf(value, length))).as("length %d", length).isNull();
    }
  }

  @Test
  void a_value_that_lost_its_end_is_no_envelope() {
    byte[] value = Envelope.value(ID, CodecId.JSON, SHAPE, "12345".getBytes(UTF_8));
    for (int length = 0; length < value.length; length++) {
      assertThat(Envelope.read(Arrays.copyOf(value, length))).as("length %d", length).isNull();
    }
    assertThat(Envelope.read(Arrays.copyOf(value, value.length + 1))).isNull();
  }

  @Property
  void random_bytes_are_never_an_error(@ForAll byte[] bytes) {
    assertThat(Envelope.read(bytes)).isNull();
  }

  @Property
  void random_bytes_behind_the_magic_are_never_an_error(@ForAll byte[] bytes) {
    byte[] forged = Arrays.copyOf(bytes, Math.max(3, bytes.length));
    forged[0] = 'L';
    forged[1] = 'R';
    forged[2] = 1;

    Envelope envelope = Envelope.read(forged);

    assertThat(envelope == null || envelope.payloadLength() >= 0).isTrue();
  }

  private static Envelope read(byte[] bytes) {
    return requireNonNull(Envelope.read(bytes));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
