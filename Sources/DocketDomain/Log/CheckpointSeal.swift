import Crypto
package import Foundation

/// Seals places of a log for the readers of one stream, or of all, and opens what they bring back (HMAC with SHA-256,
/// RFC 2104): nobody makes a checkpoint up, and none is taken for another tenant, stream or log.
package struct CheckpointSeal: Sendable {
    private let identity: LogIdentity
    private let tenant: TenantID
    private let stream: StreamID?
    private let lifetime: Int64

    /// - Parameters:
    ///   - stream: Nothing for all streams.
    ///   - lifetime: Milliseconds that a checkpoint is good for.
    package init(_ identity: LogIdentity, tenant: TenantID, stream: StreamID?, lifetime: Int64) {
        self.identity = identity
        self.tenant = tenant
        self.stream = stream
        self.lifetime = lifetime
    }

    package func sealed(_ place: Checkpoint, at now: Timestamp) -> SealedCheckpoint {
        let fields: [JSON] = [
            .string(tenant.rawValue), .string(stream?.description ?? ""), .number(place.position),
            .string(identity.epoch), .number(now.milliseconds),
        ]
        let text = Data(JSON.array(fields).serialized().utf8)
        return SealedCheckpoint(rawValue: Self.mark + (code(of: text) + text).base64URL)
    }

    /// The place that a checkpoint stands for.
    ///
    /// - Parameter head: How far the log goes now.
    /// - Throws: `invalidArgument` where it was not given for this; `failedPrecondition` where its reader has to read
    ///   anew.
    package func opened(
        _ checkpoint: SealedCheckpoint, at now: Timestamp, head: Checkpoint
    ) throws(DocketError) -> Checkpoint {
        guard checkpoint.rawValue.utf8.count <= 4096, checkpoint.rawValue.hasPrefix(Self.mark),
            let data = Data(base64URL: String(checkpoint.rawValue.dropFirst(Self.mark.count))),
            data.count > SHA256.byteCount, case let text = data.dropFirst(SHA256.byteCount),
            HMAC<SHA256>.isValidAuthenticationCode(
                data.prefix(SHA256.byteCount), authenticating: text, using: identity.symmetricKey),
            let fields = try? JSON(parsing: Array(text)).array, fields.count == 5, let position = fields[2].int,
            let issuedAt = fields[4].int
        else { throw Self.unknown }
        guard fields[0].string == tenant.rawValue else { throw Self.refusal("is another tenant's") }
        guard fields[1].string == stream?.description ?? "" else {
            throw Self.refusal("was given for \(fields[1].string.flatMap { $0.isEmpty ? nil : $0 } ?? "all streams")")
        }
        guard fields[3].string == identity.epoch, position <= head.position else { throw LogIdentity.restored }
        guard now.milliseconds < Int64(issuedAt) + lifetime else {
            throw DocketError(
                .failedPrecondition,
                "The checkpoint is older than \(lifetime / 3_600_000) hours. Read anew, without a checkpoint.")
        }
        return Checkpoint(position: Int64(position))
    }

    /// What a checkpoint begins with: no `-`, which a command line would take for an option.
    private static let mark = "c"

    private func code(of text: Data) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: text, using: identity.symmetricKey))
    }

    private static let unknown = DocketError(
        .invalidArgument, "This is no checkpoint of this workspace. Use one that `docket events` printed.")

    private static func refusal(_ words: String) -> DocketError {
        DocketError(
            .invalidArgument, "The checkpoint \(words). Use one of the same reading, or read without a checkpoint.")
    }
}

/// What tells a log from others, and from itself before a backup was put in its place.
package struct LogIdentity: Hashable, Sendable {
    /// Another one after each restore.
    package let epoch: String
    /// What its checkpoints are sealed with.
    package let key: Data
    /// Grows with each erasure: what was read of events before may have been rewritten since.
    package let erasures: Int

    package init(epoch: String, key: Data, erasures: Int = 0) {
        self.epoch = epoch
        self.key = key
        self.erasures = erasures
    }

    fileprivate var symmetricKey: SymmetricKey { SymmetricKey(data: key) }

    /// What is said to a reader whose place is none in this log any more.
    package static let restored = DocketError(
        .failedPrecondition,
        "The log was restored from a backup since: places in it are not what they were. Read anew, without a checkpoint."
    )
}
