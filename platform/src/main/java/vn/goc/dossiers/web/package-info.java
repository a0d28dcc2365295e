/** Dossiers over HTTP: the citizen's form and thread, the officer's queue and decision, the first page of both. */
@NullMarked
package vn.goc.dossiers.web;

import org.jspecify.annotations.NullMarked;
