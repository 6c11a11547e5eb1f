package org.microendorse.domain.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.microendorse.domain.common.NotFound;
import org.springframework.stereotype.Service;

/** Reads the published catalog. */
@Service
public class CatalogService {
  private final CatalogDocuments documents;
  private final Map<String, MicroCredential> published = new ConcurrentHashMap<>();

  CatalogService(CatalogDocuments documents) {
    this.documents = documents;
  }

  /** All micro-endorsements on offer in the order of the catalog, each in its newest version. */
  public List<MicroEndorsement> endorsements() {
    return documents.offered(MicroEndorsement.class);
  }

  /** In its newest version, also if it is no longer offered. */
  public Optional<MicroEndorsement> endorsement(String id) {
    return id == null ? Optional.empty() : documents.newest(MicroEndorsement.class, id);
  }

  /** All micro-credentials on offer in the order of the catalog, each in its newest version. */
  public List<MicroCredential> microCredentials() {
    return documents.offered(MicroCredential.class);
  }

  /** In its newest version, also if it is no longer offered. */
  public Optional<MicroCredential> microCredential(String id) {
    return documents.newest(MicroCredential.class, id);
  }

  /** The version that an educator who enrolls now commits to; empty if it is no longer offered. */
  public Optional<MicroCredential> offeredMicroCredential(String id) {
    return documents.isOffered(MicroCredential.class, id) ? microCredential(id) : Optional.empty();
  }

  /** Whether it is offered, so that people can find it and begin. */
  public boolean isOffered(MicroEndorsement endorsement) {
    return documents.isOffered(MicroEndorsement.class, endorsement.id());
  }

  /**
   * The version an educator committed to when enrolling.
   *
   * @throws NotFound if it was never published
   */
  public MicroCredential microCredential(String id, int version) {
    // A published version never changes, so it is cached.
    return published.computeIfAbsent(
        id + "/" + version,
        key ->
            documents
                .version(MicroCredential.class, id, version)
                .orElseThrow(() -> new NotFound("micro-credential", key)));
  }

  /** The processes that its paths and reviews run. */
  public OwnProcesses processesOf(MicroCredential microCredential) {
    return OwnProcesses.of(microCredential, programs());
  }

  /** The ids of all processes that what is offered names, by what names them. */
  public Map<String, OwnProcesses> processesInUse() {
    List<Program> programs = programs();
    return microCredentials().stream()
        .collect(Collectors.toMap(MicroCredential::id, it -> OwnProcesses.of(it, programs)));
  }

  /**
   * The title of a micro-credential or micro-endorsement in every language, where only its English
   * title is known. If it has a new title by now, its translations do not fit.
   */
  public CatalogTitle titles(String id, String title) {
    return microCredential(id)
        .map(MicroCredential::titles)
        .or(() -> endorsement(id).map(MicroEndorsement::titles))
        .filter(it -> it.original().equals(title))
        .orElseGet(() -> CatalogTitle.original(title));
  }

  /** All programs on offer. */
  public List<Program> programs() {
    return documents.offered(Program.class);
  }

  public Optional<Program> program(String id) {
    return documents.newest(Program.class, id);
  }

  /** A stack or collection, also if it is no longer offered. */
  public Optional<CuratedCollection> collection(String id) {
    return documents.newest(CuratedCollection.class, id);
  }

  /**
   * The audiences that parts name with these words, also those that the catalog does not describe.
   */
  public List<Audience> audiences(List<String> words) {
    Map<String, Audience> known =
        documents.offered(Audience.class).stream()
            .collect(Collectors.toMap(Audience::name, Function.identity(), (one, same) -> one));
    return words.stream()
        .map(word -> known.getOrDefault(word, new Audience(word, word, null)))
        .toList();
  }

  /** All audiences that the catalog describes. */
  public List<Audience> audiences() {
    return documents.offered(Audience.class);
  }

  /** All partners, in the order of the catalog. */
  public List<Partner> partners() {
    return documents.offered(Partner.class);
  }

  public Optional<Partner> partner(String id) {
    return id == null ? Optional.empty() : documents.newest(Partner.class, id);
  }
}
