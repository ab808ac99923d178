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

    /// - Parameter metadata: Of the call; who is on the other side stands in it, written by this side.
    init(_ metadata: Metadata) {
        account = Self.value(PeerMark.header, in: metadata).flatMap { UInt32($0) }
        user = Self.value(Self.userHeader, in: metadata).map { UserID($0) }
        tenant = Self.value(Self.tenantHeader, in: metadata).map { TenantID($0) }
    }

    /// Names a user, as `--user` does on a command line.
    static let userHeader = "docket-user"
    /// Names a tenant, as `--tenant` does.
    static let tenantHeader = "docket-tenant"

    private static func value(_ key: String, in metadata: Metadata) -> String? {
        metadata[stringValues: key].first { !$0.isEmpty }
    }
}

/// Nobody knows who calls.
struct Unauthenticated: Error {
    let message: String
}
