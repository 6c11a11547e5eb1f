package org.microendorse.app.calibration;

import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Wording;

/**
 * How one assessor stands with one micro-credential, in words.
 *
 * @param username of the assessor
 * @param displayName of the assessor
 * @param standing with its meaning and icon
 * @param possible there is something to calibrate with
 * @param due something is to be done
 * @param last when they last calibrated, or it was taken over; null if never
 * @param agreement percent of the last round
 * @param kappa of the last round, with what it means
 * @param source who says so, if it was taken over; null otherwise
 * @param why why something is to be done, or nothing can be; null if all is well
 */
public record CalibrationView(
    String username,
    String displayName,
    String microCredentialId,
    String microCredential,
    Wording.Due standing,
    boolean possible,
    boolean due,
    @Nullable String last,
    @Nullable Integer agreement,
    @Nullable String kappa,
    @Nullable String source,
    @Nullable String why) {}
