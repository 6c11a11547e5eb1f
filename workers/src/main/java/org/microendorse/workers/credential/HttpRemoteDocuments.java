package org.microendorse.workers.credential;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.RemoteDocuments;
import org.microendorse.domain.credential.Unreachable;
import org.microendorse.domain.credential.VerificationProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Fetches what other issuers publish. The addresses are untrusted, so only https on public
 * addresses is allowed, redirects are not followed, nothing but the request is sent, and both size
 * and time are limited. The client connects to the address that was checked, so a name cannot
 * resolve to another one a moment later.
 */
@Component
class HttpRemoteDocuments implements RemoteDocuments, AutoCloseable {
  private static final int OK = 200;

  /** Some addresses have a page for people, too. */
  private static final String ACCEPTED =
      "application/did+json, application/json, application/ld+json, application/vc+jwt, */*;q=0.1";

  private final Duration patience;
  private final int largest;
  private final CloseableHttpClient http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Autowired
  HttpRemoteDocuments(VerificationProperties limits) {
    this(
        limits.patience(),
        Math.toIntExact(limits.largestDocument().toBytes()),
        HttpRemoteDocuments::isPublic,
        new DefaultClientTlsStrategy(SSLContexts.createSystemDefault()));
  }

  HttpRemoteDocuments(
      Duration patience,
      int largest,
      Predicate<InetAddress> allowed,
      DefaultClientTlsStrategy tls) {
    this.patience = patience;
    this.largest = largest;
    Timeout timeout = Timeout.of(patience);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new Only(allowed))
                    .setTlsSocketStrategy(tls)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .setUserAgent("micro-endorsements")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /** Not this machine, not this network, not a multicast or otherwise special address. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    boolean specialV4 =
        bytes.length == 4
            && (first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0)
                || (first == 198 && (second == 18 || second == 19)));
    // Of IPv6 only 2000::/3 is public; 2001:0::/32 and 2002::/16 tunnel IPv4.
    boolean specialV6 =
        bytes.length == 16
            && ((first & 0xe0) != 0x20
                || (first == 0x20 && second == 0x02)
                || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0));
    return !special && !specialV4 && !specialV6;
  }

  @Override
  public byte[] fetch(URI address, Duration most) throws Unreachable {
    if (!"https".equals(address.getScheme()) || address.getRawUserInfo() != null) {
      throw new Unreachable("noHttps");
    }
    HttpGet request = new HttpGet(address);
    request.setHeader(HttpHeaders.ACCEPT, ACCEPTED);
    Duration wait = most.compareTo(patience) < 0 ? most : patience;
    Future<byte[]> answer = threads.submit(() -> http.execute(request, this::body));
    try {
      return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      request.abort();
      throw new Unreachable("slow");
    } catch (ExecutionException e) {
      throw reason(e.getCause());
    } catch (InterruptedException e) {
      request.abort();
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted");
    }
  }

  private byte[] body(ClassicHttpResponse response) throws IOException {
    if (response.getCode() != OK || response.getEntity() == null) {
      throw new Unreachable("answered", String.valueOf(response.getCode()));
    }
    try (InputStream in = response.getEntity().getContent()) {
      byte[] body = in.readNBytes(largest + 1);
      if (body.length > largest) {
        throw new Unreachable("large");
      }
      return body;
    }
  }

  private static Unreachable reason(@Nullable Throwable cause) {
    return switch (cause) {
      case Unreachable unreachable -> unreachable;
      case NotPublic notPublic -> new Unreachable("notPublic");
      case UnknownHostException unknown -> new Unreachable("noHost");
      case null, default -> new Unreachable("other");
    };
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    http.close();
  }

  private static final class NotPublic extends UnknownHostException {}

  /** Resolves names, and returns only addresses that are allowed. */
  private record Only(Predicate<InetAddress> allowed) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
      if (!Arrays.stream(addresses).allMatch(allowed)) {
        throw new NotPublic();
      }
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }
  }
}
