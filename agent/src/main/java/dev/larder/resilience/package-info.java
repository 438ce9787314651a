/** The circuit breaker and the store that it guards. Knows nothing of Redis. */
@NullMarked
package dev.larder.resilience;

import org.jspecify.annotations.NullMarked;
