/**
 * Managers of Jakarta transactions (JTA), woven so that they are seen at work. Knows them by the
 * interfaces that they implement and by nothing else.
 */
@NullMarked
package dev.larder.dispatch.jta;

import org.jspecify.annotations.NullMarked;
