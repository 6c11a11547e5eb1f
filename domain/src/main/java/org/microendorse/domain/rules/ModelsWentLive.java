package org.microendorse.domain.rules;

/** Other models are live now, on this node. */
public record ModelsWentLive() {}
