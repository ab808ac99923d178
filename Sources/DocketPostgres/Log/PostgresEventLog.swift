package import DocketDomain
import Foundation
import PostgresKit

/// The event log on PostgreSQL, shared by all who reach the server.
///
/// Readers see events in the order of their transactions, and within one of their positions, and never past the oldest
/// transaction that is still open: so nothing is skipped whatever commits late.
package struct PostgresEventLog: EventLog {
    let pool: ConnectionPool
    let codec = EventCodec()
    let ownWrites: OwnWrites
    private let listener: WriteListener
    /// Every decision asks for the schema, and reading its JSON takes longer than the rest of the decision.
    let schemas = LastDecoded<StreamState>()

    private init(_ connection: String, patience: Duration) {
        let address = ServerAddress(connection: connection, role: ServerAddress.node)
        pool = ConnectionPool(address)
        listener = WriteListener(address)
        ownWrites = OwnWrites(patience: patience)
    }

    /// Opens a log that is there.
    ///
    /// - Parameters:
    ///   - url: As libpq takes it, `postgres://…` or `host=…`; TLS is as it says.
    ///   - patience: How long a reader waits for what this process has written, while somebody else's transaction holds all
    ///     readers of the server back.
    /// - Throws: `failedPrecondition` where there is no log, or one of another version; `unavailable` where the server
    ///   cannot be reached.
    package static func open(
        url: String, patience: Duration = OwnWrites.patience
    ) async throws(DocketError) -> PostgresEventLog {
        let log = PostgresEventLog(url, patience: patience)
        try await log.pool.run(patience: .zero) { try SchemaSetup(connection: $0).check() }
        return log
    }

    /// Opens the log of a database, or makes it, brings it up to date, or makes it a log again after a restore. Whoever the
    /// URL names owns it then, and needs the right to make the role `docket_node` where the server has none yet.
    package static func create(url: String) async throws(DocketError) -> PostgresEventLog {
        do {
            return try await open(url: url)
        } catch  where [.failedPrecondition, .permissionDenied].contains(error.code) {
            // Nobody has the role yet in a database without a log.
        }
        let owner = ConnectionPool(ServerAddress(connection: url, role: nil), size: 1)
        try await owner.run(patience: .zero) { try SchemaSetup(connection: $0).make() }
        return try await open(url: url)
    }

    // MARK: Writing

    package func append(_ appends: [Append]) async throws -> [AppendOutcome] {
        guard !appends.isEmpty else { return [] }
        let prepared = try await PreparedAppend.all(of: appends, codec)
        let outcomes = try await pool.session { session in
            var transaction = AppendTransaction(prepared)
            do {
                return try session.perform(patience: ConnectionPool.patience) { try transaction.run(on: $0) }
            } catch let error as DocketError where error.code == .unavailable && transaction.isUnanswered {
                throw DocketError(
                    .unavailable,
                    "\(error.message) Whether the last write went through is not known: look before you repeat it.",
                    cause: error.cause)
            }
        }
        for case .appended(let place) in outcomes { ownWrites.note(place.transaction) }
        return outcomes
    }

    // MARK: Watching

    package func writes() -> AsyncStream<Void> { listener.writes() }
}
