/**
 * Conditions of rules: a small typed language without side effects, read once and compiled to
 * method handles. Knows nothing of rules and stores.
 */
@NullMarked
package dev.larder.condition;

import org.jspecify.annotations.NullMarked;
