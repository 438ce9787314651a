/** Writes in transactions of the real Spring, over a database of one row. */
@NullMarked
package dev.larder.transaction;

import org.jspecify.annotations.NullMarked;
