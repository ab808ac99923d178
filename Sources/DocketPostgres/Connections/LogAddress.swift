/// Where a log is, and as whom it is used there.
struct LogAddress: Sendable {
    /// As libpq takes it.
    let connection: String
    /// Which role a connection becomes; nothing for the one that it connects as.
    let role: String?
}
