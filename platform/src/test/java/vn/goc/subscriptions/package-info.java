/** Tests of the feed of changes. */
@NullMarked
package vn.goc.subscriptions;

import org.jspecify.annotations.NullMarked;
