import DocketDomain
import Foundation
import PostgresKit

/// A connection to a server in whose only transaction nothing can be written: one user at a time. It never waits where
/// it could not be told to stop.
final class PostgresConnection {
    let link: PostgresLink
    let control: RunControl
    /// Whether the role of the source may do anything, before it became another one.
    let isOfSuperuser: Bool
    private var memory: (bytes: Int, time: ContinuousClock.Instant)?

    private static let connectLimit = Duration.seconds(10)
    /// Between two looks whether to stop, in milliseconds.
    private static let pause: Int32 = 25
    private static let momentOfMemory = Duration.milliseconds(10)
    /// Bytes of one row on its way here.
    static let rowBytes = 32 << 20

    init(
        _ connection: String, password: (() throws(DocketError) -> String)?, _ control: RunControl
    ) throws(QueryFailure) {
        self.control = control
        do throws(DocketError) {
            var settings: [String: String] = [:]
            if let password { settings["password"] = try password() }
            link = try PostgresLink(connection, settings: settings)
        } catch {
            throw QueryFailure(error)
        }
        let end = min(ContinuousClock.now + Self.connectLimit, control.end)
        let isConnected = try link.connect(pause: Self.pause) { [link] () throws(QueryFailure) in
            if control.wasCancelled { throw RunControl.cancelled }
            guard ContinuousClock.now < end else {
                throw QueryFailure(
                    .unavailable,
                    "The server of \(link.place) does not answer within \(Self.connectLimit.wholeSeconds) seconds.")
            }
        }
        guard isConnected else { throw QueryFailure(link.cannotConnect) }
        isOfSuperuser = link.parameter("is_superuser") == "on"
    }

    // MARK: Statements

    /// Runs statements of the program's own that have no answer.
    func execute(_ sql: String) throws(QueryFailure) {
        guard link.send(sql) else { throw lost }
        while let result = try next() { try check(result, of: nil) }
    }

    /// Runs one statement with values.
    ///
    /// - Parameters:
    ///   - prefix: What the program puts before the text.
    ///   - types: The types that the values are sent as, by their numbers; 0 where the server finds out.
    ///   - whileWaiting: Called now and then.
    ///   - onError: Is given the server's code of an error before it is thrown.
    ///   - body: Is given each row's result, and says whether to go on.
    func query(
        _ statement: BoundStatement, prefix: String = "", types: [UInt32] = [], whileWaiting: () -> Void = {},
        onError: (String) -> Void = { _ in }, _ body: (PostgresResult) throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        let values = statement.values.map(\.value.postgresText)
        guard link.send(prefix + statement.text, values, types: types) else { throw lost }
        link.useSingleRows()
        try read(statement, prefix, whileWaiting, onError, body)
    }

    /// The types of a statement's values as the server finds them out; the statement is not run.
    func parameterTypes(
        of statement: BoundStatement, given types: [UInt32], onError: (String) -> Void
    ) throws(QueryFailure) -> [UInt32] {
        guard !types.isEmpty else { return [] }
        guard link.prepare(statement.text, as: "", types: types) else { throw lost }
        try read(statement, "", {}, onError) { _ in }
        guard link.describe(statement: "") else { throw lost }
        var found = types
        try read(nil, "", {}, onError) { result in found = result.parameterTypes }
        return found
    }

    /// What the rows of a cursor are.
    func describe(portal name: String, _ body: (PostgresResult) throws(QueryFailure) -> Void) throws(QueryFailure) {
        guard link.describe(portal: name) else { throw lost }
        try read(nil, "", {}, { _ in }, body)
    }

    private func read(
        _ statement: BoundStatement?, _ prefix: String, _ whileWaiting: () -> Void, _ onError: (String) -> Void,
        _ body: (PostgresResult) throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        var failure: QueryFailure?
        while let result = try next(whileWaiting) {
            // The rest of an answer is read all the same: the next statement comes after it.
            guard failure == nil else { continue }
            if let error = result.error { onError(error.code) }
            do throws(QueryFailure) {
                try check(result, of: statement, prefix: prefix)
                try body(result)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// The next result; nil where the statement has ended.
    private func next(_ whileWaiting: () -> Void = {}) throws(QueryFailure) -> PostgresResult? {
        var received = 0
        while true {
            let flushed = link.flush()
            if flushed == .lost { throw lost }
            if flushed == .all {
                let before = recentMemory()
                if !link.isBusy { return link.takeResult() }
                // The library makes room for a whole row when it sees how long that is, before any of it is here.
                guard MemoryInUse.writableBytes - before <= Self.rowBytes * 2 else { throw tooLong() }
                memory = nil
            }
            let isReady = link.wait(toRead: true, toWrite: flushed == .some, atMost: Self.pause)
            if control.mustStop { throw stop() }
            guard isReady else {
                whileWaiting()
                continue
            }
            received += link.available
            guard received <= Self.rowBytes else { throw tooLong() }
            guard link.consume() else { throw lost }
        }
    }

    /// What the process had of memory a moment ago: rows that are here already come too fast to look at it for each.
    private func recentMemory() -> Int {
        let now = ContinuousClock.now
        if let memory, now - memory.time < Self.momentOfMemory { return memory.bytes }
        let bytes = MemoryInUse.writableBytes
        memory = (bytes, now)
        return bytes
    }

    private func tooLong() -> QueryFailure {
        link.cancel()
        return QueryFailure(
            .resourceExhausted,
            "A row of the result has more than the \(Self.rowBytes >> 20) MB that docket takes. Choose fewer or shorter columns."
        )
    }

    private func stop() -> QueryFailure {
        link.cancel()
        return control.stopFailure
    }

    private var lost: QueryFailure {
        QueryFailure(
            .unavailable, "The connection to \(link.place) was lost, and the query with it. Run it again.",
            cause: link.message)
    }

    private func check(
        _ result: PostgresResult, of statement: BoundStatement?, prefix: String = ""
    ) throws(QueryFailure) {
        if let failure = result.failure(of: statement, prefix: prefix, control) { throw failure }
        if link.isBroken { throw lost }
    }
}
