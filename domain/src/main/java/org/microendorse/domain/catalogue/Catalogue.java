package org.microendorse.domain.catalogue;

import java.util.List;

/** A whole catalogue, in its order. */
record Catalogue(List<MicroEndorsement> endorsements, List<MicroCredential> microCredentials) {}
