/**
 * What may stand in a rule file: its keys, their kinds, words, defaults and bounds, declared once
 * for the reader and for the JSON Schema; and mappings as they are read by these declarations.
 * Knows nothing of the records that become of them.
 */
@NullMarked
package dev.larder.config.form;

import org.jspecify.annotations.NullMarked;
