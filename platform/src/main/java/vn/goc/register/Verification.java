package vn.goc.register;

import java.util.Map;

/**
 * Yes or no for each claim; nothing of the record itself (Decree 69/2024/NĐ-CP: xác thực thông tin).
 *
 * @param found whether the asker may ask about a person with that number; when false every match is false
 * @param matches path → whether the claim equals the register's value
 */
public record Verification(boolean found, Map<String, Boolean> matches) {
    public boolean all() {
        return found && !matches.containsValue(false);
    }
}
