package dev.larder.weave;

import dev.larder.match.MethodFacts;
import dev.larder.weave.face.ClassFaces;
import dev.larder.weave.gate.MethodGate;
import dev.larder.weave.gate.Reason;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Which methods of a class the rules want and can be woven. Thread-safe. */
final class WantedMethods {
  private final ClassMatcher matcher;
  private final WeaveListener listener;

  /**
   * Of a matcher.
   *
   * @param listener hears of those that cannot be woven
   */
  WantedMethods(ClassMatcher matcher, WeaveListener listener) {
    this.matcher = matcher;
    this.listener = listener;
  }

  /**
   * Those of one class, as a list of its own.
   *
   * @param named whether a rule names the class itself: then it is said what is not woven, and why
   */
  List<MethodDescription.InDefinedShape> in(TypeDescription type, boolean named) {
    return in(ClassFaces.of(type, matcher.wantsAnnotations()), named);
  }

  /** The same of a class whose faces are known. */
  List<MethodDescription.InDefinedShape> in(ClassFaces faces, boolean named) {
    TypeDescription type = faces.type();
    List<MethodFacts> all = new ArrayList<>();
    List<MethodDescription.InDefinedShape> wanted = new ArrayList<>();
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      if (!method.isMethod() || MethodGate.isForwarder(method)) {
        continue;
      }
      MethodFacts facts = faces.of(method);
      all.add(facts);
      if (matcher.wantsMethod(type.getName(), facts)) {
        Reason refusal = MethodGate.refusal(method);
        if (refusal == null) {
          wanted.add(method);
        } else if (named && !(type.isInterface() && method.isAbstract())) {
          listener.leftAlone(type.getName(), facts, refusal);
        }
      }
    }
    faces.lent().forEach((method, facts) -> reportLent(type, method, facts));
    if (named) {
      List<MethodFacts> inherited = faces.inherited();
      if (type.isInterface()) { // whose methods reach those who implement them, wherever declared
        all.addAll(inherited);
      }
      listener.seen(type.getName(), all, type.isInterface() ? List.of() : inherited);
    }
    return wanted;
  }

  /** A body above the class, which is not woven for the class, since others run it, too. */
  private void reportLent(TypeDescription type, MethodDescription method, MethodFacts facts) {
    if (!matcher.wantsMethod(type.getName(), facts)) {
      return;
    }
    String above = method.getDeclaringType().asErasure().getName();
    if (!matcher.wantsMethod(above, facts(method))) {
      listener.leftAlone(
          type.getName(),
          facts,
          new Reason(
              "its code is in " + above + ", where others have it from, too",
              "name " + above + "." + method.getInternalName() + ", or override it"));
    }
  }

  /** What patterns ask of a method in the class that declares it. */
  MethodFacts facts(MethodDescription method) {
    return ClassFaces.of(method.getDeclaringType().asErasure(), matcher.wantsAnnotations())
        .of(method);
  }
}
