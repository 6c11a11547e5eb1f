package org.microendorse.domain.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.microendorse.domain.common.NotFound;
import org.springframework.stereotype.Service;

/** Reads the published catalogue. */
@Service
public class CatalogueService {
  private final CatalogueDocuments documents;
  private final Map<String, MicroCredential> published = new ConcurrentHashMap<>();

  CatalogueService(CatalogueDocuments documents) {
    this.documents = documents;
  }

  /** All micro-endorsements in the order of the catalogue, each in its newest version. */
  public List<MicroEndorsement> endorsements() {
    return documents.newest(MicroEndorsement.class);
  }

  public Optional<MicroEndorsement> endorsement(String id) {
    return documents.newest(MicroEndorsement.class, id);
  }

  /** All micro-credentials in the order of the catalogue, each in its newest version. */
  public List<MicroCredential> microCredentials() {
    return documents.newest(MicroCredential.class);
  }

  /** The newest version: what somebody who enrols today commits to. */
  public Optional<MicroCredential> microCredential(String id) {
    return documents.newest(MicroCredential.class, id);
  }

  /**
   * The version somebody committed to when enrolling.
   *
   * @throws NotFound if it was never published
   */
  public MicroCredential microCredential(String id, int version) {
    // A published version never changes, so it is read once.
    return published.computeIfAbsent(
        id + "/" + version,
        key ->
            documents
                .version(MicroCredential.class, id, version)
                .orElseThrow(() -> new NotFound("micro-credential", key)));
  }
}
