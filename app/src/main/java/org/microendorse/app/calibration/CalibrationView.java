package org.microendorse.app.calibration;

import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalog.CatalogTitle;

/**
 * The calibration status of one assessor for one micro-credential, in words.
 *
 * @param username of the assessor
 * @param displayName of the assessor
 * @param standing with its meaning and icon
 * @param possible whether there are benchmarks to calibrate with
 * @param due whether the assessor has to act
 * @param last when they last calibrated, or an earlier calibration was recorded; null if never
 * @param agreement percent of the last round
 * @param kappa of the last round, with what it means
 * @param source who vouches for it, if it was recorded from elsewhere; null otherwise
 * @param why why the assessor has to act, or cannot; null if neither
 */
public record CalibrationView(
    String username,
    String displayName,
    String microCredentialId,
    CatalogTitle microCredential,
    Wording.Due standing,
    boolean possible,
    boolean due,
    @Nullable String last,
    @Nullable Integer agreement,
    @Nullable String kappa,
    @Nullable String source,
    @Nullable String why) {}
