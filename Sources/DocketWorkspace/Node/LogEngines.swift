package import DocketDomain

/// How logs elsewhere are reached.
package struct LogEngines: Sendable {
    /// Opens a log that is there.
    package var open: @Sendable (LogAddress) async throws(DocketError) -> any EventLog
    /// The same; makes what the log needs where that is not there yet.
    package var create: @Sendable (LogAddress) async throws(DocketError) -> any EventLog
    /// What keeps readers of a log from what is written, in words; nothing where nothing does.
    package var heldBack: @Sendable (any EventLog) async -> String?

    package init(
        open: @escaping @Sendable (LogAddress) async throws(DocketError) -> any EventLog,
        create: @escaping @Sendable (LogAddress) async throws(DocketError) -> any EventLog,
        heldBack: @escaping @Sendable (any EventLog) async -> String? = { _ in nil }
    ) {
        self.heldBack = heldBack
        self.open = open
        self.create = create
    }

    /// By the scheme of their address.
    package static let live = LogEngines(
        open: { address throws(DocketError) in throw unknown(address) },
        create: { address throws(DocketError) in throw unknown(address) })

    private static func unknown(_ address: LogAddress) -> DocketError {
        DocketError(
            .invalidArgument,
            "docket knows no logs of the kind \(address.scheme)://. Write the address as postgres://USER@HOST:PORT/DATABASE."
        )
    }
}
