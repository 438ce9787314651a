/** Larder's own threads. They keep nothing of the application, and none keeps the JVM. */
@NullMarked
package dev.larder.thread;

import org.jspecify.annotations.NullMarked;
