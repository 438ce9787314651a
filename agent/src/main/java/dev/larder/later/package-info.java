/**
 * Results that come later: futures, and Reactor's {@code Mono} and {@code Flux}. No thread of the
 * application waits, and what a caller gets is its own.
 */
@NullMarked
package dev.larder.later;

import org.jspecify.annotations.NullMarked;
