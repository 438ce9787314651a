package dev.larder.rule;

import dev.larder.codec.CodecChoice;
import dev.larder.codec.CodecWish;
import dev.larder.codec.type.AllowedTypes;
import dev.larder.config.ReadOptions;
import dev.larder.config.source.Located;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.EntryName;
import dev.larder.key.CompiledKey;
import dev.larder.key.KeyCompiler;
import dev.larder.key.KeySample;
import dev.larder.key.KeyScope;
import dev.larder.key.KeyTemplate;
import dev.larder.key.SingleValue;
import dev.larder.key.TemplateException;
import dev.larder.key.function.KeyFunctions;
import dev.larder.key.glob.Glob;
import dev.larder.rule.again.LoadOptions;
import dev.larder.rule.behind.BehindFit;
import dev.larder.rule.called.CalledMethod;
import dev.larder.rule.called.Later;
import dev.larder.rule.called.Nothing;
import dev.larder.rule.called.SiteMethod;
import dev.larder.rule.clause.AllowedClasses;
import dev.larder.rule.clause.ConditionBinder;
import dev.larder.rule.clause.ConditionRefusal;
import dev.larder.rule.clause.SiteConditions;
import dev.larder.rule.keys.PatternDrop;
import dev.larder.rule.keys.PatternedTags;
import dev.larder.rule.keys.Reach;
import dev.larder.rule.many.ManyFit;
import dev.larder.rule.tag.ArrayKey;
import dev.larder.rule.tag.SiteTags;
import dev.larder.rule.tag.TagTemplate;
import dev.larder.version.EntryTags;
import dev.larder.version.VersionKeys;
import java.lang.invoke.MethodType;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

  /** The type of its enter call site. */
  MethodType enterType() {
    return SiteMethod.enterType(method.body());
  }

  CompiledKey key(ReadRule rule) throws RefusedSiteException {
    CompiledKey key = compile(template(rule), rule.keyPlace(), scope, KeyCompiler::compile);
    return rule.isPlain() ? key.keeping(whole -> true) : key;
  }

  /** The placeholders of a read's key that begin with a primitive. */
  Set<String> primitives(ReadRule rule) throws RefusedSiteException {
    return compile(template(rule), rule.keyPlace(), scope, (key, names) -> names.primitives(key));
  }

  /** What a call of a write drops, from the array of receiver (unless static) and arguments. */
  List<EntryName> names(WriteRule rule) throws RefusedSiteException {
    List<EntryName> names = new ArrayList<>();
    for (WriteRule.Target target : rule.targets()) {
      Reach reach = target.reach();
      if (reach == null) {
        names.add(key(target.key(), target, rules.namespace() + ":" + target.prefix())::of);
      } else {
        names.addAll(names(reach, target));
      }
    }
    return names;
  }

  private List<EntryName> names(Reach reach, WriteRule.Target target) throws RefusedSiteException {
    PatternDrop drop =
        new PatternDrop(
            rules.namespace() + ":",
            key(reach.pattern().whole(), target, ""),
            key(reach.pattern().scope(), target, ""));
    List<EntryName> names = new ArrayList<>(List.of(drop::version, drop::keys));
    for (String rule : reach.unmarked()) {
      String version = rules.namespace() + ":" + VersionKeys.ofRule(rule);
      names.add(arguments -> version);
    }
    return names;
  }

  /**
   * How a rule of many ids fits.
   *
   * @throws RefusedSiteException if it does not, or the read's entries are not for others
   */
  ManyFit many(BatchRule rule) throws RefusedSiteException {
    if (!rule.of().isOfKeyAlone()) {
      throw new RefusedSiteException(
          "is not cached: the entries of "
              + rule.of().name()
              + " have tags, conditions or patterns of keys, which ask for the read's own call",
          null);
    }
    KeyTemplate id = rule.id() == null ? null : rule.id().template();
    return compile(
        template(rule.of()),
        rule.id() == null ? rule.ids() : rule.ids().about(rule.id().place()),
        scope,
        (key, names) -> ManyFit.of(method, names, rule.ids().text(), key, id));
  }

  /**
   * How a rule whose methods run later fits.
   *
   * @throws RefusedSiteException if it does not
   */
  BehindFit behind(BehindRule rule) throws RefusedSiteException {
    return compile(
        rule.key(),
        rule.fitPlace(),
        scope,
        (key, names) -> BehindFit.of(method, names, rule.sum()));
  }

  /** What the calls of such a rule have in common that run as one. */
  ArrayKey key(BehindRule rule, String prefix) throws RefusedSiteException {
    CompiledKey key = compile(rule.key(), rule.keyPlace(), scope, KeyCompiler::compile);
    return ArrayKey.of(prefix, key, enterType());
  }

  /** What a write leaves in an entry, from arguments and result. */
  SingleValue value(WriteRule.Left left) throws RefusedSiteException {
    KeyScope after = scope.after(method.valueClass());
    return compile(left.value(), left.place(), after, SingleValue::of);
  }

  private ArrayKey key(KeyTemplate template, WriteRule.Target target, String prefix)
      throws RefusedSiteException {
    CompiledKey key = compile(template, target.place(), scope, KeyCompiler::compile);
    return ArrayKey.of(prefix, key.keeping(rules::isOfPlain), SiteMethod.enterType(method.body()));
  }

  /**
   * What the entries of a read carry.
   *
   * @param key of the rule in this method
   */
  EntryTags tags(ReadRule rule, CompiledKey key) throws RefusedSiteException {
    return PatternedTags.of(tags(rule), rules.namespace() + ":", rule.marks().patterns(), key);
  }

  private SiteTags tags(ReadRule rule) throws RefusedSiteException {
    String prefix = VersionKeys.prefix(rules.namespace());
    MethodType call = SiteMethod.enterType(method.body());
    List<ArrayKey> ofCall = new ArrayList<>();
    List<ArrayKey> ofResult = new ArrayList<>();
    for (TagTemplate tag : rule.tags()) {
      CompiledKey key = compile(tag.template(), tag.place(), scope(tag), KeyCompiler::compile);
      // Arguments that no tag asks for come as null, of which no primitive can be made.
      MethodType asked = tag.isOfCall() ? call : call.generic();
      if (tag.isOfResult()) {
        ofResult.add(ArrayKey.of(prefix, key, withResult(asked)));
      } else {
        ofCall.add(ArrayKey.of(prefix, key, asked));
      }
    }
    String ruleKey = rules.namespace() + ":" + VersionKeys.ofRule(rule.name());
    return SiteTags.of(prefix, ruleKey, ofCall, ofResult, call.parameterCount());
  }

  private MethodType withResult(MethodType call) {
    Class<?> result = method.valueClass();
    return call.appendParameterTypes(result.isPrimitive() ? result : Object.class);
  }

  private KeyScope scope(TagTemplate tag) {
    return tag.isOfResult() ? scope.after(method.valueClass()) : scope;
  }

  /** The keys and tags of a call with arguments that are made up, with the namespace. */
  public List<String> samples(Rule rule) throws RefusedSiteException {
    List<String> samples = new ArrayList<>();
    if (rule instanceof ReadRule read) {
      samples.add(compile(template(read), read.keyPlace(), scope, KeySample::of));
      for (TagTemplate tag : read.tags()) {
        String sample = compile(tag.template(), tag.place(), scope(tag), KeySample::of);
        samples.add(VersionKeys.ofTag(sample));
      }
    } else if (rule instanceof BatchRule batch) {
      samples.add(many(batch).sample());
    } else if (rule instanceof BehindRule behind) {
      BehindFit unused = behind(behind);
      samples.add(compile(behind.key(), behind.keyPlace(), scope, KeySample::of));
    } else {
      for (WriteRule.Target target : ((WriteRule) rule).targets()) {
        String sample = compile(target.key(), target.place(), scope, KeySample::of);
        samples.add(target.prefix() + (target.reach() == null ? sample : Glob.shown(sample)));
      }
    }
    samples.replaceAll(sample -> rules.namespace() + ":" + sample);
    return samples;
  }

  /** What has to hold of a call. */
  public SiteConditions enterConditions(ReadRule rule) throws RefusedSiteException {
    try {
      SiteConditions conditions = binder(rule).enter();
      return method.later() != Later.NO
              || LoadOptions.callAgain(rule.options())
              || rule.tags().stream().anyMatch(TagTemplate::isOfCall)
          ? conditions.withArguments()
          : conditions;
    } catch (ConditionRefusal refusal) {
      throw new RefusedSiteException(refusal.problem());
    }
  }

  /** Which results are not kept. */
  public Unless unless(ReadRule rule) throws RefusedSiteException {
    try {
      return binder(rule).unless(method.valueClass(), rule.statistics());
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
  public EntryFormat format(ReadRule rule) throws RefusedSiteException {
    if (method.isSuspending()) {
      throw new RefusedSiteException(
          "is not cached: a suspend function hands its result to whoever resumes it", null);
    }
    if (method.later() != Later.NO && LoadOptions.callAgain(rule.options())) {
      throw new RefusedSiteException(
          "is not cached: of a result that comes later there is cache-aside alone, without"
              + " stale-if-error",
          null);
    }
    ReadOptions.Values values = rule.options().values();
    CodecWish wish = CodecWish.valueOf(values.codec().name());
    AllowedTypes allowed = AllowedClasses.of(values.allowTypes(), site.owner().getClassLoader());
    CodecChoice choice = CodecChoice.choose(method.value(), wish, allowed);
    if (choice instanceof CodecChoice.Refused refused) {
      String cure = rule.isPlain() ? "; JSON alone does not carry it, leave \"plain\" out" : "";
      throw new RefusedSiteException("is not cached: " + refused.reason() + cure, refused.fault());
    }
    CodecChoice.Accepted accepted = (CodecChoice.Accepted) choice;
    Class<?> result = method.declaredClass();
    return new EntryFormat(accepted.codecs(), accepted.shape(), result, Nothing.of(result));
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

  private <T> T compile(KeyTemplate key, Located place, KeyScope names, Compiler<T> compiler)
      throws RefusedSiteException {
    try {
      return compiler.compile(key, names);
    } catch (TemplateException fault) {
      throw new RefusedSiteException(
          place.problem(rules.fileName(), String.valueOf(fault.getMessage()), fault.cure()));
    }
  }
}
