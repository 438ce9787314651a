package com.probe.looked;

/** As libraries have them. */
public interface Repository<T, K> {
  T save(T entity);

  T findById(K id);
}
