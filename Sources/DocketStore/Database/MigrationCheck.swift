import DocketDomain
import GRDB

/// Which migrations a file has seen: those of this docket up to one of them, or all of them and those of a newer docket.
enum MigrationCheck {
    /// - Returns: Whether it has seen all of ours.
    /// - Throws: `failedPrecondition` where a newer docket has written the file, `corrupt` where none has.
    static func verify(_ db: Database) throws -> Bool {
        let ours = Migrations.all.migrations
        let applied = try Migrations.all.appliedIdentifiers(db)
        let known = ours.prefix { applied.contains($0) }
        let others = applied.subtracting(known)
        guard !others.isEmpty else { return known.count == ours.count }
        guard known.count == ours.count, others.allSatisfy({ isNewer($0, than: ours.count) }) else {
            throw DocketError(
                .corrupt,
                "The list of what was done to the workspace's tables is damaged. Restore a backup: `docket restore FILE`."
            )
        }
        throw DocketError(
            .failedPrecondition, "This workspace was written by a newer docket. Update docket to open it.")
    }

    /// Whether docket may name a migration so some day: a number that comes after ours, and words.
    private static func isNewer(_ name: String, than last: Int) -> Bool {
        let parts = name.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]), number > last else { return false }
        return parts[1].allSatisfy { $0.isLetter || $0.isNumber || $0 == " " }
    }
}
