/**
 * Method patterns of the rule file and the signatures they match. Knows nothing of Byte Buddy or
 * reflection.
 */
@NullMarked
package dev.larder.match;

import org.jspecify.annotations.NullMarked;
