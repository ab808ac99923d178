/// A secret by which a program says for whom it works. Only its digest is kept, and nothing prints it but who makes it.
package struct AccessToken: Hashable, Sendable {
    package let id: TokenID
    private let secret: String

    private static let prefix = "dkt"
    private static let idBytes = 8
    private static let secretBytes = 32

    /// A new one, made of the system's random numbers.
    package static func random() -> AccessToken {
        AccessToken(id: TokenID(randomDigits(idBytes)), secret: randomDigits(secretBytes))
    }

    private init(id: TokenID, secret: String) {
        self.id = id
        self.secret = secret
    }

    /// A token as a program shows it; nothing where the text is none.
    package init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.prefix, Self.areDigits(parts[1], Self.idBytes),
            Self.areDigits(parts[2], Self.secretBytes)
        else { return nil }
        self.init(id: TokenID(String(parts[1])), secret: String(parts[2]))
    }

    /// What a program shows. It is told once.
    package var text: String { "\(Self.prefix)_\(id)_\(secret)" }

    /// What is kept of it.
    package var digest: String { StableDigest.sha256(Array(text.utf8)) }

    /// Whether a digest is this token's. That takes the same time wherever the two differ.
    package func matches(_ digest: String) -> Bool {
        let (own, other) = (Array(self.digest.utf8), Array(digest.utf8))
        guard own.count == other.count else { return false }
        return zip(own, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    static func isID(_ text: String) -> Bool { areDigits(text, idBytes) }

    static func isDigest(_ text: String) -> Bool { areDigits(text, 32) }

    /// What is compared with where there is no such token.
    static let noDigest = String(repeating: "0", count: 64)

    private static func randomDigits(_ count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return StableDigest.hexadecimal((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    private static func areDigits(_ text: some StringProtocol, _ bytes: Int) -> Bool {
        let digits = "0123456789abcdef".utf8
        return text.utf8.count == 2 * bytes && text.utf8.allSatisfy(digits.contains)
    }
}

/// However it is printed, the secret is not.
extension AccessToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(Self.prefix)_\(id)_…" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
