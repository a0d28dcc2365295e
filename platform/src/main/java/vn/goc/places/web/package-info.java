/** Web doors of the places: units, successors and boundaries for programs and for the map. */
@NullMarked
package vn.goc.places.web;

import org.jspecify.annotations.NullMarked;
