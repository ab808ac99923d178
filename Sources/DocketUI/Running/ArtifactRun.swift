import DocketDomain

/// The last run of a query that is open: what was asked, and how far it has come.
package struct ArtifactRun: Hashable, Sendable {
    enum Standing: Hashable, Sendable {
        case running
        case ended(QueryEnd)
        case failed(QueryFailure)
        /// By the user.
        case stopped
    }

    let id: RunID
    let request: QueryRequest
    /// The name of what it runs against.
    let source: String
    private(set) var standing = Standing.running
    private(set) var columns: [SQLColumn]?
    private(set) var rowCount = 0
    /// The artifact that the result is kept as.
    var kept: ArtifactID?

    init(_ id: RunID, _ request: QueryRequest, against source: String) {
        self.id = id
        self.request = request
        self.source = source
    }

    var isRunning: Bool { standing == .running }

    /// Whether there are rows to look at, or to wait for.
    var hasResult: Bool { columns != nil }

    mutating func take(_ news: RunNews) {
        guard isRunning else { return }
        switch news {
        case .columns(let columns): self.columns = columns
        case .rows(let count): rowCount = count
        case .ended(let end):
            rowCount = end.rowCount
            standing = .ended(end)
        case .failed(let failure):
            standing = failure.error.code == .cancelled ? .stopped : .failed(failure)
        }
    }

    /// How it stands, from all that there is to say to the least.
    var statuses: [String] {
        let rows = NumberText.rows(rowCount)
        switch standing {
        case .running: return ["\(source.shown) · running · \(rows)", "running · \(rows)", rows]
        case .ended(let end):
            let time = Self.seconds(end.seconds)
            let cut = end.truncated == nil ? "" : " · cut off"
            return ["\(source.shown) · \(rows) · \(time)\(cut)", "\(rows) · \(time)\(cut)", "\(rows)\(cut)"]
        case .failed: return ["\(source.shown) · \(rows) · broken off", "\(rows) · broken off", "broken off"]
        case .stopped: return ["\(source.shown) · \(rows) · stopped", "\(rows) · stopped", "stopped"]
        }
    }

    /// What of the result is not there, in a sentence; nothing where it is whole.
    var loss: String? {
        switch standing {
        case .running: nil
        case .ended(let end): end.truncated?.text
        case .failed(let failure): "These are not all rows: \(failure.error.message)"
        case .stopped: "These are not all rows: the query was stopped."
        }
    }

    private static func seconds(_ seconds: Double) -> String {
        seconds < 1 ? "\(Int((seconds * 1000).rounded())) ms" : "\((seconds * 10).rounded() / 10) s"
    }
}
