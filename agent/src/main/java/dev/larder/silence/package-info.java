/**
 * What java.util.logging becomes for the relocated libraries: silence. A library that asks for a
 * logger must not initialise the application's log manager.
 */
@NullMarked
package dev.larder.silence;

import org.jspecify.annotations.NullMarked;
