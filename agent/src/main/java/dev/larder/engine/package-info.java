/** Lookup, decision, flight, ticket, outcome. Decisions are pure; effects happen in one place. */
@NullMarked
package dev.larder.engine;

import org.jspecify.annotations.NullMarked;
