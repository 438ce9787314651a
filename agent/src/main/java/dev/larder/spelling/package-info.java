/** What a misspelt name was probably meant to be. Knows nothing of what the names are of. */
@NullMarked
package dev.larder.spelling;

import org.jspecify.annotations.NullMarked;
