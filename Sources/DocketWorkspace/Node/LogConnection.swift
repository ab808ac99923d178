import DocketDomain

/// A log elsewhere, opened when it is first needed, and tried again where that failed: a node is there while its log is
/// not.
actor LogConnection {
    private let address: LogAddress
    private let engines: LogEngines
    private var opening: Task<any EventLog, any Error>?
    private var failure: (error: DocketError, at: ContinuousClock.Instant)?

    /// So long it is not tried again.
    private static let pause = Duration.seconds(1)

    /// - Parameter log: Where it is open already.
    init(_ address: LogAddress, _ engines: LogEngines, log: (any EventLog)? = nil) {
        self.address = address
        self.engines = engines
        opening = log.map { log in Task { log } }
    }

    /// The log.
    ///
    /// - Throws: `unavailable`, with the reason and what to do, where it cannot be opened now.
    func log() async throws -> any EventLog {
        if let failure, ContinuousClock.now - failure.at < Self.pause { throw failure.error }
        let opening =
            self.opening ?? Task { [address, engines] in try await engines.open(address) }
        self.opening = opening
        do {
            let log = try await opening.value
            failure = nil
            return log
        } catch {
            let told = Self.told(error, address)
            // Whoever waited for the same attempt comes here as well; a later attempt stays.
            if self.opening == opening { self.opening = nil }
            failure = (told, .now)
            throw told
        }
    }

    private static func told(_ error: any Error, _ address: LogAddress) -> DocketError {
        guard let error = error as? DocketError else {
            return DocketError(
                .unavailable, "The log \(address) cannot be opened. Run `docket node status`.", cause: "\(error)")
        }
        return error
    }
}
