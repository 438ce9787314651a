/**
 * The packaged jar in child JVMs, as a user runs it. Probe applications live outside dev.larder.
 */
@NullMarked
package dev.larder.it;

import org.jspecify.annotations.NullMarked;
