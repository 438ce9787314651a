/** The port to where entries live. Knows keys as text and entries as bytes, nothing of values. */
@NullMarked
package dev.larder.store;

import org.jspecify.annotations.NullMarked;
