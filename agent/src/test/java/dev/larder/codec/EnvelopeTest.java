package dev.larder.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
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
    assertThat(hex(Envelope.tombstone(ID, false)))
        .isEqualTo("4c52015400000000010203040506070800000000000000000000000000000000");
    assertThat(hex(Envelope.tombstone(ID, true)))
        .isEqualTo("4c52015400000000010203040506070800000000000000010000000000000000");
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
    assertThat(read(Envelope.tombstone(ID, false)).kind()).isEqualTo(Envelope.Kind.TOMBSTONE);
    assertThat(read(Envelope.tombstone(ID, false)).payloadLength()).isZero();
    assertThat(read(Envelope.tombstone(ID, false)).isSettling()).isFalse();
    assertThat(read(Envelope.tombstone(ID, true)).kind()).isEqualTo(Envelope.Kind.TOMBSTONE);
    assertThat(read(Envelope.tombstone(ID, true)).isSettling()).isTrue();
    assertThat(read(Envelope.notFound(ID, 1)).isSettling()).isFalse();
  }

  @Test
  void two_entries_of_a_key_differ_in_their_first_16_bytes() {
    byte[] payload = {1};

    assertThat(Arrays.copyOf(Envelope.value(1, CodecId.JSON, SHAPE, payload), 16))
        .isNotEqualTo(Arrays.copyOf(Envelope.value(2, CodecId.JSON, SHAPE, payload), 16));
    assertThat(Arrays.copyOf(Envelope.notFound(1, SHAPE), 16))
        .isNotEqualTo(Arrays.copyOf(Envelope.tombstone(1, false), 16));
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

  @Test
  void versions_stand_between_the_header_and_the_payload() {
    byte[] value = Envelope.value(ID, CodecId.JSON, SHAPE, "{}".getBytes(UTF_8));
    byte[] carrying = Envelope.withVersions(value, new byte[] {7, 8, 9});

    assertThat(hex(carrying))
        .isEqualTo("4c520156010000000102030405060708111213141516171800000003000000020708097b7d");
    Envelope read = read(carrying);
    assertThat(read.versionsLength()).isEqualTo(3);
    assertThat(new String(carrying, read.payloadOffset(), read.payloadLength(), UTF_8))
        .isEqualTo("{}");
    assertThat(Envelope.withVersions(value, new byte[0])).isEqualTo(value);
  }

  @Test
  void what_was_not_found_has_versions_and_a_tombstone_has_none() {
    byte[] block = {7, 8, 9};

    assertThat(read(Envelope.withVersions(Envelope.notFound(ID, SHAPE), block)).versionsLength())
        .isEqualTo(3);
    assertThat(Envelope.read(Envelope.withVersions(Envelope.tombstone(ID, false), block))).isNull();
  }

  @Test
  void a_value_with_versions_that_lost_its_end_is_no_envelope() {
    byte[] value = Envelope.value(ID, CodecId.JSON, SHAPE, "12345".getBytes(UTF_8));
    byte[] carrying = Envelope.withVersions(value, new byte[20]);
    for (int length = 0; length < carrying.length; length++) {
      assertThat(Envelope.read(Arrays.copyOf(carrying, length))).as("length %d", length).isNull();
    }
    assertThat(Envelope.read(Arrays.copyOf(carrying, carrying.length + 1))).isNull();
  }

  @Test
  void lengths_below_0_or_above_what_is_there_are_no_envelope() {
    byte[] value = Envelope.value(ID, CodecId.JSON, SHAPE, "12345".getBytes(UTF_8));
    byte[] carrying = Envelope.withVersions(value, new byte[20]);
    for (int versions : new int[] {-1, Integer.MIN_VALUE, 26, Integer.MAX_VALUE}) {
      byte[] wrong = carrying.clone();
      ByteBuffer.wrap(wrong).putInt(24, versions).putInt(28, 25 - versions);
      assertThat(Envelope.read(wrong)).as("versions %d", versions).isNull();
    }
  }

  @Test
  void only_a_value_is_compressed() {
    byte[] value = Envelope.value(ID, CodecId.JSON, SHAPE, new byte[] {1});
    byte[] notFound = Envelope.notFound(ID, SHAPE);
    byte[] tombstone = Envelope.tombstone(ID, false);
    assertThat(read(value).isCompressed()).isFalse();
    for (byte[] entry : new byte[][] {value, notFound, tombstone}) {
      entry[5] = 1;
    }

    assertThat(read(value).isCompressed()).isTrue();
    assertThat(Envelope.read(notFound)).isNull();
    assertThat(Envelope.read(tombstone)).isNull();
  }

  @Test
  void a_value_and_what_was_not_found_may_be_sealed() {
    Envelope value = read(Envelope.value(ID, CodecId.JSON, SHAPE, new byte[] {1}));
    Envelope notFound = read(Envelope.notFound(ID, SHAPE));
    assertThat(value.isSealed()).isFalse();

    assertThat(hex(value.sealed(2)))
        .isEqualTo("4c520156010001000102030405060708111213141516171800000000000000020000");
    assertThat(read(value.sealed(2)).isSealed()).isTrue();
    assertThat(read(notFound.sealed(2)).payloadLength()).isEqualTo(2);
    assertThat(Envelope.read(notFound.opened(2))).isNull();
    assertThat(read(read(value.compressed(5)).sealed(9)).isCompressed()).isTrue();
    byte[] tombstone = Envelope.tombstone(ID, false);
    tombstone[6] = 1;
    assertThat(Envelope.read(tombstone)).isNull();
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

    assertThat(
            envelope == null
                || (envelope.versionsLength() >= 0
                    && envelope.payloadLength() >= 0
                    && envelope.payloadOffset() + envelope.payloadLength() == forged.length))
        .isTrue();
  }

  private static Envelope read(byte[] bytes) {
    return requireNonNull(Envelope.read(bytes));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
