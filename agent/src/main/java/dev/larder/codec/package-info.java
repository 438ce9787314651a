/** Values to bytes and back: codecs, the envelope, shapes. The only door to Jackson. */
@NullMarked
package dev.larder.codec;

import org.jspecify.annotations.NullMarked;
