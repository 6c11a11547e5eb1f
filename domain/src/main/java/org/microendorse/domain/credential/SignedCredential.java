package org.microendorse.domain.credential;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A credential and its signed statement; only the statement is judged and shown.
 *
 * @param file the original
 * @param unsecured as it is in the file, without its proofs
 * @param quads what it says
 * @param statement the same as a tree of ordinary names
 */
record SignedCredential(
    BadgeFile file, ObjectNode unsecured, Set<Quad> quads, ObjectNode statement) {

  /**
   * A JWT is signed as it is written, so content without meaning may be left out; otherwise only
   * content with a meaning is signed, and everything else is an error.
   *
   * @throws CanonicalForm.Impossible if it cannot be determined what was signed
   * @throws Doubt if it is not one credential
   */
  static SignedCredential of(BadgeFile file) {
    ObjectNode unsecured = file.credential().deepCopy();
    unsecured.remove("proof");
    Set<Quad> quads =
        file.jwt() == null ? CanonicalForm.statements(unsecured) : CanonicalForm.meaning(unsecured);
    return new SignedCredential(file, unsecured, quads, Statement.of(quads));
  }

  /** The id of the issuer it names; null if it names none, or not one. */
  @Nullable String issuer() {
    return PresentedBadges.idOf(statement.get("issuer"));
  }
}
