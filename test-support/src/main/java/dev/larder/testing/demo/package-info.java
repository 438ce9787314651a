/**
 * What Larder is for, shown and checked in two minutes: the shop without and with it under the same
 * load, Redis taken away, and writes. Uses the shop by HTTP only.
 */
@NullMarked
package dev.larder.testing.demo;

import org.jspecify.annotations.NullMarked;
