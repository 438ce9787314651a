/** Tests of what is counted. */
@NullMarked
package dev.larder.metrics;

import org.jspecify.annotations.NullMarked;
