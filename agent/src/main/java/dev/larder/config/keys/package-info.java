/**
 * The keys of a rule file, each with its kind, words, default and bounds: the one place that the
 * reader and the schema know them from. Runs before the application starts.
 */
@NullMarked
package dev.larder.config.keys;

import org.jspecify.annotations.NullMarked;
