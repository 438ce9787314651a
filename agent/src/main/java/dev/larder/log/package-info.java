/** Larder's own log lines. JDK types only, never java.util.logging, never stdout. */
@NullMarked
package dev.larder.log;

import org.jspecify.annotations.NullMarked;
