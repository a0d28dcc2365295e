/** Web doors of the exchange: the agencies' API and their console. */
@NullMarked
package vn.goc.exchange.web;

import org.jspecify.annotations.NullMarked;
