/**
 * The names that models and Java share, each written once. A test parses the models and proves that
 * both agree.
 */
package org.microendorse.processes;
