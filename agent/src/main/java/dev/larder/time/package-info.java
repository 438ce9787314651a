/**
 * Time as an argument: the tickers, deadlines and jitter that every decision receives. Knows
 * nothing else of Larder.
 */
@NullMarked
package dev.larder.time;

import org.jspecify.annotations.NullMarked;
