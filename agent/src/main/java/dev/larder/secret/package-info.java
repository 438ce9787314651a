/**
 * Secrets as an operator gives them. Knows nothing of what they are for, and shows them nowhere.
 */
@NullMarked
package dev.larder.secret;

import org.jspecify.annotations.NullMarked;
