import DocketDomain
import Foundation
import PostgresKit

/// A connection to the log's server, which waits for each answer: to be used in a thread of its own, by one at a time.
final class ServerConnection {
    private let link: PostgresLink
    /// The names of statements that the server has taken in, by their texts.
    private var prepared: [String: String] = [:]
    private var lastName = 0

    /// A server that has vanished from the network is noticed within a minute.
    private static let liveliness = [
        "keepalives_idle": "30", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "30000",
    ]
    private static let connectLimit = Duration.seconds(10)
    /// What a statement may take, in seconds; the one that waits for its answer is a little more patient.
    private static let statementLimit = 30
    /// What a transaction may wait for its next statement, in seconds: as long as it is open, it can hold readers back.
    private static let idleLimit = 10
    private static let usualLimit = Duration.seconds(statementLimit + 10)
    private var answerLimit = usualLimit

    /// - Parameter role: Which one it becomes; nothing for the one that it connects as.
    init(_ address: String, role: String?) throws(PostgresFailure) {
        do throws(DocketError) {
            link = try PostgresLink(address, settings: Self.liveliness)
        } catch {
            throw PostgresFailure(lost: error)
        }
        let end = ContinuousClock.now + Self.connectLimit
        let isConnected = try link.connect(pause: 250) { [link] () throws(PostgresFailure) in
            guard ContinuousClock.now < end else {
                throw PostgresFailure(
                    lost: DocketError(.unavailable, "The server of \(link.place) does not answer within 10 seconds."))
            }
        }
        guard isConnected else { throw PostgresFailure(lost: link.cannotConnect) }
        try execute(
            """
            SET client_min_messages = error;
            SET statement_timeout = '\(Self.statementLimit)s';
            SET idle_in_transaction_session_timeout = '\(Self.idleLimit)s';
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
            """)
        if let role { try execute("SET ROLE \(role)") }
    }

    var place: String { link.place }
    var serverVersion: Int { link.serverVersion }
    var encoding: String { link.parameter("server_encoding") ?? "" }

    /// Lets what follows take as long as it takes, within this transaction.
    func allowTime() throws(PostgresFailure) {
        answerLimit = .seconds(3600)
        try run([
            LogStatement("SET LOCAL statement_timeout = 0"),
            LogStatement("SET LOCAL idle_in_transaction_session_timeout = 0"),
        ])
    }

    // MARK: Statements

    /// Runs a text of statements without values.
    func execute(_ sql: String) throws(PostgresFailure) {
        guard link.send(sql) else { throw lost }
        var failure: PostgresFailure?
        while let result = try next() {
            if failure == nil, let error = result.error { failure = PostgresFailure(error, at: place) }
        }
        if let failure { throw failure }
        if link.isBroken { throw lost }
    }

    @discardableResult
    func run(_ statement: LogStatement) throws(PostgresFailure) -> PostgresResult {
        guard let result = try run([statement]).first else { throw lost }
        return result
    }

    /// Runs statements one after the other; all are sent at once. Without a transaction of their own they are one.
    ///
    /// - Throws: What the first one failed with; those behind it were not run then.
    @discardableResult
    func run(_ statements: [LogStatement]) throws(PostgresFailure) -> [PostgresResult] {
        guard link.beginPipeline() else { throw lost }
        var isAnswer: [Bool] = []
        var new: [String] = []
        for statement in statements {
            let name = prepared[statement.sql] ?? nextName()
            if prepared[statement.sql] == nil {
                guard link.prepare(statement.sql, as: name, types: statement.values.map(\.type)) else { throw lost }
                prepared[statement.sql] = name
                new.append(statement.sql)
                isAnswer.append(false)
            }
            guard link.run(statement: name, statement.values) else { throw lost }
            isAnswer.append(true)
        }
        guard link.synchronize() else { throw lost }
        do throws(PostgresFailure) {
            let results = try answers(isAnswer)
            guard link.endPipeline() else { throw lost }
            return results
        } catch {
            // It is not known which of them were taken in.
            for sql in new { prepared[sql] = nil }
            if !error.isLost, !link.endPipeline() { throw lost }
            throw error
        }
    }

    private func nextName() -> String {
        lastName += 1
        return "docket_\(lastName)"
    }

    private func answers(_ isAnswer: [Bool]) throws(PostgresFailure) -> [PostgresResult] {
        var results: [PostgresResult] = []
        var failure: PostgresFailure?
        var index = 0
        while true {
            guard let result = try next() else {
                index += 1
                if link.isBroken { throw failure ?? lost }
                continue
            }
            if result.isEndOfPipeline { break }
            if let error = result.error {
                failure = failure ?? PostgresFailure(error, at: place)
            } else if !result.isLeftOut, index < isAnswer.count, isAnswer[index] {
                results.append(result)
            }
        }
        if let failure { throw failure }
        return results
    }

    /// The next result; nil where a statement has ended.
    private func next() throws(PostgresFailure) -> PostgresResult? {
        let end = ContinuousClock.now + answerLimit
        while true {
            let flushed = link.flush()
            if flushed == .lost { throw lost }
            if flushed == .all, !link.isBusy { return link.takeResult() }
            let isReady = link.wait(toRead: true, toWrite: flushed == .some, atMost: 1000)
            guard ContinuousClock.now < end else {
                link.cancel()
                throw PostgresFailure(
                    lost: DocketError(.unavailable, "The server of \(place) does not answer any more. Try again."))
            }
            // What the server said before it left can still be read.
            if isReady, !link.consume(), !link.isBusy { return link.takeResult() }
            if isReady, link.isBroken, link.isBusy { throw lost }
        }
    }

    private var lost: PostgresFailure {
        PostgresFailure(
            lost: DocketError(
                .unavailable, "The connection to the log in \(place) was lost. Try again.", cause: link.message))
    }

    /// Does something within a transaction that it begins and ends itself; where that fails, the transaction is undone.
    func undoing<Value>(_ body: () throws -> Value) throws -> Value {
        defer { answerLimit = Self.usualLimit }
        do {
            return try body()
        } catch {
            if (error as? PostgresFailure)?.isLost != true { try run(.rollback) }
            throw error
        }
    }

    // MARK: Notifications

    /// Waits until somebody notifies a channel that is listened to.
    ///
    /// - Returns: Whether somebody did, once for all that came.
    func waitForNotification(atMost milliseconds: Int32) throws(PostgresFailure) -> Bool {
        if link.wait(toRead: true, toWrite: false, atMost: milliseconds), !link.consume() { throw lost }
        var isNotified = false
        while link.takeNotification() { isNotified = true }
        return isNotified
    }
}
