package org.microendorse.domain.enrollment;

/**
 * What the rules know when an educator is about to begin another micro-credential.
 *
 * @param alone they take it on their own, not on the path to a micro-endorsement
 * @param thisSemester how many they began in this semester or took along into it: on the same path,
 *     or on their own
 * @param running how many they are on at the moment, all together
 * @param earned how many they have earned since the semester opened, all together
 */
public record EnrollmentFacts(boolean alone, int thisSemester, int running, int earned) {}
