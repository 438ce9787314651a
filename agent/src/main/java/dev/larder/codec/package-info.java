/**
 * Values to bytes and back: which types can be cached, the codec of a type, the envelope around its
 * bytes, and the proofs that nothing was lost on the way. Knows nothing of keys, stores or rules,
 * and no class of an application beyond the type it was asked about.
 */
@NullMarked
package dev.larder.codec;

import org.jspecify.annotations.NullMarked;
