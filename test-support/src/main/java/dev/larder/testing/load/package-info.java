/**
 * HTTP load for a server in another JVM, and the shop as such a server. Knows nothing of caching:
 * it only asks, compares the answers with what they should be, and takes the time.
 */
@NullMarked
package dev.larder.testing.load;

import org.jspecify.annotations.NullMarked;
