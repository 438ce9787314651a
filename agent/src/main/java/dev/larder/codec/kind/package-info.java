/**
 * The kinds of values that there are whatever the application: those that are one token, and the
 * standard collections, arrays and maps with how each is rebuilt. Knows nothing of fields or of
 * types of an application, but for enums, which are named by their constants.
 */
@NullMarked
package dev.larder.codec.kind;

import org.jspecify.annotations.NullMarked;
