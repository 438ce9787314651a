/** Entries inside this JVM. The only door to Caffeine. */
@NullMarked
package dev.larder.near;

import org.jspecify.annotations.NullMarked;
