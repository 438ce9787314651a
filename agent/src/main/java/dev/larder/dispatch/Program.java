package dev.larder.dispatch;

import dev.larder.key.CompiledKey;
import dev.larder.rule.Planned;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** A rule's plan as the targets of one site's call sites. */
record Program(Planned planned) {
  MethodHandle enter(MethodType type) {
    CompiledKey key = planned.key();
    if (key == null) {
      return Handles.enter(planned.plan(), Handles.argumentArray(type));
    }
    return key.isCheap()
        ? Handles.nearThenEnter(planned.plan(), key.values(type))
        : Handles.enter(planned.plan(), Handles.notWithin(key.values(type)));
  }
}
