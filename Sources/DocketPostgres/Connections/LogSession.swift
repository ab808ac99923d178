import DocketDomain
import Foundation

/// What a thread has of the server: a connection, or a new one where that was lost.
final class LogSession {
    private let address: ServerAddress
    private var connection: ServerConnection?

    private static let firstPause = 0.02
    private static let longestPause = 0.5

    init(_ address: ServerAddress) {
        self.address = address
    }

    /// Does something, again where the connection was lost or others were in its way, after longer and longer pauses.
    ///
    /// - Parameter patience: How long after the first failure to try.
    func perform<Value>(patience: Duration, _ body: (ServerConnection) throws -> Value) throws -> Value {
        var end: ContinuousClock.Instant?
        var pause = Self.firstPause
        while true {
            do {
                return try body(try open())
            } catch let failure as PostgresFailure {
                if failure.isLost { connection = nil }
                let now = ContinuousClock.now
                end = end ?? now + patience
                guard failure.isPassing, now < end ?? now else { throw failure.error }
                // Not all at once.
                Thread.sleep(forTimeInterval: pause * Double.random(in: 0.5...1))
                pause = min(2 * pause, Self.longestPause)
            }
        }
    }

    private func open() throws(PostgresFailure) -> ServerConnection {
        if let connection { return connection }
        let opened = try ServerConnection(address.connection, role: address.role)
        connection = opened
        return opened
    }
}
