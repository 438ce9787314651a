/**
 * The JSON Schema of the rule file, made of the declarations that the reader reads by. Knows no
 * rule file.
 */
@NullMarked
package dev.larder.config.schema;

import org.jspecify.annotations.NullMarked;
