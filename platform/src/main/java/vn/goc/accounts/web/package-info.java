/** Pages for signing in and for looking after one's account. */
@NullMarked
package vn.goc.accounts.web;

import org.jspecify.annotations.NullMarked;
