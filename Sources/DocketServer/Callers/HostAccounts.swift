/// The accounts of the operating system.
package struct HostAccounts: Sendable {
    /// The number of the server's own.
    package let own: UInt32
    /// What one is called; nothing where the system does not know it.
    package let name: @Sendable (UInt32) -> String?

    package init(own: UInt32, name: @escaping @Sendable (UInt32) -> String?) {
        self.own = own
        self.name = name
    }
}
