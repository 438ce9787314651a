package dev.larder.weave;

import dev.larder.match.MethodFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import net.bytebuddy.description.method.MethodDescription;

/**
 * Methods that rules mean by a class that has their code from a class above it. They are woven
 * where their code is, and act for receivers of the class below alone. Thread-safe.
 */
public final class Loans {
  /** By the lender's name, then by the method, then by the receiver. */
  private final Map<String, Map<String, Map<String, Loan>>> byLender = new ConcurrentHashMap<>();

  private final Set<String> due = ConcurrentHashMap.newKeySet();

  /** None yet. */
  public Loans() {}

  /**
   * A method for receivers of one class.
   *
   * @param receiver the class's binary name
   * @param depth how many classes are above it
   * @param facts what patterns ask of the method there
   */
  record Loan(String receiver, int depth, MethodFacts facts) {}

  /** Whether nothing like it was known; then its lender is to be woven, if it is there. */
  boolean add(String lender, MethodDescription method, Loan loan) {
    Loan before =
        byLender
            .computeIfAbsent(lender, name -> new ConcurrentHashMap<>())
            .computeIfAbsent(key(method), name -> new ConcurrentHashMap<>())
            .put(loan.receiver(), loan);
    boolean isNew = !loan.equals(before);
    if (isNew) {
      due.add(lender);
    }
    return isNew;
  }

  /** Those of a method; of two that mean one receiver, that of the lower class comes later. */
  List<Loan> of(String lender, MethodDescription method) {
    Map<String, Map<String, Loan>> methods = byLender.get(lender);
    Map<String, Loan> loans = methods == null ? null : methods.get(key(method));
    List<Loan> sorted = new ArrayList<>(loans == null ? List.of() : loans.values());
    sorted.sort(Comparator.comparingInt(Loan::depth).thenComparing(Loan::receiver));
    return sorted;
  }

  private static String key(MethodDescription method) {
    return method.getInternalName() + method.getDescriptor();
  }

  /** The classes that lend methods to receivers of such a name. */
  public List<String> lenders(Predicate<String> receiver) {
    List<String> lenders = new ArrayList<>();
    byLender.forEach(
        (lender, methods) -> {
          boolean lends = false;
          for (Map<String, Loan> loans : methods.values()) {
            lends |= loans.keySet().stream().anyMatch(receiver);
          }
          if (lends) {
            lenders.add(lender);
          }
        });
    return lenders;
  }

  /** Whether any class lends any. */
  boolean areAny() {
    return !byLender.isEmpty();
  }

  /** Whether a class lends any; asked for every class that is loaded. */
  boolean isLender(String name) {
    return areAny() && byLender.containsKey(name);
  }

  /** The lenders that have not been woven since something was added. */
  public Set<String> due() {
    return Set.copyOf(due);
  }

  /** A lender is about to be woven with all that it lends. */
  void settle(String lender) {
    due.remove(lender);
  }
}
