package org.microendorse.domain.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/**
 * The JSON-LD contexts that credentials use. They come with the application, never over the net.
 */
final class BundledContexts implements DocumentLoader {
  private static final BundledContexts INSTANCE = new BundledContexts();

  private final Map<URI, Document> contexts =
      Map.of(
          URI.create("https://www.w3.org/ns/credentials/v2"), read("credentials-v2.json"),
          URI.create("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
              read("open-badges-3.0.3.json"));

  private BundledContexts() {}

  /** A term that no context defines would silently be left unsigned, so it is an error. */
  static JsonLdOptions strictOptions() {
    JsonLdOptions options = new JsonLdOptions(INSTANCE);
    options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
    return options;
  }

  @Override
  public Document loadDocument(URI url, DocumentLoaderOptions options) throws JsonLdError {
    Document context = contexts.get(url);
    if (context == null) {
      throw new JsonLdError(
          JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "The context " + url + " is not bundled.");
    }
    return context;
  }

  private static Document read(String file) {
    String name = "/credential-contexts/" + file;
    try (InputStream bytes = BundledContexts.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException(name + " is missing: the build has not written it.");
      }
      return JsonDocument.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonLdError e) {
      throw new IllegalStateException(e);
    }
  }
}
