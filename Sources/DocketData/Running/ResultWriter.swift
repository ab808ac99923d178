import DocketDomain

/// Puts the rows of a run into parts, and ends it where its limits are.
final class ResultWriter {
    private let channel: ResultChannel
    private let limits: QueryLimits
    private var rows: [[SQLValue]] = []
    private var pendingBytes = 0
    private var lastFlush = ContinuousClock.now
    private var rowsAtOnce = 32
    private(set) var rowCount = 0
    private var bytes = 0
    private var truncated: QueryTruncation?

    private static let mostRowsAtOnce = 1024
    private static let mostBytesAtOnce = 256 << 10
    private static let longestWait = Duration.milliseconds(30)

    init(_ channel: ResultChannel, limits: QueryLimits) {
        self.channel = channel
        self.limits = limits
    }

    /// - Returns: Whether rows are wanted.
    func begin(_ columns: [SQLColumn]) -> Bool {
        lastFlush = .now
        return channel.send(.columns(columns))
    }

    /// - Returns: Whether more rows are wanted; the one that is too many is left out.
    func add(_ row: [SQLValue]) -> Bool {
        guard rowCount < limits.rows else {
            truncated = QueryTruncation(limit: limits.rows, reason: .rows)
            return false
        }
        let size = row.reduce(0) { $0 + $1.size }
        guard bytes + size <= limits.bytes else {
            truncated = QueryTruncation(limit: limits.bytes, reason: .bytes)
            return false
        }
        bytes += size
        rowCount += 1
        rows.append(row)
        pendingBytes += size
        guard rows.count >= rowsAtOnce || pendingBytes >= Self.mostBytesAtOnce || isDue else { return true }
        rowsAtOnce = min(rowsAtOnce * 2, Self.mostRowsAtOnce)
        return flush()
    }

    private var isDue: Bool {
        // The clock is looked at now and then only.
        (rows.count == 1 || rows.count.isMultiple(of: 16)) && ContinuousClock.now - lastFlush > Self.longestWait
    }

    /// Hands over what has waited long enough, while the engine looks for more.
    func flushIfDue() {
        if !rows.isEmpty, ContinuousClock.now - lastFlush > Self.longestWait { _ = flush() }
    }

    private func flush() -> Bool {
        guard !rows.isEmpty else { return true }
        let part = QueryPart.rows(rows)
        rows = []
        rows.reserveCapacity(rowsAtOnce)
        let isWanted = channel.send(part, bytes: pendingBytes)
        pendingBytes = 0
        lastFlush = .now
        return isWanted
    }

    /// Ends the result. Where time was up after some rows these are the result, cut off; before any, there is none.
    func finish(_ failure: QueryFailure?) {
        if let failure {
            guard channel.control.isOverdue, !channel.control.wasCancelled, rowCount > 0 else {
                _ = flush()
                return channel.finish(.failure(failure))
            }
            truncated = QueryTruncation(limit: channel.control.limit.wholeSeconds, reason: .seconds)
        }
        guard flush() else { return channel.finish(.failure(RunControl.cancelled)) }
        let end = QueryEnd(rowCount: rowCount, seconds: channel.control.seconds, truncated: truncated)
        _ = channel.send(.end(end))
        channel.finish(.success(()))
    }
}
