/** Runs the benchmarks of {@code com.bench} with the packaged agent and compares their results. */
@NullMarked
package dev.larder.benchmarks;

import org.jspecify.annotations.NullMarked;
