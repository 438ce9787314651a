/**
 * The application's transactions: until a write is committed, its entries stay for others and are
 * none for its own thread. Knows the application's transaction managers by name only.
 */
@NullMarked
package dev.larder.transaction;

import org.jspecify.annotations.NullMarked;
