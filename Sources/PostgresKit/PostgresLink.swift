import CDeferred
import CPQ
package import DocketDomain
import Foundation

/// A connection to a server, as libpq has it: one user at a time. It waits for nothing by itself, but for as long as it is
/// told to wait.
package final class PostgresLink {
    private let handle: OpaquePointer
    /// Where it leads, as it may be shown.
    package let place: String

    /// Begins to connect.
    ///
    /// - Parameters:
    ///   - connection: As libpq takes it; TLS is as it says.
    ///   - settings: More of the same, which counts before what the connection says.
    /// - Throws: `unavailable` without the library.
    package init(_ connection: String, settings: [String: String]) throws(DocketError) {
        if let failure = deferred_postgres() {
            throw DocketError(
                .unavailable,
                "PostgreSQL needs the library libpq (on Debian libpq5), which cannot be loaded: install it.",
                cause: String(cString: failure))
        }
        // The connection string comes first, so that what follows counts.
        var values = ["application_name": "docket", "client_encoding": "UTF8"].merging(settings) { $1 }
        let names = ["dbname"] + values.keys.sorted()
        values["dbname"] = connection
        place = PostgresAddress.visible(connection)
        let started = names.withCStrings { keys in
            names.map { values[$0] ?? "" }.withCStrings { PQconnectStartParams(keys, $0, 1) }
        }
        guard let started else { throw DocketError(.resourceExhausted, "There is no memory for a connection.") }
        handle = started
        // What a function tells beside its result would be printed over the screen.
        PQsetNoticeReceiver(handle, { _, _ in }, nil)
    }

    deinit {
        PQfinish(handle)
    }

    /// Connects.
    ///
    /// - Parameters:
    ///   - pause: Between two looks, in milliseconds.
    ///   - whileWaiting: Called after each; what it throws ends the attempt.
    /// - Returns: Whether it is connected; if not, `cannotConnect` says why.
    package func connect<Failure: Error>(pause: Int32, whileWaiting: () throws(Failure) -> Void) throws(Failure) -> Bool
    {
        guard !isBroken else { return false }
        var wanted = PGRES_POLLING_WRITING
        while true {
            switch wanted {
            case PGRES_POLLING_OK: return true
            case PGRES_POLLING_FAILED: return false
            default: break
            }
            let isReady = wait(
                toRead: wanted == PGRES_POLLING_READING, toWrite: wanted != PGRES_POLLING_READING, atMost: pause)
            try whileWaiting()
            if isReady { wanted = PQconnectPoll(handle) }
        }
    }

    /// What is said where nothing could be reached.
    package var cannotConnect: DocketError {
        DocketError(.unavailable, "The database cannot be reached: \(message) (\(place))", cause: message)
    }

    /// What the connection says last, on one line.
    package var message: String {
        String(cString: PQerrorMessage(handle)).split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    }

    package var isBroken: Bool { PQstatus(handle) == CONNECTION_BAD }
    package var serverVersion: Int { Int(PQserverVersion(handle)) }

    /// What the server says of itself and of this connection.
    package func parameter(_ name: String) -> String? {
        PQparameterStatus(handle, name).map { String(cString: $0) }
    }

    // MARK: Waiting

    /// - Returns: Whether there is something to read, or room to write.
    package func wait(toRead: Bool, toWrite: Bool, atMost milliseconds: Int32) -> Bool {
        let events = (toRead ? POLLIN : 0) | (toWrite ? POLLOUT : 0)
        var socket = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
        return poll(&socket, 1, milliseconds) > 0
    }

    /// Bytes that wait to be read.
    package var available: Int {
        var count: Int32 = 0
        return ioctl(PQsocket(handle), UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    /// What became of bytes that wait to be sent.
    package enum Flushed {
        case all, some, lost
    }

    package func flush() -> Flushed {
        switch PQflush(handle) {
        case 0: .all
        case 1: .some
        default: .lost
        }
    }

    /// Takes in what has come.
    ///
    /// - Returns: Whether the connection is still there.
    package func consume() -> Bool { PQconsumeInput(handle) == 1 }

    /// Whether a result cannot be taken yet.
    package var isBusy: Bool { PQisBusy(handle) != 0 }

    /// The next result; nothing where the statement has ended.
    package func takeResult() -> PostgresResult? { PQgetResult(handle).map(PostgresResult.init) }

    /// Whether somebody has notified a channel that is listened to; each notification is taken once.
    package func takeNotification() -> Bool {
        guard let notification = PQnotifies(handle) else { return false }
        PQfreemem(notification)
        return true
    }

    // MARK: Statements

    /// Sends statements that have no values.
    package func send(_ sql: String) -> Bool { PQsendQuery(handle, sql) == 1 }

    /// Sends one statement with values as texts.
    ///
    /// - Parameter types: By their numbers; 0 where the server finds out.
    package func send(_ sql: String, _ values: [String?], types: [UInt32]) -> Bool {
        values.withOptionalCStrings { pointers in
            PQsendQueryParams(handle, sql, Int32(values.count), types.isEmpty ? nil : types, pointers, nil, nil, 0)
        } == 1
    }

    /// Has each row come as a result of its own.
    package func useSingleRows() { PQsetSingleRowMode(handle) }

    /// Has a statement taken in, under a name or none.
    package func prepare(_ sql: String, as name: String, types: [UInt32]) -> Bool {
        PQsendPrepare(handle, name, sql, Int32(types.count), types) == 1
    }

    package func describe(statement name: String) -> Bool { PQsendDescribePrepared(handle, name) == 1 }
    package func describe(portal name: String) -> Bool { PQsendDescribePortal(handle, name) == 1 }

    /// Sends a statement that was taken in, with values in the server's own form; what it answers comes in that, too.
    package func run(statement name: String, _ values: [PostgresValue]) -> Bool {
        let bytes = values.flatMap { $0.bytes ?? [] }
        let lengths = values.map { Int32($0.bytes?.count ?? 0) }
        let formats = values.map { _ in Int32(1) }
        // An empty value is no NULL: each pointer needs something to point to.
        return (bytes + [0]).withUnsafeBytes { buffer in
            var offset = 0
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers: [UnsafePointer<CChar>?] = values.map { value in
                guard let bytes = value.bytes else { return nil }
                defer { offset += bytes.count }
                return start?.advanced(by: offset)
            }
            return PQsendQueryPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 1) == 1
        }
    }

    /// Has what is sent from now on be sent without waiting for answers.
    package func beginPipeline() -> Bool { PQenterPipelineMode(handle) == 1 }
    package func endPipeline() -> Bool { PQexitPipelineMode(handle) == 1 }
    /// Asks the server to answer all that was sent; where something fails, the rest up to here is left out.
    package func synchronize() -> Bool { PQpipelineSync(handle) == 1 }

    /// Asks the server to end what it is doing.
    package func cancel() {
        guard let cancel = PQgetCancel(handle) else { return }
        var reason = [CChar](repeating: 0, count: 256)
        PQcancel(cancel, &reason, Int32(reason.count))
        PQfreeCancel(cancel)
    }
}

extension [String] {
    fileprivate func withCStrings<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        map(Optional.some).withOptionalCStrings(body)
    }
}

extension [String?] {
    /// The texts as C has them, with nothing behind the last.
    fileprivate func withOptionalCStrings<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = map { $0.flatMap { strdup($0) } }
        defer { for copy in copies { free(copy) } }
        let pointers = copies.map { UnsafePointer($0) } + [nil]
        return pointers.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("the list has an end") }
            return body(start)
        }
    }
}
