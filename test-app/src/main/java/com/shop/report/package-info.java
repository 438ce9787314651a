/** What was sold: per customer, and per month over the whole shop. */
@NullMarked
package com.shop.report;

import org.jspecify.annotations.NullMarked;
