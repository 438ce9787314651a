package dev.larder.rule.tag;

import dev.larder.key.CompiledKey;
import dev.larder.version.VersionKeys;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/**
 * A compiled key of which the call comes as an array. Throws what the application throws.
 *
 * @param prefix what the key's text is put behind
 * @param values from the array to the key's values
 */
public record ArrayKey(String prefix, CompiledKey key, MethodHandle values) {
  /**
   * A key of calls of this type.
   *
   * @param call primitives kept and references erased
   */
  public static ArrayKey of(String prefix, CompiledKey key, MethodType call) {
    MethodHandle values =
        key.values(call.changeReturnType(Object.class))
            .asType(call.generic())
            .asSpreader(Object[].class, call.parameterCount())
            .asType(MethodType.methodType(Object.class, Object.class));
    return new ArrayKey(prefix, key, values);
  }

  /** The whole name. */
  public String of(Object arguments) {
    return VersionKeys.under(prefix, key.text(values(arguments)));
  }

  /** The same, however long it is. */
  public String whole(Object arguments) {
    return prefix.concat(key.whole(values(arguments)));
  }

  /** The values of the key. */
  public Object values(Object arguments) {
    try {
      return (Object) values.invokeExact(arguments);
    } catch (RuntimeException | Error fault) {
      throw fault;
    } catch (Throwable fault) {
      throw new IllegalStateException(fault);
    }
  }
}
