package org.microendorse.app.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.microendorse.domain.credential.RemoteDocuments;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What issuers publish on hosts that only exist in tests; all others are really asked. */
@TestConfiguration
public class OtherHosts {
  private final Map<URI, Supplier<String>> documents = new ConcurrentHashMap<>();

  @Bean
  @Primary
  RemoteDocuments withOtherHosts(@Qualifier("httpRemoteDocuments") RemoteDocuments internet) {
    return (address, patience) -> {
      Supplier<String> document = documents.get(address);
      return document == null ? internet.fetch(address, patience) : document.get().getBytes(UTF_8);
    };
  }

  /** The document is fetched again each time. */
  void publish(String address, Supplier<String> document) {
    documents.put(URI.create(address), document);
  }
}
