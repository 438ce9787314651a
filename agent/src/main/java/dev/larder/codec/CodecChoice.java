package dev.larder.codec;

import dev.larder.codec.shape.Shape;
import dev.larder.codec.type.Refusal;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Whether and how the results of a method are cached: by its generic return type alone. */
public sealed interface CodecChoice {
  /**
   * They are.
   *
   * @param codec holds the application's classes: keep it no longer than the method's own class
   * @param shape fingerprint of everything that the type reaches; entries of another are misses
   */
  record Accepted(ValueCodec codec, long shape) implements CodecChoice {}

  /**
   * They are not.
   *
   * @param reason a sentence for the author of the rule
   * @param fault where a class could not be loaded or read
   */
  record Refused(String reason, @Nullable Throwable fault) implements CodecChoice {}

  /** Never throws: a type that cannot be loaded or inspected is refused. */
  static CodecChoice choose(Type returnType) {
    try {
      Shape shape = Shape.of(returnType);
      return new Accepted(new JsonCodec(shape), shape.fingerprint());
    } catch (Refusal refusal) {
      return new Refused(refusal.reason(), null);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new Refused(returnType.getTypeName() + " cannot be inspected: " + e, e);
    }
  }
}
