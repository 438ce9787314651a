/** Names of the application's libraries that are libraries of Larder's, too. */
@NullMarked
package dev.larder.foreign;

import org.jspecify.annotations.NullMarked;
