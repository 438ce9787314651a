package dev.larder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.ReadRuleFile;
import dev.larder.config.RuleFileReader;
import dev.larder.engine.flight.Flights;
import dev.larder.invalidation.Invalidator;
import dev.larder.match.MethodFace;
import dev.larder.match.MethodFacts;
import dev.larder.match.TypeFace;
import dev.larder.near.CaffeineStore;
import dev.larder.store.LocalStore;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example, planned for the methods of the shop that it names. */
class ExamplesIT {
  private static final Path EXAMPLES = Path.of("../config-examples");
  private static final Path SHOP = Path.of("../test-app/target/classes");

  @TempDir static Path libraries;
  private static final List<URL> urls = new ArrayList<>();

  static Stream<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return names.stream().filter(name -> name.endsWith(".yaml"));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_rule_fits_its_methods(String example) throws Exception {
    RuleSet rules = rules(example);
    Planner planner = new Planner(rules, stores());
    int planned = 0;
    try (URLClassLoader shop = shop()) {
      for (Rule rule : rules.rules()) {
        for (MethodRef method : rule.methods()) {
          for (SiteMethod site : sites(method, shop)) {
            assertThat(planner.plan(rule, site)).isNotNull();
            planned++;
          }
        }
      }
    }
    assertThat(planned).isGreaterThanOrEqualTo(rules.rules().size()).isPositive();
  }

  private static RuleSet rules(String example) throws IOException {
    String yaml = Files.readString(EXAMPLES.resolve(example));
    ReadRuleFile read = RuleFileReader.read(example, yaml, name -> null);
    assertThat(read.problems()).isEmpty();
    RuleCompiler.Compiled compiled =
        RuleCompiler.compile(Objects.requireNonNull(read.file()), null);
    assertThat(compiled.problems()).isEmpty();
    return Objects.requireNonNull(compiled.rules());
  }

  private static Stores stores() {
    Ticker ticker = Ticker.system();
    Flights flights = new Flights(new OpenWrites());
    return new Stores(
        null, new InThisJvm(), flights, new Invalidator(new Nobody(), null, 0), ticker, ticker);
  }

  private record InThisJvm() implements LocalStore.Factory {
    @Override
    public <E> LocalStore<E> create(long ttlMillis) {
      return CaffeineStore.of(1, ttlMillis, Ticker.system());
    }
  }

  private record Nobody() implements Invalidator.Local {
    @Override
    public void drop(String key) {}

    @Override
    public boolean hold(String key) {
      return false;
    }

    @Override
    public void release(String key) {}
  }

  /** The methods of the class itself that the pattern matches; at least one. */
  private static List<SiteMethod> sites(MethodRef method, ClassLoader shop) throws Exception {
    Class<?> owner = Class.forName(method.pattern().className(), false, shop);
    List<SiteMethod> sites = new ArrayList<>();
    for (Method declared : owner.getDeclaredMethods()) {
      MethodFacts facts = facts(owner, declared);
      if (method.pattern().matches(facts)) {
        assertThat(Modifier.isAbstract(declared.getModifiers())).as("%s", declared).isFalse();
        MethodType type =
            MethodType.methodType(declared.getReturnType(), declared.getParameterTypes());
        sites.add(
            new SiteMethod(
                owner,
                declared.getName(),
                type.descriptorString(),
                Arrays.stream(declared.getParameters()).map(Parameter::getName).toList(),
                facts));
      }
    }
    assertThat(sites).as("%s", method.pattern()).isNotEmpty();
    return sites;
  }

  private static MethodFacts facts(Class<?> owner, Method method) {
    List<String> parameters =
        Arrays.stream(method.getParameterTypes()).map(Class::getTypeName).toList();
    TypeFace type = new TypeFace(owner.getName(), List.of(), List.of());
    MethodFace face =
        new MethodFace(type, method.getReturnType().getTypeName(), parameters, List.of());
    return new MethodFacts(method.getName(), method.getModifiers(), List.of(face));
  }

  /** The shop's classes, and the libraries that they cannot be looked into without. */
  @BeforeAll
  static void unpack() throws IOException {
    urls.add(SHOP.toUri().toURL());
    String jar = System.getProperty("larder.shop.jar", "../test-app/target/test-app.jar");
    try (ZipFile packed = new ZipFile(jar)) {
      for (ZipEntry entry : packed.stream().filter(ExamplesIT::isLibrary).toList()) {
        Path library = libraries.resolve(Path.of(entry.getName()).getFileName().toString());
        try (InputStream in = packed.getInputStream(entry)) {
          long unused = Files.copy(in, library);
        }
        urls.add(library.toUri().toURL());
      }
    }
  }

  private static boolean isLibrary(ZipEntry entry) {
    return entry.getName().startsWith("BOOT-INF/lib/spring-") && entry.getName().endsWith(".jar");
  }

  private static URLClassLoader shop() {
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }
}
