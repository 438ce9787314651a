package dev.larder.engine.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.codec.CodecChoice;
import dev.larder.codec.CodecId;
import dev.larder.codec.CodecWish;
import dev.larder.codec.Envelope;
import dev.larder.codec.type.AllowedTypes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which codec writes, and who reads what another one has written. */
class ProvenCodecsTest {
  static final class Person {
    String name;
    @Nullable Person friend;

    Person(String name) {
      this.name = name;
    }
  }

  private static byte[] entry(EntryFormat format, Object value) throws RefusedValueException {
    return Optional.ofNullable(format.load(value, true).entry()).orElseThrow();
  }

  private static CodecId codec(byte[] entry) {
    return Optional.ofNullable(Envelope.read(entry)).orElseThrow().codec();
  }

  private static @Nullable Object value(EntryFormat format, byte[] entry) {
    return Optional.ofNullable(format.read(entry)).orElseThrow().value();
  }

  private static Person person(EntryFormat format, byte[] entry) {
    return (Person) Objects.requireNonNull(value(format, entry));
  }

  private static Person inACircle() {
    Person person = new Person("Ann");
    person.friend = person;
    return person;
  }

  @Test
  void json_writes_until_it_cannot_carry_a_value_and_binary_from_then_on()
      throws RefusedValueException {
    EntryFormat format = Formats.of(Person.class, CodecWish.AUTO);
    byte[] early = entry(format, new Person("Bob"));
    byte[] circle = entry(format, inACircle());
    byte[] late = entry(format, new Person("Cid"));

    assertThat(List.of(codec(early), codec(circle), codec(late)))
        .containsExactly(CodecId.JSON, CodecId.BINARY, CodecId.BINARY);
    assertThat(person(format, early).name).isEqualTo("Bob");
    assertThat(person(format, late).name).isEqualTo("Cid");
    Person person = person(format, circle);
    assertThat(person.friend).isSameAs(person);
    assertThat(format.refusal()).isNull();
  }

  @Test
  void one_object_in_two_places_is_what_json_cannot_carry() throws RefusedValueException {
    Person shared = new Person("Dan");
    Person[] pair = {shared, shared};
    EntryFormat format = Formats.of(Person[].class, CodecWish.AUTO);

    byte[] entry = entry(format, pair);

    assertThat(codec(entry)).isEqualTo(CodecId.BINARY);
    Person[] copy = (Person[]) Objects.requireNonNull(value(format, entry));
    assertThat(copy[0]).isSameAs(copy[1]).isNotSameAs(shared);
  }

  @Test
  void a_rule_that_wants_json_refuses_the_value_and_goes_on() throws RefusedValueException {
    EntryFormat format = Formats.of(Person.class, CodecWish.JSON);

    assertThatThrownBy(() -> entry(format, inACircle()))
        .isInstanceOf(RefusedValueException.class)
        .hasMessageContaining("cannot be written");
    assertThat(codec(entry(format, new Person("Eve")))).isEqualTo(CodecId.JSON);
  }

  @Test
  void each_form_is_read_by_those_who_write_it() throws RefusedValueException {
    for (CodecWish wish :
        List.of(CodecWish.JSON, CodecWish.SMILE, CodecWish.CBOR, CodecWish.MSGPACK)) {
      EntryFormat format = Formats.of(Person.class, wish);
      byte[] entry = entry(format, new Person("Fay"));

      assertThat(person(format, entry).name).isEqualTo("Fay");
      assertThat(Formats.of(Person.class, CodecWish.BINARY).read(entry)).isNull();
      EntryFormat other =
          Formats.of(Person.class, wish == CodecWish.JSON ? CodecWish.CBOR : CodecWish.JSON);
      assertThat(other.read(entry)).isNull();
      assertThat(other.strangeness(Optional.ofNullable(Envelope.read(entry)).orElseThrow()))
          .isEqualTo("it was written by another codec");
    }
  }

  @Test
  void texts_and_bytes_are_written_as_they_are() throws RefusedValueException {
    EntryFormat texts = Formats.of(String.class, CodecWish.RAW);
    EntryFormat bytes = Formats.of(byte[].class, CodecWish.RAW);

    byte[] text = entry(texts, "Grüße");
    assertThat(
            new String(
                text,
                Envelope.HEADER_BYTES,
                text.length - Envelope.HEADER_BYTES,
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("Grüße");
    assertThat(value(texts, text)).isEqualTo("Grüße");
    assertThat(value(texts, entry(texts, ""))).isEqualTo("");
    assertThat(value(bytes, entry(bytes, new byte[] {1, 0, -1}))).isEqualTo(new byte[] {1, 0, -1});
    assertThatThrownBy(() -> entry(texts, "half \ud83d")).hasMessageContaining("half a character");
    assertThat(CodecChoice.choose(Person.class, CodecWish.RAW, AllowedTypes.NONE))
        .isInstanceOfSatisfying(
            CodecChoice.Refused.class,
            refused -> assertThat(refused.reason()).contains("neither String nor byte[]"));
  }
}
