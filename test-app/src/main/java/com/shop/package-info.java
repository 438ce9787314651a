/** The catalogue, and the application that everything else belongs to. */
@NullMarked
package com.shop;

import org.jspecify.annotations.NullMarked;
