/**
 * The shape of a type: what its values consist of, compiled once from the generic return type into
 * a tree that writes them as JSON, reads them back and describes itself. By fields only, blind to
 * annotations, no class is ever named by the bytes. Knows nothing of envelopes or proofs.
 *
 * <p>In JSON, an object is {@code {field: value}}, an array or a collection of the usual class
 * {@code [..]}, another standard collection {@code {"List.of": [..]}}; a map of the usual class
 * {@code {key: value}}, another {@code ["TreeMap", {key: value}]}; an Optional {@code []} or {@code
 * [value]}; enums by name, times in ISO form, byte arrays in base64, NaN and the infinities as
 * strings.
 *
 * <p>The plain shape of a type is for programs that know nothing of Java: no kind is named, and an
 * Optional is its content or null.
 *
 * <p>Not told apart: the several NaNs. An object that is meant to exist once, other than an enum
 * constant, gets a twin.
 */
@NullMarked
package dev.larder.codec.shape;

import org.jspecify.annotations.NullMarked;
