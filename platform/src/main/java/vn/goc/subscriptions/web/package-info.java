/** Web doors of subscriptions: the agencies' feed, and the signal to signed-in pages. */
@NullMarked
package vn.goc.subscriptions.web;

import org.jspecify.annotations.NullMarked;
