/**
 * Connections of JDBC, woven so that they tell of their transactions. Knows drivers and pools by
 * the interface that they implement and by nothing else.
 */
@NullMarked
package dev.larder.dispatch.jdbc;

import org.jspecify.annotations.NullMarked;
