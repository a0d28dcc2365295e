/**
 * Procedures, forms and flows as data.
 *
 * <p>Owns: the catalogue of administrative procedures (thủ tục hành chính), one strict JSON file each under {@code
 * resources/catalogue}: versions with their dates, the seven parts that must be published, the form's steps with the
 * register path behind each answer, the papers, the limits by rule id, the slips. Uses: law for limits, register for its paths, codes for kinds
 * of papers. Publishes: nothing. Tables: none; a file with a mistake stops the start with its name and line. Pages:
 * {@code /procedures}, {@code /procedures/{code}}.
 */
@NullMarked
package vn.goc.catalogue;

import org.jspecify.annotations.NullMarked;
