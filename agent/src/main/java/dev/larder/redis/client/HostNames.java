package dev.larder.redis.client;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/**
 * Host names as the JVM resolves them, hosts file and name service switch included, but not on the
 * event loop: the look-up blocks for as long as a name server is silent. Thread-safe.
 */
final class HostNames extends AddressResolverGroup<InetSocketAddress> {
  private final Executor lookups;

  HostNames(Executor lookups) {
    this.lookups = lookups;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor loop) {
    return new JvmResolver(loop, lookups).asAddressResolver();
  }

  private static final class JvmResolver extends InetNameResolver {
    private final Executor lookups;

    private JvmResolver(EventExecutor loop, Executor lookups) {
      super(loop);
      this.lookups = lookups;
    }

    @Override
    protected void doResolve(String host, Promise<InetAddress> answer) {
      lookUp(() -> InetAddress.getByName(host), answer);
    }

    @Override
    protected void doResolveAll(String host, Promise<List<InetAddress>> answer) {
      lookUp(() -> List.of(InetAddress.getAllByName(host)), answer);
    }

    private <T> void lookUp(Callable<T> name, Promise<T> answer) {
      lookups.execute(
          () -> {
            try {
              answer.trySuccess(name.call());
            } catch (UnknownHostException e) {
              answer.tryFailure(e);
            } catch (Exception e) {
              answer.tryFailure(new UnknownHostException(e.toString()));
            }
          });
    }
  }
}
