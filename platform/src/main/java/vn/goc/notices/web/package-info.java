/** Pages of the inbox and, where messages are spooled instead of sent, of the spool. */
@NullMarked
package vn.goc.notices.web;

import org.jspecify.annotations.NullMarked;
