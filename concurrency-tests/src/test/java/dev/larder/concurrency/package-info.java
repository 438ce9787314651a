/** Threads whose steps are put in order, for tests of what is shared without a lock. */
@NullMarked
package dev.larder.concurrency;

import org.jspecify.annotations.NullMarked;
