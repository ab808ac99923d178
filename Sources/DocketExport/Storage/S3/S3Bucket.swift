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

    /// - Parameters:
    ///   - endpoint: The server's address; Amazon's own for the region unless it is given.
    /// - Throws: `failedPrecondition` where one of them cannot be what it should.
    package init(name: String, region: String, endpoint: String?, style: Style) throws(DocketError) {
        guard Self.isBucketName(name) else {
            throw Self.refusal("exports.bucket", "3 to 63 lower-case letters, digits, dots and dashes")
        }
        guard !region.isEmpty, region.count <= 64,
            region.utf8.allSatisfy({ Self.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") })
        else { throw Self.refusal("exports.region", "such as eu-central-1") }
        self.name = name
        self.region = region
        self.style = style
        guard let endpoint, !endpoint.isEmpty else {
            scheme = "https"
            host = "s3.\(region).amazonaws.com"
            return
        }
        guard let parts = URLComponents(string: endpoint), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil,
            parts.password == nil, parts.query == nil, parts.fragment == nil, ["", "/"].contains(parts.path)
        else {
            throw Self.refusal(
                "exports.endpoint", "an http or https address without a path, such as https://s3.example.org")
        }
        self.scheme = scheme
        let isUsualPort = parts.port == nil || parts.port == (scheme == "http" ? 80 : 443)
        self.host = isUsualPort ? host : "\(host):\(parts.port ?? 0)"
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

    private static func isBucketName(_ name: String) -> Bool {
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

    private static func refusal(_ setting: String, _ allowed: String) -> DocketError {
        DocketError(.failedPrecondition, "The setting \(setting) is missing or wrong. It is \(allowed).")
    }
}
