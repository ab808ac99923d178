import CDeferred
import CPQ
import DocketDomain
import Foundation

/// A connection to a server in whose only transaction nothing can be written: one user at a time. It never waits where
/// it could not be told to stop.
final class PostgresConnection {
    let handle: OpaquePointer
    let control: RunControl
    private let place: String
    /// Whether the role of the source may do anything, before it became another one.
    private(set) var isOfSuperuser = false
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
        if let failure = deferred_postgres() {
            throw QueryFailure(
                DocketError(
                    .unavailable,
                    "PostgreSQL needs the library libpq (on Debian libpq5), which cannot be loaded: install it.",
                    cause: String(cString: failure)))
        }
        var values = ["dbname": connection, "application_name": "docket", "client_encoding": "UTF8"]
        do throws(DocketError) {
            if let password { values["password"] = try password() }
        } catch {
            throw QueryFailure(error)
        }
        // The connection string comes first, so that what follows counts.
        let names = ["dbname"] + values.keys.filter { $0 != "dbname" }.sorted()
        place = PostgresAddress.visible(connection)
        self.control = control
        let started = names.withCStrings { keys in
            names.map { values[$0] ?? "" }.withCStrings { PQconnectStartParams(keys, $0, 1) }
        }
        guard let started else {
            throw QueryFailure(.resourceExhausted, "There is no memory for a connection.")
        }
        handle = started
        // What a function tells beside its result would be printed over the screen.
        PQsetNoticeReceiver(handle, { _, _ in }, nil)
        try connect()
        isOfSuperuser = PQparameterStatus(handle, "is_superuser").map { String(cString: $0) } == "on"
    }

    deinit {
        PQfinish(handle)
    }

    private func connect() throws(QueryFailure) {
        let end = min(ContinuousClock.now + Self.connectLimit, control.end)
        guard PQstatus(handle) != CONNECTION_BAD else { throw cannotConnect }
        var wanted = PGRES_POLLING_WRITING
        while true {
            switch wanted {
            case PGRES_POLLING_OK: return
            case PGRES_POLLING_FAILED: throw cannotConnect
            default: break
            }
            let isReady = wait(for: wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT)
            if control.wasCancelled { throw RunControl.cancelled }
            guard ContinuousClock.now < end else {
                throw QueryFailure(
                    .unavailable,
                    "The server of \(place) does not answer within \(Self.connectLimit.wholeSeconds) seconds.")
            }
            if isReady { wanted = PQconnectPoll(handle) }
        }
    }

    private var cannotConnect: QueryFailure {
        QueryFailure(.unavailable, "The database \(place) cannot be reached: \(message)", cause: message)
    }

    /// What the connection says last, on one line.
    private var message: String {
        String(cString: PQerrorMessage(handle)).split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    }

    private func wait(for events: Int32) -> Bool {
        var socket = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
        return poll(&socket, 1, Self.pause) > 0
    }

    // MARK: Statements

    /// Runs statements of the program's own that have no answer.
    func execute(_ sql: String) throws(QueryFailure) {
        guard PQsendQuery(handle, sql) == 1 else { throw lost }
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
        let isSent = (prefix + statement.text).withCString { text in
            values.withOptionalCStrings { pointers in
                PQsendQueryParams(
                    handle, text, Int32(values.count), types.isEmpty ? nil : types, pointers, nil, nil, 0)
            }
        }
        guard isSent == 1 else { throw lost }
        PQsetSingleRowMode(handle)
        try read(statement, prefix, whileWaiting, onError, body)
    }

    /// The types of a statement's values as the server finds them out; the statement is not run.
    func parameterTypes(
        of statement: BoundStatement, given types: [UInt32], onError: (String) -> Void
    ) throws(QueryFailure) -> [UInt32] {
        guard !types.isEmpty else { return [] }
        guard PQsendPrepare(handle, "", statement.text, Int32(types.count), types) == 1 else { throw lost }
        try read(statement, "", {}, onError) { _ in }
        guard PQsendDescribePrepared(handle, "") == 1 else { throw lost }
        var found = types
        try read(nil, "", {}, onError) { result in found = result.parameterTypes }
        return found
    }

    /// What the rows of a cursor are.
    func describe(portal name: String, _ body: (PostgresResult) throws(QueryFailure) -> Void) throws(QueryFailure) {
        guard PQsendDescribePortal(handle, name) == 1 else { throw lost }
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
            if let code = result.errorCode { onError(code) }
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
            let flushed = PQflush(handle)
            guard flushed >= 0 else { throw lost }
            if flushed == 0 {
                let before = recentMemory()
                if PQisBusy(handle) == 0 { return PQgetResult(handle).map(PostgresResult.init) }
                // The library makes room for a whole row when it sees how long that is, before any of it is here.
                guard MemoryInUse.writableBytes - before <= Self.rowBytes * 2 else { throw tooLong() }
                memory = nil
            }
            let isReady = wait(for: flushed == 1 ? POLLIN | POLLOUT : POLLIN)
            if control.mustStop { throw stop() }
            guard isReady else {
                whileWaiting()
                continue
            }
            received += available
            guard received <= Self.rowBytes else { throw tooLong() }
            guard PQconsumeInput(handle) == 1 else { throw lost }
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

    /// Bytes that wait to be read.
    private var available: Int {
        var count: Int32 = 0
        return ioctl(PQsocket(handle), UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    private func tooLong() -> QueryFailure {
        cancel()
        return QueryFailure(
            .resourceExhausted,
            "A row of the result has more than the \(Self.rowBytes >> 20) MB that docket takes. Choose fewer or shorter columns."
        )
    }

    private func stop() -> QueryFailure {
        cancel()
        return control.stopFailure
    }

    /// Asks the server to end what it is doing.
    private func cancel() {
        guard let cancel = PQgetCancel(handle) else { return }
        var reason = [CChar](repeating: 0, count: 256)
        PQcancel(cancel, &reason, Int32(reason.count))
        PQfreeCancel(cancel)
    }

    private var lost: QueryFailure {
        QueryFailure(
            .unavailable, "The connection to \(place) was lost, and the query with it. Run it again.", cause: message)
    }

    private func check(
        _ result: PostgresResult, of statement: BoundStatement?, prefix: String = ""
    ) throws(QueryFailure) {
        if let failure = result.failure(of: statement, prefix: prefix, control) { throw failure }
        if PQstatus(handle) == CONNECTION_BAD { throw lost }
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
