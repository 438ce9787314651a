package dev.larder.redis.client;

import io.lettuce.core.ConnectionBuilder;
import io.lettuce.core.ConnectionEvents;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Lettuce's client, which reaches a server by its Unix socket, too, over the JDK's own channels:
 * Lettuce by itself asks for a native library there. Thread-safe.
 */
final class SocketClient extends RedisClient {
  private static final RedisURI ANY_HOST = RedisURI.create("localhost", 6379);

  private final int connectMillis;

  SocketClient(ClientResources resources, Duration connectTimeout) {
    super(resources, new RedisURI());
    this.connectMillis = Math.toIntExact(connectTimeout.toMillis());
  }

  /** Has all set up as for a host, to which nobody connects, and then takes another channel. */
  @Override
  protected void connectionBuilder(
      Mono<SocketAddress> server,
      ConnectionBuilder builder,
      ConnectionEvents events,
      RedisURI uri) {
    String path = uri.getSocket();
    if (path == null) {
      super.connectionBuilder(server, builder, events, uri);
      return;
    }
    SocketAddress socket = UnixDomainSocketAddress.of(path);
    super.connectionBuilder(Mono.just(socket), builder, events, ANY_HOST);
    builder.bootstrap(ofSockets(builder.bootstrap().config().group())).apply(uri);
  }

  private Bootstrap ofSockets(EventLoopGroup group) {
    return new Bootstrap()
        .group(group)
        .channelFactory(NioDomainSocketChannel::new)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
        .disableResolver();
  }
}
