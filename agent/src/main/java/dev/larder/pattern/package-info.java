/** Cache patterns, each one class with two pure questions. */
@NullMarked
package dev.larder.pattern;

import org.jspecify.annotations.NullMarked;
