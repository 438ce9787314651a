package dev.larder.behind;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.store.WriteQueue.Kind;
import dev.larder.store.WriteQueue.Waiting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to wait once a transaction has committed, as the text that it is given. Stateless. */
final class TransactionText {
  private static final String BEGINNING = "~behind ";
  private static final int ARGUMENTS = 4;

  private TransactionText() {}

  static String of(Waiting call) {
    List<String> parts = new ArrayList<>();
    parts.add(call.kind().name());
    for (String part : List.of(call.method(), call.key(), call.id())) {
      parts.add(text(part.getBytes(UTF_8)));
    }
    call.arguments().forEach(argument -> parts.add(text(argument)));
    return BEGINNING + String.join(" ", parts);
  }

  /** Null where it is another's. */
  static @Nullable Waiting read(String text) {
    if (!text.startsWith(BEGINNING)) {
      return null;
    }
    String[] parts = text.substring(BEGINNING.length()).split(" ", -1);
    List<byte[]> arguments =
        Arrays.stream(parts).skip(ARGUMENTS).map(Base64.getDecoder()::decode).toList();
    Kind kind = Kind.valueOf(parts[0]);
    return new Waiting(
        string(parts[1]), string(parts[2]), string(parts[3]), kind, arguments, "", null);
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String string(String encoded) {
    return new String(Base64.getDecoder().decode(encoded), UTF_8);
  }
}
