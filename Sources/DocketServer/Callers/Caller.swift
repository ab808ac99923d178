import DocketDomain
import GRPCCore

/// Who calls, as far as a call tells it.
struct Caller: Hashable, Sendable {
    /// The number of the account of the operating system on the other side; nothing where that is not known.
    let account: UInt32?
    /// The user that the call names.
    let user: UserID?
    /// The tenant that the call names.
    let tenant: TenantID?
    /// What the call shows for itself.
    let proof: Proof?

    /// What a call shows in `authorization`.
    enum Proof: Hashable, Sendable {
        case token(AccessToken)
        /// Nothing that docket has made.
        case unreadable
    }

    /// - Parameter metadata: Of the call; who is on the other side stands in it, written by this side.
    init(_ metadata: Metadata) {
        account = Self.value(PeerMark.header, in: metadata).flatMap { UInt32($0) }
        user = Self.value(Self.userHeader, in: metadata).map { UserID($0) }
        tenant = Self.value(Self.tenantHeader, in: metadata).map { TenantID($0) }
        proof = Self.proof(Array(metadata[stringValues: Self.proofHeader]))
    }

    /// Names a user, as `--user` does on a command line.
    static let userHeader = "docket-user"
    /// Names a tenant, as `--tenant` does.
    static let tenantHeader = "docket-tenant"
    /// Shows a token: `Bearer TOKEN`.
    private static let proofHeader = "authorization"

    private static func value(_ key: String, in metadata: Metadata) -> String? {
        metadata[stringValues: key].first { !$0.isEmpty }
    }

    private static func proof(_ texts: [String]) -> Proof? {
        guard let text = texts.first else { return nil }
        let words = text.split(separator: " ")
        guard texts.count == 1, words.count == 2, words[0].lowercased() == "bearer",
            let token = AccessToken(String(words[1]))
        else { return .unreadable }
        return .token(token)
    }
}

/// Nobody knows who calls.
struct Unauthenticated: Error {
    let message: String

    /// The same whatever is wrong with a token: it tells nobody which ones there are.
    static let token = Unauthenticated(
        message:
            "The token is good for nothing: it has expired, was revoked, is another tenant's, or never was one. Make another one: docket tokens add USER"
    )
}
