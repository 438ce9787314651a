/** Installments, by example. */
@NullMarked
package com.shop.pricing;

import org.jspecify.annotations.NullMarked;
