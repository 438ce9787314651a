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
  /** A call site has room for 251 constants. */
  private static final int MOST_LOANS = 100;

  private final ClassMatcher matcher;
  private final WeaveListener listener;
  private final Loans loans;

  /**
   * Of a matcher.
   *
   * @param listener hears of those that cannot be woven
   * @param loans takes those that are woven in a class above
   */
  WantedMethods(ClassMatcher matcher, WeaveListener listener, Loans loans) {
    this.matcher = matcher;
    this.listener = listener;
    this.loans = loans;
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
    loans.settle(type.getName());
    List<MethodFacts> seen = new ArrayList<>();
    List<MethodDescription.InDefinedShape> wanted = new ArrayList<>();
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      if (method.isMethod() && !MethodGate.isForwarder(method)) {
        MethodFacts facts = faces.of(method);
        seen.add(facts);
        if (isWanted(type, method, facts, named)) {
          wanted.add(method);
        }
      }
    }
    borrow(faces, seen);
    if (named) {
      List<MethodFacts> inherited = faces.inherited();
      if (type.isInterface()) { // whose methods reach those who implement them, wherever declared
        seen.addAll(inherited);
      }
      listener.seen(type.getName(), seen, type.isInterface() ? List.of() : inherited);
    }
    return wanted;
  }

  private boolean isWanted(
      TypeDescription type,
      MethodDescription.InDefinedShape method,
      MethodFacts facts,
      boolean named) {
    if (!matcher.wantsMethod(type.getName(), facts)) {
      return !lent(type, method).isEmpty();
    }
    Reason refusal = MethodGate.refusal(method);
    if (refusal != null && named && !(type.isInterface() && method.isAbstract())) {
      listener.leftAlone(type.getName(), facts, refusal);
    }
    return refusal == null;
  }

  /** What a class has from above is woven there. */
  private void borrow(ClassFaces faces, List<MethodFacts> seen) {
    String name = faces.type().getName();
    faces
        .lent(matcher.namesType(name))
        .forEach(
            (method, facts) -> {
              if (matcher.wantsMethod(name, facts)) {
                seen.add(facts);
                borrow(faces, method, facts);
              }
            });
  }

  /** Unless it is woven there anyway. */
  private void borrow(ClassFaces faces, MethodDescription method, MethodFacts facts) {
    String name = faces.type().getName();
    String above = method.getDeclaringType().asErasure().getName();
    if (matcher.wantsMethod(above, facts(method))) {
      return;
    }
    Reason refusal =
        isFull(loans.of(above, method), name)
            ? new Reason(
                MOST_LOANS + " classes have it from " + above + " already", "name it there")
            : MethodGate.refusal(method.asDefined());
    if (refusal != null) {
      listener.leftAlone(name, facts, refusal);
    } else if (loans.add(above, method, new Loans.Loan(name, faces.depth(), facts))) {
      listener.lent(above);
    }
  }

  private static boolean isFull(List<Loans.Loan> lent, String receiver) {
    return lent.size() >= MOST_LOANS
        && lent.stream().noneMatch(loan -> loan.receiver().equals(receiver));
  }

  /** For which classes below this one rules want a method of it. */
  List<Loans.Loan> lent(TypeDescription type, MethodDescription method) {
    List<Loans.Loan> wanted = new ArrayList<>();
    for (Loans.Loan loan : loans.of(type.getName(), method)) {
      if (matcher.wantsMethod(loan.receiver(), loan.facts())) {
        wanted.add(loan);
      }
    }
    return wanted;
  }

  /** What patterns ask of a method in the class that declares it. */
  MethodFacts facts(MethodDescription method) {
    return ClassFaces.of(method.getDeclaringType().asErasure(), matcher.wantsAnnotations())
        .of(method);
  }
}
