package org.microendorse.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Finds out which network address a request comes from. */
@Component
@EnableConfigurationProperties(ProxyProperties.class)
class ClientAddresses {
  private static final int NETWORK_BYTES = 8;
  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern FOR =
      Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::\\d+)?|([0-9.]+):\\d+");

  private final List<IpAddressMatcher> trusted;
  private final String header;

  ClientAddresses(ProxyProperties properties) {
    this.trusted = properties.trusted().stream().map(IpAddressMatcher::new).toList();
    this.header = properties.header();
  }

  /** Whether a request was passed on by a proxy that is trusted. */
  boolean isFromProxy(HttpServletRequest request) {
    return isTrusted(request.getRemoteAddr());
  }

  /**
   * The address by which limits count: the one nearest to the portal that is no trusted proxy. Of
   * an IPv6 address only the network counts (the first 64 bits), because a host chooses the rest.
   */
  String of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    if (isTrusted(address)) {
      for (String hop : hopsNearestFirst(request)) {
        if (!LITERAL.matcher(hop).matches()) {
          break;
        }
        address = hop;
        if (!isTrusted(address)) {
          break;
        }
      }
    }
    return network(address);
  }

  private boolean isTrusted(String address) {
    return LITERAL.matcher(address).matches()
        && trusted.stream().anyMatch(range -> range.matches(address));
  }

  private List<String> hopsNearestFirst(HttpServletRequest request) {
    List<String> hops = new ArrayList<>();
    for (String line : Collections.list(request.getHeaders(header))) {
      Arrays.stream(line.split(",")).map(String::strip).map(this::hop).forEach(hops::add);
    }
    return hops.reversed();
  }

  private String hop(String element) {
    String hop = element;
    if (header.equalsIgnoreCase("Forwarded")) {
      Matcher matcher = FOR.matcher(element);
      hop = matcher.find() ? matcher.group(1).replace("\"", "") : "unknown";
    }
    Matcher port = WITH_PORT.matcher(hop);
    if (port.matches()) {
      return port.group(1) == null ? port.group(2) : port.group(1);
    }
    return hop;
  }

  private static String network(String literal) {
    try {
      // A literal is not looked up anywhere.
      byte[] bytes = InetAddress.getByName(literal).getAddress();
      if (bytes.length > 4) {
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
      }
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return literal;
    }
  }
}
