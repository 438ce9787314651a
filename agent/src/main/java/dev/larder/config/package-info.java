/**
 * The rule file as records, every problem with its place. Knows what the keys mean, nothing of what
 * is done with them; YAML stops at {@link dev.larder.config.source}.
 */
@NullMarked
package dev.larder.config;

import org.jspecify.annotations.NullMarked;
