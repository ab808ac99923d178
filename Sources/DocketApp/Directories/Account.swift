#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The operating system's account that runs this process: the authority on one machine.
package enum Account {
    /// Its login name; where the system knows none, what `LOGNAME` says, or else the number of the account.
    package static func name(environment: [String: String]) -> String {
        let account = geteuid()
        if let name = name(ofNumber: account) { return name }
        if let name = environment["LOGNAME"], !name.isEmpty { return name }
        return String(account)
    }

    /// The login name of an account; nothing where the system knows none.
    package static func name(ofNumber account: UInt32) -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16 << 10)
        let name = buffer.withUnsafeMutableBufferPointer { buffer -> String? in
            guard let base = buffer.baseAddress,
                getpwuid_r(account, &entry, base, buffer.count, &found) == 0, found != nil, let name = entry.pw_name
            else { return nil }
            return String(cString: name)
        }
        guard let name, !name.isEmpty else { return nil }
        return name
    }
}
