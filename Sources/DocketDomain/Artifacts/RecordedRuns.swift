/// How a run of an artifact's query went.
package struct RecordedRun: Hashable, Sendable, Codable {
    /// The name of the source that it ran against.
    package var source: String
    package var milliseconds: Int
    /// How many rows it gave; of a run that failed, how many had come.
    package var rows: Int
    /// Why the result ends before the query's own end, where it does.
    package var truncated: String?
    /// What went wrong, where something did.
    package var error: String?

    package init(source: String, milliseconds: Int, rows: Int, truncated: String? = nil, error: String? = nil) {
        self.source = source
        self.milliseconds = milliseconds
        self.rows = rows
        self.truncated = truncated
        self.error = error
    }
}

/// The runs of an artifact's query: how many there were, and the last one.
package struct RecordedRuns: Hashable, Sendable, Codable {
    package private(set) var count: Int
    package private(set) var last: RecordedRun
    package private(set) var lastAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case count, last
        case lastAt = "last_at"
    }

    /// The runs after one more.
    package init(after earlier: RecordedRuns?, _ run: RecordedRun, at time: Timestamp) {
        count = (earlier?.count ?? 0) + 1
        last = run
        lastAt = time
    }
}

extension RecordedRun {
    /// The status of an artifact after the run: a failure marks what was in use, and a success takes the mark away. What
    /// is a draft or deprecated stays so.
    func status(after status: String) -> String {
        switch (status, error) {
        case (ArtifactStatus.active, .some): ArtifactStatus.failed
        case (ArtifactStatus.failed, .none): ArtifactStatus.active
        default: status
        }
    }
}

extension RecordedRun {
    var text: String {
        if let error { return "ran the query against \(source), which failed: \(error)" }
        let result = rows == 1 ? "1 row" : "\(rows) rows"
        return "ran the query against \(source): \(result)\(truncated.map { ", \($0)" } ?? "")"
    }
}
