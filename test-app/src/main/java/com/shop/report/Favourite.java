package com.shop.report;

/** A product that a customer bought, and how many of it. */
public record Favourite(long productId, String sku, long quantity) {}
