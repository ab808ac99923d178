internal import Foundation

/// Where a server is: the address below which its interface is.
struct Endpoint: Hashable, Sendable {
    /// `http` or `https`
    let scheme: String
    /// Without brackets.
    let host: String
    let port: Int
    /// Without a slash at its end.
    let path: String

    /// - Returns: nil where the text is no http or https address without user, query and fragment.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let parts = URLComponents(string: text),
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil, parts.password == nil,
            parts.query == nil, parts.fragment == nil, (1...65_535).contains(parts.port ?? 1)
        else { return nil }
        self.scheme = scheme
        self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        port = parts.port ?? (scheme == "http" ? 80 : 443)
        var path = parts.percentEncodedPath
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// Scheme, host and port: what a key is for.
    var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (scheme == "http" ? 80 : 443) ? "\(scheme)://\(name)" : "\(scheme)://\(name):\(port)"
    }

    /// Whether what is sent stays on this machine.
    var isLoopback: Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    func address(of resource: String) -> String { "\(origin)\(path)/\(resource)" }
}
