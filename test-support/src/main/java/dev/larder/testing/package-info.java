/** Real servers and child JVMs for tests, benchmarks and the demo. */
@NullMarked
package dev.larder.testing;

import org.jspecify.annotations.NullMarked;
