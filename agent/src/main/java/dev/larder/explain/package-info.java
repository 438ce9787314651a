/**
 * What is known of one call, told on demand: its key, what is held under it, what stands in its
 * way. Runs no origin, changes nothing and is loaded by the first question.
 */
@NullMarked
package dev.larder.explain;

import org.jspecify.annotations.NullMarked;
