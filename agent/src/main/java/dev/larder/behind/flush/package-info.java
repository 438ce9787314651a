/** Who runs what waits in a queue, and when. */
@NullMarked
package dev.larder.behind.flush;

import org.jspecify.annotations.NullMarked;
