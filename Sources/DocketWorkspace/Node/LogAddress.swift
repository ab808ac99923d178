package import DocketDomain

/// Where a log is that workspaces share, as a user has written it: a URL, perhaps with a password in it.
package struct LogAddress: Hashable, Sendable {
    /// All of it: for the engine that opens it, and for the node's own file.
    package let url: String

    /// - Throws: `invalidArgument` where the text is no URL. It is not repeated: it may have a password in it.
    package init(_ text: String) throws(DocketError) {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, text.utf8.count <= 4096,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else {
            throw DocketError(
                .invalidArgument,
                "That is no address of a log. Write it as postgres://USER@HOST:PORT/DATABASE; a password is best kept in ~/.pgpass."
            )
        }
        url = text
    }

    /// What stands before `://`, in small letters.
    package var scheme: String { String(url.prefix { $0 != ":" }).lowercased() }

    /// Parameters that tell where it leads; the values of others are not shown.
    private static let shown: Set<String> = [
        "host", "hostaddr", "port", "dbname", "user", "service", "sslmode", "connect_timeout", "application_name",
    ]
}

extension LogAddress: CustomStringConvertible, CustomDebugStringConvertible {
    /// The address without a password, wherever one may stand.
    package var description: String {
        let rest = Array(url.utf8.dropFirst(scheme.utf8.count + 3))
        var shown = rest
        // A sign that should have been encoded may stand in the password: what is left out ends at the last @.
        if let end = rest.lastIndex(of: UInt8(ascii: "@")) {
            let user = rest[..<end].prefix { $0 != UInt8(ascii: ":") }
            shown = Array(user) + Array(rest[end...])
        }
        let parts = String(decoding: shown, as: UTF8.self).split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let parameters = parts.dropFirst().first?.split(separator: "&").filter { parameter in
            Self.shown.contains(parameter.prefix { $0 != "=" }.lowercased())
        }
        let query = parameters.map { $0.isEmpty ? "" : "?" + $0.joined(separator: "&") } ?? ""
        return "\(scheme)://\(parts.first ?? "")\(query)"
    }

    package var debugDescription: String { description }
}
