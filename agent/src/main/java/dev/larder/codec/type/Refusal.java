package dev.larder.codec.type;

import dev.larder.foreign.ForeignNames;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/** Why the values of a type are not cached, as a sentence for the author of the rule. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private static final List<Class<?>> ASYNCHRONOUS =
      List.of(CompletionStage.class, Future.class, Flow.Publisher.class);
  private static final List<Class<?>> READ_ONCE =
      List.of(BaseStream.class, Iterator.class, Enumeration.class, Spliterator.class);
  private static final List<Class<?>> OF_THIS_JVM =
      List.of(Class.class, ClassLoader.class, Thread.class, Member.class);
  private static final List<String> ASYNCHRONOUS_PACKAGES =
      ForeignNames.of(
          List.of("reactor|core|publisher|", "org|reactivestreams|", "io.reactivex.", "rx."));
  private static final List<String> FOREIGN_PACKAGES =
      List.of("java.sql.", "javax.sql.", "org.hibernate.", "javassist.", "net.sf.cglib.");

  /** Refuses for this reason. */
  public Refusal(String reason) {
    super(reason, null, false, false);
  }

  /** Refuses for this reason, as the cause shows. */
  public Refusal(String reason, Throwable cause) {
    super(reason, cause, false, false);
  }

  /** The sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** The same, with the field that leads to it. */
  public Refusal at(Member field) {
    String place = "field " + field.getDeclaringClass().getName() + "." + field.getName() + ": ";
    return reason().startsWith("field ") ? this : new Refusal(place + reason());
  }

  /** The type holds itself with ever larger arguments, or is part of a whole application. */
  public static Refusal endless() {
    return new Refusal("the type reaches more types than can be looked at");
  }

  /** The class cannot be reached by reflection. */
  public static Refusal closed(Class<?> type) {
    return new Refusal(
        type.getName() + " is in a module that does not open its package to reflection");
  }

  /** Refuses what can be told from the class alone, except collections, maps and Optionals. */
  public static void check(Class<?> type) throws Refusal {
    checkMeaning(type);
    if (type == Object.class) {
      throw new Refusal("java.lang.Object does not say what the value is; declare the type");
    }
    checkOrigin(type);
    checkForm(type);
  }

  /** Refuses a type that no value can be cached by, be it of the type or of one below it. */
  public static void checkMeaning(Class<?> type) throws Refusal {
    String name = type.getName();
    if (type == void.class || type == Void.class) {
      throw new Refusal("void has no result to cache");
    }
    if (isAny(ASYNCHRONOUS, type) || isNamed(ASYNCHRONOUS_PACKAGES, type)) {
      throw new Refusal(
          name
              + " is a result that comes later; only CompletableFuture, CompletionStage and"
              + " Reactor's Mono and Flux are awaited, and only as what a method returns");
    }
    if (isAny(READ_ONCE, type) || type == Iterable.class) {
      throw new Refusal(name + " may be read only once; return a collection");
    }
    if (AutoCloseable.class.isAssignableFrom(type)) {
      throw new Refusal(name + " is an open resource");
    }
    if (isAny(OF_THIS_JVM, type)) {
      throw new Refusal(name + " has a meaning in this JVM only");
    }
    if (Throwable.class.isAssignableFrom(type)) {
      throw new Refusal(name + " is an exception");
    }
  }

  /** Refuses classes of others than the application, and those made at run time. */
  public static void checkOrigin(Class<?> type) throws Refusal {
    String name = type.getName();
    if (isNamed(FOREIGN_PACKAGES, type)) {
      throw new Refusal(name + " belongs to a live session or connection");
    }
    if (name.contains("$$") || type.isHidden() || Proxy.isProxyClass(type)) {
      throw new Refusal(name + " is generated at run time");
    }
    if (isOfPlatform(type) && !type.isEnum() && !type.isInterface()) {
      throw new Refusal(name + " is a JDK class that cannot be rebuilt from its fields");
    }
  }

  private static void checkForm(Class<?> type) throws Refusal {
    String name = type.getName();
    if (type.isInterface()) {
      throw new Refusal(name + " is an interface: its values may be of any class" + cure(type));
    }
    if (Modifier.isAbstract(type.getModifiers()) && !type.isEnum()) {
      throw new Refusal(name + " is abstract: its values may be of any subclass" + cure(type));
    }
    boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
    if (inner || type.isAnonymousClass()) {
      throw new Refusal(name + " is an inner class and holds its outer object");
    }
  }

  /** Classes below the JDK's types are rebuilt by what is known of them, or not at all. */
  private static String cure(Class<?> type) {
    return isOfPlatform(type) ? "" : "; name those in allow-types";
  }

  private static boolean isOfPlatform(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  private static boolean isAny(List<Class<?>> supertypes, Class<?> type) {
    return supertypes.stream().anyMatch(supertype -> supertype.isAssignableFrom(type));
  }

  private static boolean isNamed(List<String> packages, Class<?> type) {
    if (packages.stream().anyMatch(type.getName()::startsWith)) {
      return true;
    }
    for (Class<?> supertype : type.getInterfaces()) {
      if (isNamed(packages, supertype)) {
        return true;
      }
    }
    Class<?> parent = type.getSuperclass();
    return parent != null && isNamed(packages, parent);
  }
}
