package dev.larder.rule;

import dev.larder.codec.CodecChoice;
import dev.larder.config.source.Located;
import dev.larder.engine.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.key.CompiledKey;
import dev.larder.key.KeyCompiler;
import dev.larder.key.KeySample;
import dev.larder.key.KeyScope;
import dev.larder.key.KeyTemplate;
import dev.larder.key.TemplateException;
import dev.larder.key.function.KeyFunctions;
import dev.larder.rule.called.CalledMethod;
import dev.larder.rule.called.SiteMethod;
import dev.larder.rule.clause.ConditionBinder;
import dev.larder.rule.clause.ConditionRefusal;
import dev.larder.rule.clause.SiteConditions;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.util.ArrayList;
import java.util.List;

/**
 * How rules fit a method: keys compiled against its parameters, the codec chosen by its generic
 * result, conditions bound. May load the classes of its signature, and runs none of their code.
 */
public final class RuleFit {
  private final RuleSet rules;
  private final SiteMethod site;
  private final CalledMethod method;
  private final KeyScope scope;

  private RuleFit(RuleSet rules, SiteMethod site, CalledMethod method, KeyFunctions functions) {
    this.rules = rules;
    this.site = site;
    this.method = method;
    scope = site.scope(method, functions);
  }

  /** Of a method of a running application. */
  static RuleFit of(RuleSet rules, SiteMethod site) throws NoSuchMethodException {
    return of(rules, site, KeyFunctions.of(rules.extensions(), site.owner().getClassLoader()));
  }

  /**
   * Of a method.
   *
   * @throws NoSuchMethodException if the class has no such method
   * @throws LinkageError as all that follows, if a class of its signature cannot be loaded
   * @throws TypeNotPresentException in the same case
   * @throws MalformedParameterizedTypeException if its generic signature makes no sense
   */
  public static RuleFit of(RuleSet rules, SiteMethod site, KeyFunctions functions)
      throws NoSuchMethodException {
    return new RuleFit(rules, site, site.resolve(), functions);
  }

  /** The method, resolved. */
  public CalledMethod method() {
    return method;
  }

  /** What its keys and conditions may name. */
  public KeyScope scope() {
    return scope;
  }

  CompiledKey key(ReadRule rule) throws RefusedSiteException {
    return compile(template(rule), rule.keyPlace(), KeyCompiler::compile);
  }

  List<CompiledKey> keys(WriteRule rule) throws RefusedSiteException {
    List<CompiledKey> keys = new ArrayList<>();
    for (WriteRule.Target target : rule.targets()) {
      keys.add(compile(target.key(), target.place(), KeyCompiler::compile));
    }
    return keys;
  }

  /** The keys of a call with arguments that are made up, with the namespace. */
  public List<String> samples(Rule rule) throws RefusedSiteException {
    List<String> samples = new ArrayList<>();
    if (rule instanceof ReadRule read) {
      samples.add(compile(template(read), read.keyPlace(), KeySample::of));
    } else {
      for (WriteRule.Target target : ((WriteRule) rule).targets()) {
        samples.add(compile(target.key(), target.place(), KeySample::of));
      }
    }
    samples.replaceAll(sample -> rules.namespace() + ":" + sample);
    return samples;
  }

  /** What has to hold of a call. */
  public SiteConditions enterConditions(ReadRule rule) throws RefusedSiteException {
    try {
      return binder(rule).enter();
    } catch (ConditionRefusal refusal) {
      throw new RefusedSiteException(refusal.problem());
    }
  }

  /** Which results are not kept. */
  public Unless unless(ReadRule rule) throws RefusedSiteException {
    try {
      return binder(rule).unless(method.resultClass(), rule.statistics());
    } catch (ConditionRefusal refusal) {
      throw new RefusedSiteException(refusal.problem());
    }
  }

  /**
   * How results are kept.
   *
   * @throws RefusedSiteException without a problem of the rule file if they cannot be; with a cause
   *     where a class could not be loaded or read
   */
  public EntryFormat format() throws RefusedSiteException {
    CodecChoice choice = CodecChoice.choose(method.result());
    if (choice instanceof CodecChoice.Refused refused) {
      throw new RefusedSiteException("is not cached: " + refused.reason(), refused.fault());
    }
    CodecChoice.Accepted accepted = (CodecChoice.Accepted) choice;
    Class<?> result = method.body().getReturnType();
    return new EntryFormat(accepted.codec(), accepted.shape(), result, Nothing.of(result));
  }

  private ConditionBinder binder(ReadRule rule) {
    return new ConditionBinder(
        rule.conditions(), rules.fileName(), scope, SiteMethod.enterType(method.body()));
  }

  private KeyTemplate template(ReadRule rule) {
    KeyTemplate key = rule.key();
    return key != null
        ? key
        : KeyTemplate.everyArgument(site.qualifiedName(), method.parameters().size());
  }

  private interface Compiler<T> {
    T compile(KeyTemplate template, KeyScope scope) throws TemplateException;
  }

  private <T> T compile(KeyTemplate key, Located place, Compiler<T> compiler)
      throws RefusedSiteException {
    try {
      return compiler.compile(key, scope);
    } catch (TemplateException fault) {
      throw new RefusedSiteException(
          place.problem(rules.fileName(), String.valueOf(fault.getMessage()), fault.cure()));
    }
  }
}
