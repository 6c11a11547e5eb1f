/** What machines do when somebody leaves. */
package org.microendorse.workers.account;
