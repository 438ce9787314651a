package dev.larder.config.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one kind of mapping. Filled while the class that declares it is initialised, and not
 * changed after that.
 */
public final class Form {
  private final String name;
  private final String description;
  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final Set<String> later = new HashSet<>();
  private final List<Key> alternatives = new ArrayList<>();
  private boolean areExclusive;
  private final Map<String, Key> needs = new HashMap<>();
  private String noneOfThem = "";
  private String cureOfNone = "";
  private final List<Key> marks = new ArrayList<>();
  private final Map<String, String> markingWords = new LinkedHashMap<>();

  /**
   * A form without keys.
   *
   * @param name of its definition in the schema
   */
  public Form(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /** Takes a key in: the one place that the reader and the schema know it from. */
  public Key add(Key key) {
    keys.put(key.name(), key);
    return key;
  }

  /** Takes in every key of another form, and what is later there. */
  public void addAll(Form other) {
    keys.putAll(other.keys);
    later.addAll(other.later);
  }

  /** Names keys that only later versions know. */
  public void later(String... names) {
    later.addAll(List.of(names));
  }

  /** Names those that another form names. */
  public void later(Form other) {
    later.addAll(other.later);
  }

  /**
   * Names the keys of which exactly one has to be there.
   *
   * @param none what is wrong where none of them is
   */
  public void oneOf(String none, String cure, Key... exclusive) {
    anyOf(none, cure, exclusive);
    areExclusive = true;
  }

  /**
   * Names the keys of which at least one has to be there.
   *
   * @param none what is wrong where none of them is
   */
  public void anyOf(String none, String cure, Key... some) {
    noneOfThem = none;
    cureOfNone = cure;
    alternatives.addAll(List.of(some));
  }

  /** A key that stands beside another only. */
  public void needs(Key key, Key needed) {
    needs.put(key.name(), needed);
  }

  /** A mapping that has one of these keys is meant to be of this form. */
  public void markedBy(Key... anyOf) {
    marks.addAll(List.of(anyOf));
  }

  /** A mapping with this word behind this key is meant to be of this form, too. */
  public void markedBy(Key key, String word) {
    markingWords.put(key.name(), word); // not by the key: the first hash of a record takes long
  }

  /**
   * Whether a mapping is of this form rather than of the ones that follow it.
   *
   * @param given its keys
   * @param texts what stands behind them as text, null where there is none
   */
  public boolean isMeant(Collection<String> given, Function<String, @Nullable String> texts) {
    for (Key mark : marks) {
      if (given.contains(mark.name())) {
        return true;
      }
    }
    for (Map.Entry<String, String> mark : markingWords.entrySet()) {
      if (mark.getValue().equals(texts.apply(mark.getKey()))) {
        return true;
      }
    }
    return marks.isEmpty() && markingWords.isEmpty();
  }

  /** Of its definition in the schema. */
  public String name() {
    return name;
  }

  /** A sentence without its full stop. */
  public String description() {
    return description;
  }

  /** All keys, in the order in which they are told. */
  public Collection<Key> keys() {
    return keys.values();
  }

  /** Their names. */
  public Collection<String> names() {
    return keys.keySet();
  }

  /** Whether the key can be written. */
  public boolean has(String key) {
    return keys.containsKey(key);
  }

  /** Whether the key is one that only later versions know. */
  public boolean isLater(String key) {
    return later.contains(key) && !has(key);
  }

  /** The keys of which one has to be there; may be none. */
  public List<Key> alternatives() {
    return alternatives;
  }

  /** Whether no two of the alternatives go together. */
  public boolean areExclusive() {
    return areExclusive;
  }

  /** What is wrong where none of them is there. */
  String noneOfThem() {
    return noneOfThem;
  }

  /** What to do about it. */
  String cureOfNone() {
    return cureOfNone;
  }

  /** The keys that stand beside another only, with that other. */
  public Map<String, Key> needs() {
    return needs;
  }

  /** The keys by one of which this form is recognised. */
  public List<Key> marks() {
    return marks;
  }

  /** The words behind keys by one of which it is recognised, too; neither: it is the last one. */
  public Map<String, String> markingWords() {
    return markingWords;
  }
}
