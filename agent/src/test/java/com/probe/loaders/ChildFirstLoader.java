package com.probe.loaders;

import java.net.URL;
import java.net.URLClassLoader;

/** Looks into its own folder before it asks its parent. */
final class ChildFirstLoader extends URLClassLoader {
  ChildFirstLoader(URL folder) {
    super(new URL[] {folder}, ChildFirstLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try {
        return findClass(name);
      } catch (ClassNotFoundException notHere) {
        return super.loadClass(name, resolve);
      }
    }
  }
}
