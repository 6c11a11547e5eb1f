package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BundledContextsTest {
  private final DocumentLoader contexts = BundledContexts.strictOptions().getDocumentLoader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.w3.org/2018/credentials/v1",
        "https://www.w3.org/ns/credentials/v2",
        "https://www.w3.org/ns/credentials/status/v1",
        "https://www.w3.org/ns/did/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
        "https://w3id.org/dcc/v1",
        "https://w3id.org/security/v1",
        "https://w3id.org/security/v2",
        "https://w3id.org/security/data-integrity/v1",
        "https://w3id.org/security/data-integrity/v2",
        "https://w3id.org/security/multikey/v1",
        "https://w3id.org/security/suites/ed25519-2018/v1",
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "https://w3id.org/security/suites/jws-2020/v1",
        "https://w3id.org/security/suites/x25519-2020/v1",
        "https://w3id.org/vc/status-list/2021/v1",
        "https://w3id.org/vc-status-list-2021/v1"
      })
  void published_contexts_come_with_the_program(String address) throws JsonLdError {
    var document = contexts.loadDocument(URI.create(address), new DocumentLoaderOptions());
    assertThat(document.getJsonContent().orElseThrow().asJsonObject()).containsKey("@context");
  }

  /** Limits rely on what they make of a document: it has no more values than before. */
  @Test
  void none_of_them_makes_values_of_keys() throws Exception {
    Path folder = Path.of(getClass().getResource("/credential-contexts/index.properties").toURI());
    try (Stream<Path> files = Files.list(folder.getParent())) {
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
        JsonNode context = Checking.json(Files.readString(file));
        assertThat(context.findValues("@container"))
            .as(file.toString())
            .extracting(JsonNode::asString)
            .isSubsetOf("@set", "@list", "@graph");
      }
    }
  }

  @Test
  void no_other_context_is_fetched() {
    var options = new DocumentLoaderOptions();
    assertThatThrownBy(
            () -> contexts.loadDocument(URI.create("https://example.org/context.json"), options))
        .isInstanceOf(JsonLdError.class)
        .hasMessageContaining("https://example.org/context.json");
  }
}
