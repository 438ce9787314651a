package dev.larder.codec;

import dev.larder.codec.type.AllowedTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Chooses codecs by the return types of a test's own methods, as the rules do. */
final class Codecs {
  private Codecs() {}

  static Type returnType(Class<?> owner, String method) {
    Method found =
        Arrays.stream(owner.getDeclaredMethods())
            .filter(each -> each.getName().equals(method) && !each.isBridge())
            .findFirst()
            .orElseThrow();
    return found.getGenericReturnType();
  }

  static ValueCodec codec(Type type) {
    return accepted(type).codecs().get(0);
  }

  static long shape(Type type) {
    return accepted(type).shape();
  }

  static CodecChoice.Accepted accepted(Type type) {
    if (CodecChoice.choose(type, CodecWish.JSON, AllowedTypes.NONE)
        instanceof CodecChoice.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(type + " was refused: " + refusal(type));
  }

  static String refusal(Type type) {
    return CodecChoice.choose(type, CodecWish.JSON, AllowedTypes.NONE)
            instanceof CodecChoice.Refused refused
        ? refused.reason()
        : "accepted";
  }

  /** The copy of a value, after the proof that it is exact. */
  static Object exactCopy(Type type, Object value) throws CodecException {
    ValueCodec codec = codec(type);
    byte[] bytes = codec.encode(value);
    String difference = Proof.prove(codec, value, bytes);
    if (difference != null) {
      throw new AssertionError(difference + " in " + new String(bytes, StandardCharsets.UTF_8));
    }
    return codec.decode(bytes, 0, bytes.length);
  }

  static String json(Type type, Object value) throws CodecException {
    return new String(codec(type).encode(value), StandardCharsets.UTF_8);
  }

  static Object read(Type type, String json) throws CodecException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return codec(type).decode(bytes, 0, bytes.length);
  }
}
