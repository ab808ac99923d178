package import DocketDomain

/// What brings a file up to date that is a copy of a log elsewhere.
package protocol ReplicaSource: Sendable {
    /// Copies what the log has by now.
    func catchUp() async throws(DocketError)
    /// Makes the file's deliveries those of the log.
    func copyDeliveries() async throws(DocketError)
}
