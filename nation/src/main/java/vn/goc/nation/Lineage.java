package vn.goc.nation;

/** What a child has from its father: surname, ethnic group (dân tộc) and place of origin (quê quán). */
record Lineage(String surname, String ethnicity, Territory.Province origin) {}
