package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Woven classes in bundles and modules, whose loaders show little of the rest. */
class ModuleSystemsIT {
  @TempDir Path folder;

  private Path app;
  private Path shelf;

  @BeforeEach
  void copy() throws IOException {
    app = Folders.classes(folder.resolve("app"), Folders.PROBES);
    shelf = Folders.classes(folder.resolve("shelf"), Folders.SHELF);
  }

  @Test
  void a_bundle_in_felix_is_cached() throws IOException {
    assertThat(osgi("org.apache.felix.framework").stdout())
        .isEqualTo("bundle" + ClassLoadersIT.VALUES);
  }

  @Test
  void a_bundle_in_equinox_is_cached() throws IOException {
    assertThat(osgi("org.eclipse.osgi").stdout()).isEqualTo("bundle" + ClassLoadersIT.VALUES);
  }

  @Test
  void a_module_in_jboss_modules_is_cached() throws IOException {
    Path main = Files.createDirectories(folder.resolve("modules/com/probe/shelf/main"));
    Folders.jar(main.resolve("shelf.jar"), shelf, Map.of());
    Files.writeString(
        main.resolve("module.xml"),
        """
        <module xmlns="urn:jboss:module:1.9" name="com.probe.shelf">
          <resources>
            <resource-root path="shelf.jar"/>
          </resources>
        </module>
        """);

    ChildExit exit =
        run("com.probe.loaders.JBossModulesProbe", "jboss-modules", folder.resolve("modules"));

    assertThat(exit.stdout()).isEqualTo("module" + ClassLoadersIT.VALUES);
  }

  private ChildExit osgi(String framework) throws IOException {
    Path bundle =
        Folders.jar(
            folder.resolve("bundle.jar"),
            shelf,
            Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "com.probe.shelf"));
    return run(
        "com.probe.loaders.OsgiProbe", framework, folder.resolve("framework"), bundle.toUri());
  }

  private ChildExit run(String main, String library, Object... arguments) throws IOException {
    ChildJvm child =
        ChildJvm.main(main)
            .agent(Built.agentJar(), Folders.pantryRules(folder, "").toString())
            .classPath(Folders.path(app, Folders.jars(library)));
    for (Object argument : arguments) {
      child.arguments(argument.toString());
    }
    ChildExit exit = child.run(Duration.ofSeconds(90));
    assertThat(exit.stderr().lines().filter(line -> line.startsWith("larder"))).hasSize(1);
    assertThat(exit.code()).as(exit.stderr()).isZero();
    return exit;
  }
}
