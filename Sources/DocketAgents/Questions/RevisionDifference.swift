import DocketDomain

/// What rows a revision of a table has that another one has not.
struct RevisionDifference {
    private let before: QuestionedTable
    private let after: QuestionedTable

    init(_ before: QuestionedTable, _ after: QuestionedTable) {
        (self.before, self.after) = (before, after)
    }

    /// Different rows that are told apart, after those that both revisions begin with.
    static let mostRows = 1_000_000
    /// Rows that are shown.
    private static let shown = 200

    func answer() async throws -> TableAnswer {
        guard before.revision != after.revision else {
            throw QuestionRefusal("Revision \(before.revision) can't be compared with itself.")
        }
        guard before.columns == after.columns else {
            throw QuestionRefusal(
                "Revisions \(before.revision) and \(after.revision) have different columns: "
                    + "\(before.columns.joined(separator: ", ")) and \(after.columns.joined(separator: ", ")).")
        }
        var counts = try await surplus()
        let (removed, gone) = try await rows(of: before, sign: 1, &counts)
        let (added, new) = try await rows(of: after, sign: -1, &counts)
        return answer(removed, added, gone: gone, new: new)
    }

    /// How much more often each row stands in the first revision than in the second one.
    private func surplus() async throws -> [UInt64: Int] {
        var counts: [UInt64: Int] = [:]
        var (first, second) = (SingleRows(before.rows), SingleRows(after.rows))
        // In step, so that of revisions that are nearly alike few rows are waiting for their like.
        while true {
            let (old, new) = (try await first.next(), try await second.next())
            guard old != nil || new != nil else { return counts }
            for (row, sign) in [(old, 1), (new, -1)] {
                guard let row else { continue }
                let digest = digest(row)
                let count = counts[digest, default: 0] + sign
                counts[digest] = count == 0 ? nil : count
            }
            guard counts.count <= Self.mostRows else {
                throw QuestionRefusal("The revisions differ in more than \(Self.mostRows) rows, too many to compare.")
            }
        }
    }

    /// The first rows of a revision that the other one has not, and how many there are.
    private func rows(
        of table: QuestionedTable, sign: Int, _ counts: inout [UInt64: Int]
    ) async throws -> ([[String]], Int) {
        var found: [[String]] = []
        var count = 0
        var reader = table.rows.makeReader()
        while let rows = try await reader.next() {
            for row in rows {
                let digest = digest(row)
                guard let left = counts[digest], left * sign > 0 else { continue }
                counts[digest] = left - sign
                count += 1
                if found.count < Self.shown { found.append(filled(row)) }
            }
        }
        return (found, count)
    }

    private func filled(_ row: [String]) -> [String] {
        after.columns.indices.map { $0 < row.count ? row[$0] : "" }
    }

    private func digest(_ row: [String]) -> UInt64 {
        var hasher = Hasher()
        for column in after.columns.indices {
            var cell = column < row.count ? row[column] : ""
            cell.withUTF8 { bytes in
                hasher.combine(bytes.count)
                hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            }
        }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// Rows with the same first cell, which no other row has, are one row that has changed.
    private func answer(_ removed: [[String]], _ added: [[String]], gone: Int, new: Int) -> TableAnswer {
        let isWhole = gone <= Self.shown && new <= Self.shown
        let old = isWhole ? unique(removed) : [:]
        let fresh = isWhole ? unique(added) : [:]
        var changed: [[String]] = []
        for row in added {
            guard let key = row.first, let earlier = old[key], fresh[key] != nil else { continue }
            changed.append(["changed"] + zip(earlier, row).map { $0 == $1 ? $1 : "\($0) → \($1)" })
        }
        func isChanged(_ row: [String]) -> Bool { row.first.map { old[$0] != nil && fresh[$0] != nil } ?? false }
        let rows =
            changed
            + removed.filter { !isChanged($0) }.map { ["removed"] + $0 }
            + added.filter { !isChanged($0) }.map { ["added"] + $0 }
        let figures = "\(new - changed.count) added, \(gone - changed.count) removed, \(changed.count) changed"
        let cut = isWhole ? "" : " Only the first \(Self.shown) rows of each are shown."
        let sentence =
            "Revision \(after.revision) against revision \(before.revision), compared row by row: \(figures)."
        return TableAnswer(columns: ["Change"] + after.columns, rows: rows, sentence: sentence + cut)
    }

    private func unique(_ rows: [[String]]) -> [String: [String]] {
        var found: [String: [String]] = [:]
        var twice: Set<String> = []
        for row in rows {
            guard let key = row.first else { continue }
            if found.updateValue(row, forKey: key) != nil { twice.insert(key) }
        }
        return found.filter { !twice.contains($0.key) }
    }
}

/// Reads rows one by one.
private struct SingleRows {
    private var reader: any TableRowReader
    private var rows: [[String]] = []
    private var place = 0

    init(_ rows: any TableRows) { reader = rows.makeReader() }

    mutating func next() async throws -> [String]? {
        while place == rows.count {
            try Task.checkCancellation()
            guard let more = try await reader.next() else { return nil }
            (rows, place) = (more, 0)
        }
        place += 1
        return rows[place - 1]
    }
}
