/** Installments and shipping costs. */
@NullMarked
package com.shop.pricing;

import org.jspecify.annotations.NullMarked;
