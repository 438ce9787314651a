package dev.larder.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an enter returns to skip the method's body; supplies the result, or throws what another
 * caller's load threw. The woven class tests for {@link Supplier}, the one part of it that it can
 * see. The result has been proven to be of the method's type before: after the skip nothing may
 * fail.
 */
public interface Hit extends Supplier<@Nullable Object> {}
