/** The rule file as records, every problem with its place. The only door to YAML. */
@NullMarked
package dev.larder.config;

import org.jspecify.annotations.NullMarked;
