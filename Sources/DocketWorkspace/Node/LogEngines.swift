package import DocketDomain
import DocketPostgres

/// How logs elsewhere are reached.
package struct LogEngines: Sendable {
    /// Opens a log that is there.
    package var open: @Sendable (LogAddress) async throws(DocketError) -> any EventLog
    /// The same; makes what the log needs where that is not there yet.
    package var create: @Sendable (LogAddress) async throws(DocketError) -> any EventLog
    /// What keeps readers of a log from what is written; nothing where nothing does.
    package var heldBack: @Sendable (any EventLog) async -> HeldReaders?

    package init(
        open: @escaping @Sendable (LogAddress) async throws(DocketError) -> any EventLog,
        create: @escaping @Sendable (LogAddress) async throws(DocketError) -> any EventLog,
        heldBack: @escaping @Sendable (any EventLog) async -> HeldReaders? = { _ in nil }
    ) {
        self.heldBack = heldBack
        self.open = open
        self.create = create
    }

    /// PostgreSQL's.
    package static let live = LogEngines(
        open: { address throws(DocketError) in
            try check(address)
            return try await PostgresEventLog.open(url: address.url)
        },
        create: { address throws(DocketError) in
            try check(address)
            return try await PostgresEventLog.create(url: address.url)
        },
        heldBack: { log in
            guard let log = log as? PostgresEventLog, let hold = try? await log.readerHold() else { return nil }
            return HeldReaders(waitingEvents: hold.waitingEvents, since: hold.since, text: hold.text)
        })

    private static func check(_ address: LogAddress) throws(DocketError) {
        guard ["postgres", "postgresql"].contains(address.scheme) else {
            throw DocketError(
                .invalidArgument,
                "docket knows no logs of the kind \(address.scheme)://. Write the address as postgres://USER@HOST:PORT/DATABASE."
            )
        }
    }
}

extension ReaderHold {
    /// Who holds readers back, and what to do.
    fileprivate var text: String {
        let whose =
            if let prepared { "the prepared transaction \(prepared)" } else {
                [
                    "a transaction", process.map { "of the process \($0)" }, program.map { "(\($0))" },
                    account.map { "of \($0)" }, database.map { "in the database \($0)" },
                ].compactMap(\.self).joined(separator: " ")
            }
        let since = since.map { ", open since \($0.iso8601)" } ?? ""
        return
            "\(waitingEvents) events cannot be read yet: they wait for \(whose)\(since). End it, if it does not end by itself."
    }
}
