/**
 * Entries in Redis as bare JSON, which programs in other languages read and write too. Knows no
 * method: what an entry holds is not looked at.
 */
@NullMarked
package dev.larder.plain;

import org.jspecify.annotations.NullMarked;
