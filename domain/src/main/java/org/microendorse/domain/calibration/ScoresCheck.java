package org.microendorse.domain.calibration;

import java.util.List;

/** Whether scores were taken, and if not, what is wrong with them in words for the assessor. */
public record ScoresCheck(boolean scoresComplete, List<String> scoresProblems) {}
