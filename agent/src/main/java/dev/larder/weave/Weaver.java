package dev.larder.weave;

import dev.larder.weave.face.ClassFaces;
import dev.larder.weave.face.ParameterNames;
import dev.larder.weave.gate.CodeLengths;
import dev.larder.weave.gate.LengthGate;
import dev.larder.weave.gate.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Gives the methods that rules name their two call sites; adds nothing else to a class, so that it
 * can be woven again. Loaded on the first class that a rule names. Thread-safe.
 */
final class Weaver {
  private static final int OLDEST_CLASS_FILE = 51;
  private static final Reason TOO_OLD =
      new Reason(
          "its class file is of Java 6 or older, which has no invokedynamic",
          "compile it for Java 7 or later, or name a method that calls it");

  private final ClassMatcher matcher;
  private final WeaveListener listener;
  private final WantedMethods wanted;
  private final AdviceFactory advices;

  Weaver(ClassMatcher matcher, WeaveListener listener, Loans loans) {
    this.matcher = matcher;
    this.listener = listener;
    wanted = new WantedMethods(matcher, listener, loans);
    advices = factory(ClassFileLocator.NoOp.INSTANCE);
  }

  private AdviceFactory factory(ClassFileLocator original) {
    return new AdviceFactory(
        bootstrapMethod(),
        new SiteArguments(new ParameterNames(original), matcher::wantsAnnotations, wanted));
  }

  /**
   * The woven class file, null where nothing is to be woven.
   *
   * @param named whether a rule names the class itself: then it is said what is not woven, and why
   */
  byte @Nullable [] weave(ClassLoader loader, String name, byte[] classFile, boolean named) {
    int version = ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff);
    if (version < OLDEST_CLASS_FILE) {
      if (named) {
        listener.leftAlone(name, null, TOO_OLD);
      }
      return null;
    }
    ClassFileLocator original = ClassFileLocator.ForClassLoader.of(loader);
    ClassFileLocator files =
        new ClassFileLocator.Compound(ClassFileLocator.Simple.of(name, classFile), original);
    TypePool pool = ParameterNames.pool(files);
    TypeDescription type = pool.describe(name).resolve();
    List<MethodDescription.InDefinedShape> methods = wanted.in(type, named);
    if (methods.isEmpty()) {
      return null;
    }
    AdviceFactory factory = ParameterNames.areIn(methods) ? advices : factory(original);
    CodeLengths before = CodeLengths.of(classFile);
    while (!methods.isEmpty()) {
      byte[] woven =
          fitting(methods, before, left -> apply(type, files, pool, wrapper(left, factory)));
      if (woven != null) {
        listener.woven(name, signatures(methods));
        return woven;
      }
    }
    return null;
  }

  /** The woven class file; null where methods have grown too long for it and were taken out. */
  private byte @Nullable [] fitting(
      List<MethodDescription.InDefinedShape> methods,
      CodeLengths before,
      Function<List<MethodDescription.InDefinedShape>, byte[]> weaving) {
    try {
      byte[] woven = weaving.apply(methods);
      CodeLengths after = CodeLengths.of(woven);
      return takeOut(
              methods,
              LengthGate.UNCOMPILED,
              method -> LengthGate.isUncompiled(before.of(method), after.of(method)))
          ? null
          : woven;
    } catch (MethodTooLargeException tooLarge) {
      String grown = tooLarge.getMethodName() + tooLarge.getDescriptor();
      if (!takeOut(
          methods,
          LengthGate.TOO_LONG,
          method -> (method.getInternalName() + method.getDescriptor()).equals(grown))) {
        throw tooLarge;
      }
      return null;
    }
  }

  private boolean takeOut(
      List<MethodDescription.InDefinedShape> methods,
      Reason reason,
      Predicate<MethodDescription.InDefinedShape> isGrown) {
    return methods.removeIf(
        method -> {
          boolean grown = isGrown.test(method);
          if (grown) {
            listener.leftAlone(method.getDeclaringType().getName(), wanted.facts(method), reason);
          }
          return grown;
        });
  }

  private static AsmVisitorWrapper wrapper(
      List<MethodDescription.InDefinedShape> methods, AdviceFactory factory) {
    AsmVisitorWrapper.ForDeclaredMethods wrapper = new AsmVisitorWrapper.ForDeclaredMethods();
    for (MethodDescription.InDefinedShape method : methods) {
      Advice advice = factory.adviceFor(MethodShape.of(method));
      wrapper = wrapper.invokable(ElementMatchers.is(method), advice);
    }
    return wrapper;
  }

  private static byte[] apply(
      TypeDescription type, ClassFileLocator files, TypePool pool, AsmVisitorWrapper wrapper) {
    return new ByteBuddy()
        .with(Implementation.Context.Disabled.Factory.INSTANCE)
        .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
        .decorate(type, files)
        .visit(wrapper)
        .make(TypeResolutionStrategy.Disabled.INSTANCE, pool)
        .getBytes();
  }

  private static List<String> signatures(List<MethodDescription.InDefinedShape> methods) {
    List<String> signatures = new ArrayList<>();
    for (MethodDescription.InDefinedShape method : methods) {
      signatures.add(
          method.getInternalName() + "(" + String.join(", ", ClassFaces.erasures(method)) + ")");
    }
    return signatures;
  }

  /** What woven call sites name as their bootstrap method. */
  private static MethodDescription.InDefinedShape bootstrapMethod() {
    try {
      return new MethodDescription.ForLoadedMethod(
          Class.forName(Dispatcher.NAME, false, null)
              .getMethod(
                  "bootstrap",
                  MethodHandles.Lookup.class,
                  String.class,
                  MethodType.class,
                  Object[].class));
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException("the dispatcher has not been installed", fault);
    }
  }
}
