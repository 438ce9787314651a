package dev.larder.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  @Property
  void it_is_read_as_hex_and_as_base64_with_its_variants(@ForAll @Size(32) byte[] bytes) {
    Base64.Encoder url = Base64.getUrlEncoder();
    String hex = HexFormat.of().formatHex(bytes);
    for (String text :
        List.of(
            hex,
            hex.toUpperCase(java.util.Locale.ROOT),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getEncoder().withoutPadding().encodeToString(bytes),
            url.encodeToString(bytes))) {
      assertThat(Objects.requireNonNull(Secret.of(text)).bytes()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde\u0666",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZQ==",
        "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY==",
        "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYA",
        " MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
      })
  void anything_else_is_none(String text) {
    assertThat(Secret.of(text)).isNull();
  }

  @Test
  void it_is_equal_by_its_bytes_and_shows_nothing() {
    Secret secret = Objects.requireNonNull(Secret.of("0f".repeat(32)));
    Secret other = Objects.requireNonNull(Secret.of("f0".repeat(32)));

    assertThat(secret).isEqualTo(Secret.of("0F".repeat(32))).isNotEqualTo(other);
    assertThat(secret).hasSameHashCodeAs(Secret.of("0F".repeat(32)));
    assertThat(new Secrets(secret, other).toString()).isEqualTo("Secrets[now=***, previous=***]");
    secret.bytes()[0] = 1;
    assertThat(secret.bytes()[0]).isEqualTo((byte) 0x0f);
  }
}
