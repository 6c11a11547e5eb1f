package org.microendorse.domain.calibration;

import java.util.List;
import org.microendorse.domain.task.AsNote;

/** Whether scores were accepted, and if not, what is wrong with them, in words for the assessor. */
public record ScoresCheck(boolean scoresComplete, @AsNote List<String> scoresProblems) {}
