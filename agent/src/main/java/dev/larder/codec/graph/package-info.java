/**
 * Values as the graphs that they are: two references to one object lead to one object again,
 * circles are closed, and an object is of the class that it had, as long as the declared type tells
 * which classes there are. Objects come by their fields, standard collections by their elements;
 * written as Smile. Knows nothing of envelopes or proofs.
 *
 * <p>A value is {@code null}, one token where nothing else can stand there, the number of an object
 * that has begun before it, or {@code [number of its class, contents…]}: of the classes that the
 * declared type allows, without the number where there is but one; in place of a number the name of
 * a class that the rule allows. Objects are numbered in the order in which they begin.
 */
@NullMarked
package dev.larder.codec.graph;

import org.jspecify.annotations.NullMarked;
