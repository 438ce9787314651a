package dev.larder.corpus.app;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** References between objects. */
@Kind(
    value = "References between objects",
    rows = {
      References.Trees.class,
      References.Circles.class,
      References.Shared.class,
      References.Hashed.class,
      References.Immutable.class,
      References.Keys.class,
      References.Broken.class
    })
public final class References {
  private References() {}

  static class Node {
    String name;
    Node parent;
    List<Node> children = new ArrayList<>();

    Node(String name) {
      this.name = name;
    }

    Node with(Node child) {
      children.add(child);
      return this;
    }
  }

  record Link(String name, Link next) {}

  static Link chain(int length) {
    Link chain = null;
    for (int i = 0; i < length; i++) {
      chain = new Link("n" + i, chain);
    }
    return chain;
  }

  private static Node family() {
    Node top = new Node("top");
    for (String name : List.of("a", "b")) {
      Node child = new Node(name);
      child.parent = top;
      top.with(child);
    }
    return top;
  }

  @Row("trees and chains, up to 500 deep")
  static final class Trees {
    Node tree() {
      return new Node("a").with(new Node("b").with(new Node("c"))).with(new Node("d"));
    }

    Link chain(Each each) {
      return each.of(References.chain(1), References.chain(480));
    }
  }

  @Row(
      value = "circles: parents that know their children and children that know their parents",
      auto = Fate.BINARY)
  static final class Circles {
    Node parent() {
      return family();
    }

    Node child() {
      return family().children.get(0);
    }

    Node itself() {
      Node node = new Node("a");
      node.parent = node;
      return node.with(node);
    }

    List<Node> list() {
      Node top = family();
      return List.of(top, top.children.get(1));
    }

    Map<String, Node> byName() {
      Map<String, Node> byName = new HashMap<>();
      Node top = family();
      byName.put("top", top);
      top.children.forEach(child -> byName.put(child.name, child));
      return byName;
    }
  }

  record Twice(List<String> one, List<String> other) {}

  @SuppressWarnings("ArrayRecordComponent") // as applications do
  record Bytes(byte[] one, List<byte[]> others) {}

  @Row(value = "one changeable object in two places", auto = Fate.BINARY)
  static final class Shared {
    Twice lists() {
      List<String> one = new ArrayList<>(List.of("a"));
      return new Twice(one, one);
    }

    Node diamond() {
      Node bottom = new Node("bottom");
      return new Node("top").with(new Node("l").with(bottom)).with(new Node("r").with(bottom));
    }

    Bytes bytes() {
      byte[] one = {1, 2};
      return new Bytes(one, new ArrayList<>(List.of(one, one)));
    }
  }

  /** Equal by what it holds, which leads back. */
  static final class Member {
    final String name;
    Member leader;
    Set<Member> friends = new HashSet<>();
    Map<Member, String> notes = new LinkedHashMap<>();

    Member(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Member that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, leader == null ? "" : leader.name);
    }
  }

  static final class Ranked implements Comparable<Ranked> {
    final int rank;
    Set<Ranked> all = new TreeSet<>();

    Ranked(int rank) {
      this.rank = rank;
    }

    @Override
    public int compareTo(Ranked other) {
      return Integer.compare(rank, other.rank);
    }
  }

  @Row(value = "circles through sets and through the keys of maps", auto = Fate.BINARY)
  static final class Hashed {
    Member member() {
      Member ann = new Member("Ann");
      Member ben = new Member("Ben");
      ben.leader = ann;
      ann.friends.add(ben);
      ben.friends.add(ann);
      ann.notes.put(ben, "friend");
      ann.notes.put(ann, "self");
      return ann;
    }

    Ranked ranked() {
      Ranked first = new Ranked(1);
      Ranked second = new Ranked(2);
      first.all.add(second);
      second.all.add(first);
      first.all.add(first);
      return first;
    }
  }

  record Pair(Link left, Link right) {}

  @Row("one immutable object in two places")
  static final class Immutable {
    Pair pair() {
      Link link = chain(3);
      return new Pair(link, link);
    }

    List<String> texts() {
      String one = "a".repeat(100);
      return List.of(one, one, one);
    }
  }

  record Diary(Map<Date, String> notes, Date today) {}

  record Counters(AtomicLong one, AtomicLong other, List<AtomicLong> all) {}

  @Row(
      value = "one object as a key of a map and elsewhere; one counter in two places",
      auto = Fate.BINARY)
  @SuppressWarnings("JavaUtilDate") // what applications return
  static final class Keys {
    Diary hashed() {
      Date today = new Date(5);
      return new Diary(new HashMap<>(Map.of(today, "a")), today);
    }

    Diary linked() {
      Date today = new Date(5);
      return new Diary(new LinkedHashMap<>(Map.of(today, "a")), today);
    }

    Counters counters() {
      AtomicLong one = new AtomicLong(1);
      return new Counters(one, one, new ArrayList<>(List.of(one)));
    }
  }

  @Row(value = "a set or a map with an element that has changed since", auto = Fate.REFUSED)
  static final class Broken {
    Set<List<String>> set() {
      List<String> element = new ArrayList<>(List.of("a"));
      Set<List<String>> set = new HashSet<>(Set.of(element));
      element.add("b");
      return set;
    }

    Map<List<String>, String> map() {
      List<String> key = new ArrayList<>(List.of("a"));
      Map<List<String>, String> map = new HashMap<>(Map.of(key, "a"));
      key.add("b");
      return map;
    }
  }
}
