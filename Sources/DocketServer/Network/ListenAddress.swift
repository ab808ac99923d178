package import DocketDomain
import NIOCore

/// An address of this machine at which others can call.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
    package let host: String
    /// 0 for one that the system chooses.
    package let port: Int
    let isIPv6: Bool

    /// - Parameter text: `127.0.0.1:50051`, `[::1]:50051` or `localhost:50051`.
    package init(_ text: String) throws(DocketError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let name = parts.dropLast().joined(separator: ":")
        let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
        let host =
            name == "localhost" ? "127.0.0.1" : isBracketed ? String(name.dropFirst().dropLast()) : name
        guard let port = parts.last.flatMap({ Int($0) }), (0...65_535).contains(port),
            let address = try? SocketAddress(ipAddress: host, port: port),
            isBracketed == (address.protocol == .inet6)
        else {
            throw DocketError(
                .invalidArgument,
                "“\(text)” is no address to listen at. Give a number and a port: 127.0.0.1:50051, 0.0.0.0:50051 or [::1]:50051."
            )
        }
        self.init(host: host, port: port, isIPv6: isBracketed)
    }

    private init(host: String, port: Int, isIPv6: Bool) {
        self.host = host
        self.port = port
        self.isIPv6 = isIPv6
    }

    /// Whether only this machine can call there.
    package var isLoopback: Bool { isIPv6 ? host == "::1" : host.hasPrefix("127.") }

    package var description: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// The same at the port that the system has chosen.
    func bound(_ port: Int) -> ListenAddress { ListenAddress(host: host, port: port, isIPv6: isIPv6) }
}
