package com.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** What one writes without an agent: a bounded cache with a ttl before each origin. */
final class CaffeineByHand {
  private final PlainCatalogue origin = new PlainCatalogue();
  private final Cache<Long, Product> byId;
  private final Cache<String, Product> bySku;
  private final Cache<InShop, Product> byShop;

  private record InShop(long id, int shop) {}

  CaffeineByHand(Ticker ticker) {
    byId = cache(ticker);
    bySku = cache(ticker);
    byShop = cache(ticker);
  }

  private static <K> Cache<K, Product> cache(Ticker ticker) {
    return Caffeine.newBuilder()
        .maximumSize(10_000)
        .expireAfterWrite(Duration.ofHours(1))
        .ticker(ticker)
        .build();
  }

  Product find(long id) {
    Product cached = byId.getIfPresent(id);
    if (cached != null) {
      return cached;
    }
    Product loaded = origin.find(id);
    byId.put(id, loaded);
    return loaded;
  }

  Product findBySku(String sku) {
    Product cached = bySku.getIfPresent(sku);
    if (cached != null) {
      return cached;
    }
    Product loaded = origin.find(sku.length());
    bySku.put(sku, loaded);
    return loaded;
  }

  Product findInShop(long id, int shop) {
    InShop key = new InShop(id, shop);
    Product cached = byShop.getIfPresent(key);
    if (cached != null) {
      return cached;
    }
    Product loaded = origin.find(id + shop);
    byShop.put(key, loaded);
    return loaded;
  }
}
