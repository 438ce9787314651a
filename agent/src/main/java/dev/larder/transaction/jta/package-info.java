/**
 * The application's managers of Jakarta transactions (JTA), as they are seen at work, and what can
 * be asked of them. Knows their public interfaces by name, in both packages that they have had.
 */
@NullMarked
package dev.larder.transaction.jta;

import org.jspecify.annotations.NullMarked;
