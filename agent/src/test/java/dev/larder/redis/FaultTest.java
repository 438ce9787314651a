package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
  @ParameterizedTest
  @CsvSource({
    "READONLY You can't write against a read only replica., READONLY",
    "LOADING Redis is loading the dataset in memory, LOADING",
    "MASTERDOWN Link with MASTER is down, LOADING",
    "NOAUTH Authentication required., NO_AUTH",
    "WRONGPASS invalid username-password pair, AUTHENTICATION",
    "NOPERM this user has no permissions, DENIED",
    "OOM command not allowed when used memory > 'maxmemory'., OUT_OF_MEMORY",
    "NOREPLICAS Not enough good replicas to write., NO_REPLICAS",
    "MISCONF Redis is configured to save RDB snapshots, MISCONFIGURED",
    "NOSCRIPT No matching script., NO_SCRIPT",
    "WRONGTYPE Operation against a key, WRONG_TYPE",
    "MOVED 3999 127.0.0.1:6381, MOVED",
    "ASK 3999 127.0.0.1:6381, ASK",
    "CLUSTERDOWN The cluster is down, CLUSTER_DOWN",
    "CLUSTERDOWN Hash slot not served, CLUSTER_DOWN",
    "TRYAGAIN Multiple keys request during rehashing of slot, ASK",
    "ERR Error running script (call to f_1f): @user_script:1: @user_script: 1: -OOM command not"
        + " allowed when used memory > 'maxmemory'., OUT_OF_MEMORY",
    "ERR Error running script (call to f_1f): @user_script:1: -READONLY You can't write against a"
        + " read only replica., READONLY",
    "ERR Error running script (call to f_1f): @user_script:1: WRONGTYPE Operation against a key,"
        + " WRONG_TYPE",
    "ERR Error running script (call to f_1f): @user_script:1: user_script:1: attempt to index, OTHER",
    "ERR anything, OTHER",
    "READONLYISH, OTHER"
  })
  void an_error_of_redis_is_named_by_its_first_word(String message, Fault fault) {
    RedisCommandExecutionException thrown = new RedisCommandExecutionException(message);
    assertThat(Fault.of(thrown)).isEqualTo(fault);
    assertThat(Fault.of(new CompletionException(thrown))).isEqualTo(fault);
    assertThat(Fault.of(new RedisConnectionException("Unable to connect", thrown)))
        .isEqualTo(fault == Fault.OTHER ? Fault.CONNECT : fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "NOPERM this user has no permissions to run the 'client|tracking' command;\"client|tracking\"",
        "NOPERM User shop has no permissions to run the 'get' command;\"get\"",
        "NOPERM this user has no permissions to access one of the keys used as arguments;keys of the"
            + " namespace",
        "NOPERM No permissions to access a key;keys of the namespace",
        "ERR The user executing the script can't run this command or subcommand script: 1f, on"
            + " @user_script:1.;a command within a script",
        "ERR ACL failure in script: User shop has no permissions to run the 'time' command script:"
            + " 1f, on @user_script:1.;\"time\""
      })
  void what_a_user_may_not_is_named_and_the_user_is_not(String message, String right) {
    RedisCommandExecutionException thrown = new RedisCommandExecutionException(message);
    assertThat(Fault.of(thrown)).isEqualTo(Fault.DENIED);
    assertThat(Fault.denied(new CompletionException(thrown))).isEqualTo(right);
  }

  @Test
  void a_wrong_password_is_no_missing_right() {
    assertThat(Fault.denied(new RedisCommandExecutionException("WRONGPASS invalid"))).isNull();
    assertThat(Fault.denied(new IllegalStateException("NOPERM"))).isNull();
  }

  @Test
  void faults_of_the_client_are_named() {
    assertThat(Fault.of(new RedisException("Currently not connected. Commands are rejected.")))
        .isEqualTo(Fault.DISCONNECTED);
    assertThat(Fault.of(new RedisException("Connection closed"))).isEqualTo(Fault.DISCONNECTED);
    assertThat(Fault.of(new RedisException("Internal stack size exceeded: 8.")))
        .isEqualTo(Fault.OVERLOAD);
    assertThat(Fault.of(new CancellationException())).isEqualTo(Fault.DEADLINE);
    assertThat(Fault.of(new UnknownHostException("x"))).isEqualTo(Fault.CONNECT);
    assertThat(Fault.of(new CompletionException(new ConnectException("refused"))))
        .isEqualTo(Fault.CONNECT);
    assertThat(Fault.of(new IllegalStateException("x"))).isEqualTo(Fault.OTHER);
  }

  @Test
  void what_the_network_says_is_no_connection_any_more_but_where_one_is_to_be_made() {
    ExecutionException closed = new ExecutionException(new ClosedChannelException());
    assertThat(Fault.of(closed)).isEqualTo(Fault.DISCONNECTED);
    assertThat(Fault.text(closed)).isEqualTo(Fault.CLOSED);
    assertThat(Fault.of(new IOException("Connection reset by peer"))).isEqualTo(Fault.DISCONNECTED);
    assertThat(
            Fault.of(
                new RedisConnectionException(
                    "Unable to connect", new SSLHandshakeException("expired"))))
        .isEqualTo(Fault.CONNECT);
  }

  @Test
  void its_text_leaves_out_what_redis_repeats_of_a_command() {
    RedisCommandExecutionException thrown =
        new RedisCommandExecutionException(
            "ERR unknown command 'SET', with args beginning with: 'secret-key' 'secret-value'");
    assertThat(Fault.text(new CompletionException(thrown)))
        .isEqualTo("RedisCommandExecutionException: ERR unknown command 'SET'");
  }
}
