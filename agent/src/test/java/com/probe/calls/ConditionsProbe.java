package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.util.List;

/** What conditions of rules do to calls. */
public final class ConditionsProbe {
  private ConditionsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Runs.hit(() -> Conditional.page(1, "name"));
    check("a-call-for-which-when-holds-is-cached", ConditionsProbe::holds);
    check("one-for-which-it-does-not-is-a-bypass", ConditionsProbe::bypass);
    check("a-getter-that-throws-is-a-bypass-and-a-fault", ConditionsProbe::fault);
    check("the-receiver-may-be-asked", ConditionsProbe::receiver);
    check("a-result-may-not-be-kept", ConditionsProbe::emptyList);
    check("by-what-the-call-was-given", ConditionsProbe::arguments);
    check("a-result-whose-getter-throws-is-not-kept", ConditionsProbe::brokenResult);
    check("a-getter-may-call-its-own-method", ConditionsProbe::recursive);
    check("a-getter-of-a-result-may-call-its-own-method", ConditionsProbe::recursiveResult);
    check("a-condition-that-does-not-fit-refuses-the-method", ConditionsProbe::wrong);
    check("functions-make-one-key-of-two-values", ConditionsProbe::functions);
    check("the-application-has-functions-of-its-own", ConditionsProbe::ownFunction);
    check("an-extension-has-functions-too", ConditionsProbe::extension);
    check("a-function-that-throws-is-a-bypass-and-a-fault", ConditionsProbe::ownFault);
    check("a-function-that-there-is-not-refuses-the-method", ConditionsProbe::unknown);
    Checks.end();
  }

  private static void holds() throws Exception {
    equal("name9", Runs.hit(() -> Conditional.page(9, "name")));
  }

  private static void bypass() throws Exception {
    long before = Larder.count("pages", "Bypasses");
    Runs.neverHits("name10", () -> Conditional.page(10, "name"));
    Runs.neverHits("null1", () -> Conditional.page(1, null));
    equal(60L, Larder.count("pages", "Bypasses") - before);
  }

  private static void fault() throws Exception {
    Conditional.Filter good = new Conditional.Filter("good", () -> 1);
    equal("good", Runs.hit(() -> Conditional.filtered(good)));
    long before = Larder.count("filtered", "Bypasses");
    Conditional.Filter bad =
        new Conditional.Filter(
            "good",
            () -> {
              throw new IllegalStateException("getter of a parameter");
            });
    Runs.neverHits("good", () -> Conditional.filtered(bad));
    equal(30L, Larder.count("filtered", "Bypasses") - before);
    that(
        String.valueOf(Larder.ofRule("filtered", "LastError")).contains("getter of a parameter"),
        "no LastError");
  }

  private static void receiver() throws Exception {
    equal("gold1", Runs.hit(() -> new Conditional("gold").ofTenant(1)));
    Runs.neverHits("tin1", () -> new Conditional("tin").ofTenant(1));
  }

  private static void emptyList() throws Exception {
    equal(List.of(7, 7).size(), Runs.hit(() -> Conditional.list(2)).size());
    Runs.neverHits(0, () -> Conditional.list(0).size());
  }

  private static void arguments() throws Exception {
    Larder.awaitSite("keep", () -> Conditional.keep(5, false));
    Runs.neverHits("kept 5", () -> Conditional.keep(5, false));
    Runs.neverHits(null, () -> Conditional.keep(0, true) == null ? null : "?");
    equal("kept 5", Runs.hit(() -> Conditional.keep(5, true)));
    that(Runs.isHit(() -> Conditional.keep(5, false)), "what is kept is a hit for every call");
  }

  private static void brokenResult() throws Exception {
    Larder.awaitSite("broken", () -> Conditional.broken(1));
    Runs.neverHits(1, () -> Conditional.broken(1).id());
    String fault = String.valueOf(Larder.ofRule("broken", "LastError"));
    that(fault.contains("unless: ") && fault.contains("getter of a result"), fault);
  }

  private static void recursive() throws Exception {
    Conditional.Recursive key = new Conditional.Recursive();
    Larder.awaitSite("recursive", () -> Conditional.recursive(key));
    Checks.await(
        "only the getter's own call runs",
        java.time.Duration.ofSeconds(10),
        () -> {
          int before = Runs.count();
          equal("name", Conditional.recursive(key));
          return Runs.count() - before == 1;
        });
  }

  private static void recursiveResult() throws Exception {
    Larder.awaitSite("returned", () -> Conditional.returned(1));
    equal(1L, Runs.hit(() -> Conditional.returned(1).id()));
    int before = Runs.count();
    equal(100L, Conditional.returned(100).id());
    equal(2, Runs.count() - before);
    that(!Runs.isHit(() -> Conditional.returned(101)), "the getter's own call is kept");
  }

  private static void functions() throws Exception {
    equal("ABC", Runs.hit(() -> Conditional.lower("ABC")));
    equal("ABC", Runs.hit(() -> Conditional.lower("aBc")));
    Runs.neverHits("x", () -> Conditional.lower("x"));
  }

  private static void extension() throws Exception {
    equal("all of abc", Runs.hit(() -> Conditional.initial("abc")));
    equal("all of abc", Runs.hit(() -> Conditional.initial("axe")));
  }

  private static void ownFunction() throws Exception {
    equal("shelf of 12-345", Runs.hit(() -> Conditional.shelf("12-345")));
    equal("shelf of 12-345", Runs.hit(() -> Conditional.shelf("12-999")));
    equal("shelf of -1", Runs.hit(() -> Conditional.shelf("-1")));
    equal("shelf of -1", Runs.hit(() -> Conditional.shelf(null)));
  }

  private static void ownFault() throws Exception {
    long before = Larder.count("shelf", "Bypasses");
    Runs.neverHits("shelf of ", () -> Conditional.shelf(""));
    equal(30L, Larder.count("shelf", "Bypasses") - before);
    String error = String.valueOf(Larder.ofRule("shelf", "LastError"));
    that(error.contains("nothing has no shelf"), error);
  }

  private static void unknown() throws Exception {
    Runs.neverHits("x", () -> Conditional.unknown("x"));
    String error = String.valueOf(Larder.ofRule("unknown", "LastError"));
    that(error.contains("there is no function \"shelv\"; write shelf"), error);
  }

  private static void wrong() throws Exception {
    Runs.neverHits("x", () -> Conditional.wrong("x"));
    String error = String.valueOf(Larder.ofRule("wrong", "LastError"));
    that(
        error.contains(
            "rules.wrong.when: {text} is a java.lang.String and 5 is a number: they cannot be"
                + " compared; compare {text} with text"),
        error);
    that(error.contains(":108 "), error); // the second comparison itself
  }
}
