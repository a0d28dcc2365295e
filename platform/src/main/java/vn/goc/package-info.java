/**
 * The way in: commands, the line of rooms, the database underneath. Rooms never look here.
 */
@NullMarked
package vn.goc;

import org.jspecify.annotations.NullMarked;
