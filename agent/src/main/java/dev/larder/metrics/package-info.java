/** Counters, histograms and snapshots behind one observer. Knows nothing of who reads them. */
@NullMarked
package dev.larder.metrics;

import org.jspecify.annotations.NullMarked;
