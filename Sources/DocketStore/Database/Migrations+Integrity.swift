extension Migrations {
    /// Checksums of rows. Rows that are there already have none until they are written again; those of the read model are
    /// made anew.
    static let integrity = SealedTable.all.map { "ALTER TABLE \($0.name) ADD COLUMN checksum INTEGER;" }
        .joined(separator: "\n")
}
