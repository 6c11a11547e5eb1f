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
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The JSON-LD contexts that credentials use. They come with the application and are never fetched.
 */
final class BundledContexts implements DocumentLoader {
  private static final BundledContexts INSTANCE = new BundledContexts();

  private final Map<URI, Document> contexts = new HashMap<>();

  private BundledContexts() {
    try (InputStream index = open("index.properties")) {
      Properties files = new Properties();
      files.load(index);
      for (String file : files.stringPropertyNames()) {
        contexts.put(URI.create(files.getProperty(file)), read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A term that no context defines would silently be left unsigned, so it is an error. */
  static JsonLdOptions strictOptions() {
    JsonLdOptions options = new JsonLdOptions(INSTANCE);
    options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
    // The cache is not thread-safe, and everything is already in memory.
    options.setContextCache(null);
    options.setDocumentCache(null);
    return options;
  }

  @Override
  public Document loadDocument(URI url, DocumentLoaderOptions options) throws JsonLdError {
    Document context = contexts.get(url);
    if (context == null) {
      throw new JsonLdError(
          JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
          "It uses the vocabulary " + url + ", which we don't know.",
          new Unknown(url));
    }
    return context;
  }

  /** A context that is not bundled. */
  static final class Unknown extends RuntimeException {
    private final String address;

    Unknown(URI address) {
      super("Unknown context: " + address);
      this.address = address.toString();
    }

    String address() {
      return address;
    }
  }

  private static Document read(String file) throws IOException {
    try (InputStream bytes = open(file)) {
      return JsonDocument.of(bytes);
    } catch (JsonLdError e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream open(String file) {
    String name = "/credential-contexts/" + file;
    InputStream bytes = BundledContexts.class.getResourceAsStream(name);
    if (bytes == null) {
      throw new IllegalStateException(name + " is missing: the build has not written it.");
    }
    return bytes;
  }
}
