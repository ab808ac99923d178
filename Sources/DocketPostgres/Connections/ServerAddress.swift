/// Where a log is, and as whom it is used there.
struct ServerAddress: Sendable {
    /// As libpq takes it.
    let connection: String
    /// Which role a connection becomes; nothing for the one that it connects as.
    let role: String?

    /// The role that uses the log.
    static let node = "docket_node"
}
