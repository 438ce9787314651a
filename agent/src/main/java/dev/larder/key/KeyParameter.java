package dev.larder.key;

import org.jspecify.annotations.Nullable;

/**
 * One parameter that a template may name.
 *
 * @param name null where the class was compiled without parameter names
 * @param type with type variables resolved as far as the rule's type resolves them: {@code Long}
 *     for the {@code ID} of a repository of {@code <Owner, Long>}
 */
public record KeyParameter(@Nullable String name, Class<?> type) {}
