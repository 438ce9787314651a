/** Compiles the rule file's records into rules that run. */
@NullMarked
package dev.larder.rule;

import org.jspecify.annotations.NullMarked;
