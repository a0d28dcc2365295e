/**
 * Accounts (tài khoản định danh điện tử) and how their holders prove who they are (Decree 69/2024/NĐ-CP; Law on
 * Identification 26/2023/QH15, Art. 34).
 *
 * <p>owns: accounts of citizens and officers, passwords, passkeys, one-time codes, known devices, locks.
 * uses: law (how long usage history is kept), site (sessions, keys), notices (codes, notices of lock).
 * publishes: nothing yet.
 * tables: accounts.account, passkey, pending, challenge, attempt.
 * pages: /sign-in, /sign-in/code, /sign-in/confirm, /sign-out, /account.
 *
 * <p>Levels: password and one-time code give acr 2 (two different non-biometric factors). A passkey with user verification
 * also gives 2: possession and what unlocks it; whether that was a finger or a PIN the device does not tell, so 3 and 4 are
 * never claimed from it.
 */
@NullMarked
package vn.goc.accounts;

import org.jspecify.annotations.NullMarked;
