/** Reactor's {@code Mono} and {@code Flux}, found by name in the application's own classes. */
@NullMarked
package dev.larder.later.reactive;

import org.jspecify.annotations.NullMarked;
