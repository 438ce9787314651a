package dev.larder.corpus.library;

import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.bytecode.internal.bytebuddy.ByteBuddyState;
import org.hibernate.collection.spi.PersistentBag;
import org.hibernate.collection.spi.PersistentMap;
import org.hibernate.collection.spi.PersistentSet;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.pojo.bytebuddy.ByteBuddyProxyHelper;

/** Entities, as they are made and as a session gives them out. */
@Kind(
    value = "JPA and Hibernate",
    rows = {
      Hibernate.New.class,
      Hibernate.Related.class,
      Hibernate.Loaded.class,
      Hibernate.Proxied.class
    })
@SuppressWarnings("UnusedVariable") // an application's getters are left out
public final class Hibernate {
  private Hibernate() {}

  @Entity
  static class Tag {
    @Id private Long id = 4L;
    @Version private int version;
    private String text = "new";
  }

  @Entity
  static class Purchase {
    @Id private Long id = 5L;

    @OneToMany(mappedBy = "purchase")
    private List<Line> lines = new ArrayList<>();

    private Set<String> notes = new HashSet<>();
    private Map<String, String> labels = new HashMap<>();

    Purchase withLine() {
      Line line = new Line();
      line.purchase = this;
      lines.add(line);
      return this;
    }
  }

  @Entity
  static class Line {
    @Id private Long id = 6L;

    @ManyToOne(fetch = FetchType.LAZY)
    private Purchase purchase;
  }

  @Row("entities without relations, annotations and all")
  static final class New {
    Tag tag() {
      return new Tag();
    }

    List<Tag> tags() {
      return new ArrayList<>(List.of(new Tag(), new Tag()));
    }

    Purchase withoutLines() {
      return new Purchase();
    }
  }

  @Row(value = "entities that refer to each other, in the JDK's collections", auto = Fate.BINARY)
  static final class Related {
    Purchase purchase() {
      return new Purchase().withLine().withLine();
    }

    List<Line> lines() {
      return new ArrayList<>(new Purchase().withLine().lines);
    }
  }

  @Row(
      value = "entities of a session: with `PersistentBag`, `PersistentSet`, `PersistentMap`",
      auto = Fate.REFUSED)
  static final class Loaded {
    Purchase bag() {
      Purchase purchase = new Purchase();
      purchase.lines = new PersistentBag<>(null, new ArrayList<Line>());
      return purchase;
    }

    Purchase lazyBag() {
      Purchase purchase = new Purchase();
      purchase.lines = new PersistentBag<>(null);
      return purchase;
    }

    Purchase set() {
      Purchase purchase = new Purchase();
      purchase.notes = new PersistentSet<>(null, new HashSet<>(Set.of("a")));
      return purchase;
    }

    Purchase map() {
      Purchase purchase = new Purchase();
      purchase.labels = new PersistentMap<>(null, new HashMap<>(Map.of("a", "b")));
      return purchase;
    }

    List<Line> bare() {
      return new PersistentBag<>(null, new ArrayList<Line>());
    }

    PersistentBag<Line> declared() {
      return new PersistentBag<>(null, new ArrayList<Line>());
    }
  }

  private static Class<?> proxyClass() {
    return new ByteBuddyProxyHelper(new ByteBuddyState())
        .buildProxy(Purchase.class, new Class<?>[] {HibernateProxy.class});
  }

  private static Purchase proxy() {
    try {
      return (Purchase) proxyClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Row(value = "proxies of entities, and entities that refer to one", auto = Fate.REFUSED)
  static final class Proxied {
    Purchase proxy() {
      return Hibernate.proxy();
    }

    Line line() {
      Line line = new Line();
      line.purchase = Hibernate.proxy();
      return line;
    }

    List<Purchase> list() {
      return new ArrayList<>(List.of(new Purchase(), Hibernate.proxy()));
    }
  }
}
