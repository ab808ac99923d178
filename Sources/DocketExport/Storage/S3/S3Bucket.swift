package import DocketDomain
import Foundation

/// Which bucket, on which server, and how its addresses are written.
package struct S3Bucket: Hashable, Sendable {
    /// Where an address names the bucket.
    package enum Style: String, Hashable, Sendable, CaseIterable {
        /// `https://host/bucket/key`
        case path
        /// `https://bucket.host/key`
        case virtual
    }

    package let name: String
    package let region: String
    let scheme: String
    /// With the port, where it is not the scheme's own; without the bucket.
    let host: String
    let style: Style

    /// What a bucket's name, its region and its server's address are, in words.
    package static let nameForm = "3 to 63 lower-case letters, digits, dots and dashes, such as my-exports"
    package static let regionForm = "a region such as eu-central-1"
    package static let addressForm = "an http or https address without a path, such as https://s3.example.org"

    /// - Parameters:
    ///   - endpoint: The server's address; Amazon's own for the region unless it is given.
    /// - Throws: `configuration` where one of them cannot be what it should.
    package init(name: String, region: String, endpoint: String?, style: Style) throws(DocketError) {
        guard Self.isName(name) else { throw Self.refusal("exports.bucket", name, Self.nameForm) }
        guard Self.isRegion(region) else { throw Self.refusal("exports.region", region, Self.regionForm) }
        self.name = name
        self.region = region
        self.style = style
        guard let endpoint, !endpoint.isEmpty else {
            scheme = "https"
            host = "s3.\(region).amazonaws.com"
            return
        }
        guard let server = Self.server(of: endpoint) else {
            throw Self.refusal("exports.endpoint", endpoint, Self.addressForm)
        }
        scheme = server.scheme
        host = server.host
    }

    package static func isRegion(_ region: String) -> Bool {
        !region.isEmpty && region.count <= 64
            && region.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    package static func isAddress(_ endpoint: String) -> Bool { server(of: endpoint) != nil }

    /// The scheme and the host of a server's address, with the port where it is not the scheme's own.
    private static func server(of endpoint: String) -> (scheme: String, host: String)? {
        guard let parts = URLComponents(string: endpoint), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil,
            parts.password == nil, parts.query == nil, parts.fragment == nil, ["", "/"].contains(parts.path)
        else { return nil }
        let isUsualPort = parts.port == nil || parts.port == (scheme == "http" ? 80 : 443)
        return (scheme, isUsualPort ? host : "\(host):\(parts.port ?? 0)")
    }

    /// The host and the path, percent-encoded, of a key; of the bucket itself where the key is empty.
    func address(of key: String) -> (host: String, path: String) {
        let key = key.split(separator: "/", omittingEmptySubsequences: false).map { S3Encoding.encode(String($0)) }
            .joined(separator: "/")
        return switch style {
        case .path: (host, "/\(name)/\(key)")
        case .virtual: ("\(name).\(host)", "/\(key)")
        }
    }

    package static func isName(_ name: String) -> Bool {
        (3...63).contains(name.utf8.count)
            && name.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            } && !name.hasPrefix(".") && !name.hasPrefix("-") && !name.contains("..")
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func refusal(_ setting: String, _ given: String, _ allowed: String) -> DocketError {
        let fault = given.isEmpty ? "is not set" : "cannot be “\(given)”"
        return DocketError(.configuration, "\(setting) \(fault). It can be \(allowed).")
    }
}
