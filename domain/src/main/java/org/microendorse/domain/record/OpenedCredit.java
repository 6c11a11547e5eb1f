package org.microendorse.domain.record;

import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;

/** What the form shows of the micro-credential that was earned. */
public record OpenedCredit(MicroCredentialSummary microCredential) {}
