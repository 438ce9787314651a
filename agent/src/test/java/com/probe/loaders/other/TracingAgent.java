package com.probe.loaders.other;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/** Puts code of its own around every method, as tracing agents do. */
public final class TracingAgent {
  /** Calls so far. */
  public static final AtomicLong CALLS = new AtomicLong();

  private TracingAgent() {}

  /** Called by the JVM. */
  public static void premain(String argument, Instrumentation instrumentation) {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> System.out.println("traced " + (CALLS.get() > 0))));
    new AgentBuilder.Default()
        .type(ElementMatchers.nameStartsWith("com.probe.loaders.shelf."))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(Tracing.class).on(ElementMatchers.isMethod())))
        .installOn(instrumentation);
  }

  /** Inlined into the methods. */
  public static final class Tracing {
    private Tracing() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit() {
      CALLS.incrementAndGet();
    }
  }
}
