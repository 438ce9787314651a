/**
 * What is kept: results turned into entries and back, entries of this JVM, and what a lookup finds.
 * Knows nothing of who loads or waits.
 */
@NullMarked
package dev.larder.engine.entry;

import org.jspecify.annotations.NullMarked;
