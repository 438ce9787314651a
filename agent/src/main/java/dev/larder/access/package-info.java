/**
 * The way to private members of the application's classes, named modules included. Knows nothing of
 * what they are read for.
 */
@NullMarked
package dev.larder.access;

import org.jspecify.annotations.NullMarked;
